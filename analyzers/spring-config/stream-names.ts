import type { Entry } from './documents.ts';
import { canonicalKey } from './keys.ts';

const FUNCTION = /^spring\.cloud\.stream\.function\.bindings\.\[?([\w|]{1,200}-(?:in|out)-\d{1,3})\]?$/i;
const SAID = ['destination', 'group'] as const;

/**
 * What a binding under another name says of a function: `function.bindings.ship-in-0: orders` gives `ship-in-0` the destination of
 * the binding `orders`.
 * https://docs.spring.io/spring-cloud-stream/reference/spring-cloud-stream/functional-binding-names.html
 */
export function withBindingNames(entries: readonly Entry[]): readonly Entry[] {
  const known = new Set(entries.map(({ key }) => key));
  const implied = entries.flatMap(renamed);
  return implied.length === 0 ? entries : [...entries, ...implied.filter(({ key }) => !known.has(key))];
}

function renamed(entry: Entry): readonly Entry[] {
  const binding = FUNCTION.exec(entry.written)?.[1];
  const [name = ''] = entry.texts;
  return binding === undefined || !/^[\w.-]{1,200}$/.test(name) ? [] : saidOf(entry, binding, name);
}

/** Without a destination of its own, a binding leads to one of its name. */
function saidOf(entry: Entry, binding: string, of: string): readonly Entry[] {
  return SAID.map((said) => {
    const written = `spring.cloud.stream.bindings.${binding}.${said}`;
    const otherwise = said === 'destination' ? `:${of}` : '';
    const text = `\${spring.cloud.stream.bindings.${of}.${said}${otherwise}}`;
    return { ...entry, key: canonicalKey(written), written, texts: [text], isList: false };
  });
}
