import { contentsOf, type FactOf } from '../model/fact.ts';
import { groupBy } from '../model/group-by.ts';
import { folderOf, foldersAround, isInside, joinPath, pathFromRoot } from '../sdk/path.ts';
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

interface Found extends MountedFile {
  readonly source: string;
}

/** Files of settings that things find in their file systems, deployment by deployment. */
export class MountedFiles {
  readonly #mounts = new Map<Thing, MountFact[]>();
  /** What files hold, by their sources. */
  readonly #contents: ReadonlyMap<string, readonly SettingFact[]>;
  /** The sources of files that lie in a folder, at any depth, or in a ConfigMap. */
  readonly #inside: ReadonlyMap<string, readonly string[]>;
  /** The folders in which front ends found settings that come along with the code. */
  readonly #known: ReadonlySet<string>;
  readonly #all = new Map<Thing, Map<string, readonly SettingFact[]>>();

  constructor(facts: FactIndex, owners: Owners) {
    const inFiles = facts.of('setting').filter(isContent);
    this.#contents = groupBy(inFiles, ({ group = '' }) => group.slice(contentsOf('').length));
    this.#inside = insideOf([...this.#contents.keys()]);
    const others = facts.of('setting').filter((each) => !isContent(each));
    this.#known = new Set(others.map(({ evidence }) => folderOf(evidence.path)));
    for (const fact of facts.of('mount'))
      for (const thing of owners.thingsOf(fact.owner)) this.#mounts.set(thing, [...(this.#mounts.get(thing) ?? []), fact]);
  }

  /**
   * The file at a path. Nobody says in which folder a program is started: one that does not begin at the root is the only file that the
   * thing has mounted whose path ends so, and where there are several, none of them.
   */
  at(path: string, thing: Thing, deployment: string): MountedFile | undefined {
    const mounts = this.#of(thing, deployment);
    if (path.startsWith('/')) return this.#around(pathFromRoot(path), mounts, deployment);
    const end = joinPath('.', path);
    const places = mounts.flatMap((mount) => this.#placesIn(mount)).filter((each) => end && each.endsWith(`/${end}`));
    const found = [...new Set(places)].flatMap((each) => this.#around(each, mounts, deployment) ?? []);
    return new Set(found.map(({ source }) => source)).size === 1 ? found[0] : undefined;
  }

  /** What the innermost mount around a path has there: it hides what others have below its own. */
  #around(path: string, mounts: readonly MountFact[], deployment: string): Found | undefined {
    const around = mounts.filter((mount) => path === mount.path || path.startsWith(`${mount.path}/`));
    const depth = Math.max(...around.map((mount) => mount.path.length));
    for (const mount of around.filter((each) => each.path.length === depth)) {
      const source = mount.source + path.slice(depth);
      const settings = this.#holds(source, deployment);
      if (settings.length > 0) return { mount, settings, source };
    }
    return undefined;
  }

  /** Where the files of a mount are. */
  #placesIn({ path, source }: MountFact): readonly string[] {
    return this.#filesOf(source).map((each) => path + each.slice(source.length));
  }

  #filesOf(source: string): readonly string[] {
    return [...(this.#contents.has(source) ? [source] : []), ...(this.#inside.get(source) ?? [])];
  }

  /**
   * Everything that files say that are mounted for a thing whose program is here; what is mounted last comes first. A configuration server
   * has them for others, and of those that come along with the code, mounted over themselves for development, more is known already.
   */
  all(thing: Thing, deployment: string): readonly SettingFact[] {
    const own = this.#all.get(thing) ?? new Map<string, readonly SettingFact[]>();
    const all = own.get(deployment) ?? this.#read(thing, deployment);
    this.#all.set(thing, own.set(deployment, all));
    return all;
  }

  #read(thing: Thing, deployment: string): readonly SettingFact[] {
    if (thing.programs.length === 0 || thing.kind === 'infrastructure') return [];
    const sources = new Set(this.#of(thing, deployment).map(({ source }) => source));
    const files = new Set([...sources].reverse().flatMap((source) => this.#filesOf(source)));
    return [...files].flatMap((each) => (this.#isOfCode(each, thing) ? [] : this.#holds(each, deployment)));
  }

  /** Of one ConfigMap in several variants, that of the deployment. */
  #holds(source: string, deployment: string): readonly SettingFact[] {
    const all = this.#contents.get(source) ?? [];
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

function insideOf(files: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const pairs = files.flatMap((file) => foldersAround(file).flatMap((folder) => (folder === '.' ? [] : { folder, file })));
  return new Map([...groupBy(pairs, ({ folder }) => folder)].map(([folder, all]) => [folder, all.map(({ file }) => file)]));
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
