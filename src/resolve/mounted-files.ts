import { contentsOf, type FactOf } from '../model/fact.ts';
import { groupBy } from '../model/group-by.ts';
import { folderOf, isInside } from '../sdk/path.ts';
import { uniform } from './config-files.ts';
import type { FactIndex } from './fact-index.ts';
import { foldersOf } from './identity/group.ts';
import type { Thing } from './identity/thing.ts';
import type { Owners } from './owners.ts';
import { isPattern, itemsOf, keysMeant } from './setting-patterns.ts';

type SettingFact = FactOf<'setting'>;
type MountFact = FactOf<'mount'>;

/** What the file at a path of a thing's file system holds, and the mount that brings it. */
export interface MountedFile {
  readonly mount: MountFact;
  readonly settings: readonly SettingFact[];
}

/** Files of settings that things find in their file systems, deployment by deployment. */
export class MountedFiles {
  readonly #mounts = new Map<Thing, MountFact[]>();
  readonly #contents: ReadonlyMap<string, readonly SettingFact[]>;
  /** The folders in which front ends found settings that come along with the code. */
  readonly #known: ReadonlySet<string>;

  constructor(facts: FactIndex, owners: Owners) {
    const inFiles = facts.of('setting').filter(isContent);
    this.#contents = groupBy(inFiles, ({ group = '' }) => group);
    const others = facts.of('setting').filter((each) => !isContent(each));
    this.#known = new Set(others.map(({ evidence }) => folderOf(evidence.path)));
    for (const fact of facts.of('mount'))
      for (const thing of owners.thingsOf(fact.owner)) this.#mounts.set(thing, [...(this.#mounts.get(thing) ?? []), fact]);
  }

  /** The file at a path, of several mounts around it the innermost one's; where a path does not begin at the root, that may be anywhere. */
  at(path: string, thing: Thing, deployment: string): MountedFile | undefined {
    const around = this.#of(thing, deployment).toSorted((one, other) => other.path.length - one.path.length);
    for (const mount of around) {
      const source = sourceAt(path, mount);
      const settings = source === undefined ? [] : this.#holds(source, deployment);
      if (settings.length > 0) return { mount, settings };
    }
    return undefined;
  }

  /**
   * Everything that files say that are mounted for a thing whose program is here; what is mounted last comes first. A configuration server
   * has them for others, and of those that come along with the code, mounted over themselves for development, more is known already.
   */
  all(thing: Thing, deployment: string): readonly SettingFact[] {
    if (thing.programs.length === 0 || thing.kind === 'infrastructure') return [];
    const sources = this.#of(thing, deployment).map(({ source }) => source);
    return [...new Set(sources)].reverse().flatMap((source) => {
      const inside = [...this.#contents.keys()].filter((each) => each.startsWith(`${contentsOf(source)}/`));
      return [source, ...inside.map((each) => each.slice(contentsOf('').length))].flatMap((each) =>
        this.#isOfCode(each, thing) ? [] : this.#holds(each, deployment),
      );
    });
  }

  /** Of one ConfigMap in several variants, that of the deployment. */
  #holds(source: string, deployment: string): readonly SettingFact[] {
    const all = this.#contents.get(contentsOf(source)) ?? [];
    const own = all.filter((each) => each.deployment === deployment);
    return own.length > 0 ? own : all;
  }

  #isOfCode(file: string, thing: Thing): boolean {
    return this.#known.has(folderOf(file)) && foldersOf(thing).some((folder) => isInside(file, folder));
  }

  #of(thing: Thing, deployment: string): readonly MountFact[] {
    const all = this.#mounts.get(thing) ?? [];
    return all.filter(({ owner }) => owner.is !== 'component' || owner.deployment === deployment);
  }
}

function isContent({ group }: SettingFact): boolean {
  return group?.startsWith(contentsOf('')) === true;
}

function sourceAt(path: string, { path: mounted, source }: MountFact): string | undefined {
  if (path === mounted) return source;
  if (path.startsWith(`${mounted}/`)) return source + path.slice(mounted.length);
  if (path.startsWith('/')) return undefined;
  const end = `/${path.replace(/^(\.\/)+/, '')}`;
  const name = end.slice(end.lastIndexOf('/'));
  const folder = end.slice(0, -name.length);
  if (mounted.endsWith(end)) return source;
  return folder !== '' && mounted.endsWith(folder) ? source + name : undefined;
}

/** What a file of settings has under a key: itself, each that a `*` in it means, or an item of a list that is stated as a whole. */
export function settingsUnder(key: string, { settings }: MountedFile): readonly SettingFact[] {
  const named = settings.filter((each) => uniform(each.key) === uniform(key));
  const keys = new Set(
    isPattern(key)
      ? keysMeant(
          key,
          settings.map((each) => each.key),
        )
      : [],
  );
  const found = [...named.slice(0, 1), ...settings.filter((each) => keys.has(each.key))];
  const [, list, place] = found.length > 0 ? [] : (ITEM.exec(key) ?? []);
  if (list === undefined || place === undefined) return found;
  return settings.filter((each) => uniform(each.key) === uniform(list)).flatMap((each) => itemsOf(each, place));
}

const ITEM = /^(.+)[.[](\d{1,4}|\*)\]?$/;
