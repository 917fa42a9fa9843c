import type { Entry } from './documents.ts';
import { canonicalKey } from './keys.ts';

const ITEM = /^spring\.cloud\.config\.server\.composite\[(\d{1,3})\]\.(.+)$/i;
const SERVER = 'spring.cloud.config.server';

/**
 * The items of a configuration server's list of places, each also under the name that its kind has when it is the only place:
 * `composite[0]` of `type: git` is `git`. A second repository is told apart like one of several that git has.
 * https://docs.spring.io/spring-cloud-config/reference/server/environment-repository/composite-repositories.html
 */
export function withCompositeNames(entries: readonly Entry[]): readonly Entry[] {
  const items = entries.flatMap((entry) => itemOf(entry) ?? []);
  const kinds = new Map(items.flatMap(({ index, rest, entry }) => (rest === 'type' ? [[index, entry.texts[0] ?? '']] : [])));
  if (kinds.size === 0) return entries;
  const implied = items.flatMap(({ index, rest, entry }) => {
    const kind = kinds.get(index);
    if (kind === undefined || rest === 'type' || !/^[\w-]+$/.test(kind)) return [];
    const isFirst = [...kinds].find(([, each]) => each === kind)?.[0] === index;
    const written = `${SERVER}.${kind}.${isFirst ? '' : `repos.${index}.`}${rest}`;
    return [{ ...entry, written, key: canonicalKey(written) }];
  });
  return [...entries, ...implied];
}

interface Item {
  readonly index: string;
  readonly rest: string;
  readonly entry: Entry;
}

function itemOf(entry: Entry): Item | undefined {
  const [, index, rest] = ITEM.exec(entry.written) ?? [];
  return index === undefined || rest === undefined ? undefined : { index, rest, entry };
}
