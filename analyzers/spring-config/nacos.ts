import { folderOf, type Repository } from '../../src/sdk/index.ts';
import { type Entry, readEntries } from './documents.ts';
import { type ConfigFile, isAside } from './files.ts';
import type { ImportedFile } from './imports.ts';
import type { Module } from './modules.ts';
import { type AskedOfNacos, askedOfNacos } from './nacos-asked.ts';
import { type StoredRow, storedRows } from './nacos-dump.ts';
import { ByName, type DataIdName, profileIn } from './nacos-names.ts';

/** What modules read of Nacos, as far as the repository holds what was put there. */
export interface NacosConfig {
  readonly byModule: ReadonlyMap<Module, readonly ImportedFile[]>;
  /** Files that are data ids: no module packs them. */
  readonly paths: ReadonlySet<string>;
}

/** A data id as it lies in the repository: an own file, or a row of a dump. */
interface DataId {
  readonly id: string;
  readonly path: string;
  /** Undefined for a file of which no folder tells it. */
  readonly group?: string;
  readonly row?: StoredRow;
}

/** Finds what modules ask Nacos for in exported trees, in folders of data ids and in dumps of its database. */
export function nacosConfig(modules: readonly Module[], repository: Repository): NacosConfig {
  const asking = modules.flatMap((module) => {
    const asked = askedOfNacos(module, repository);
    return asked.length === 0 ? [] : [{ module, asked }];
  });
  if (asking.length === 0) return { byModule: new Map(), paths: new Set() };
  const all = asking.flatMap(({ asked }) => asked);
  const folders = new Set(modules.map(({ folder }) => baseOf(folder)));
  const stored = new ByName([...dumped(repository), ...filesOf(all, folders, repository)], ({ id }) => id);
  const store: Store = { stored, prefixes: new Set(all.flatMap(({ prefix }) => prefix ?? [])), entries: new Map(), repository };
  const byModule = new Map(asking.map(({ module, asked }) => [module, asked.flatMap((each) => takenBy(each, store))]));
  const taken = [...byModule.values()].flat().map(({ file }) => file);
  return { byModule, paths: new Set(taken.flatMap(({ path, within }) => (within === undefined ? path : []))) };
}

/** Dumps are long, and they are read before and after what is served is known. */
const DUMPED = new WeakMap<Repository, readonly DataId[]>();

function dumped(repository: Repository): readonly DataId[] {
  const known = DUMPED.get(repository);
  if (known) return known;
  const paths = repository.paths.filter((path) => path.endsWith('.sql') && !isAside(path));
  const rows = paths.flatMap((path) => {
    const source = repository.read(path);
    const all = source ? storedRows(source) : [];
    return all.map((row) => ({ id: row.dataId, path, group: row.group, row }));
  });
  DUMPED.set(repository, rows);
  return rows;
}

/** An exported tree has a folder for each group; others call a folder after Nacos, or keep several applications' data ids in one. */
function filesOf(asked: readonly AskedOfNacos[], modules: ReadonlySet<string>, repository: Repository): readonly DataId[] {
  const groups = new Set(asked.flatMap(({ group }) => (group === undefined || modules.has(group) ? [] : group)));
  groups.add('DEFAULT_GROUP');
  const paths = new ByName(
    repository.paths.filter((path) => !isAside(path) && !/(^|\/)src\/main\//.test(path)),
    baseOf,
  );
  const names = new Map<string, DataIdName>();
  const owners = new Map<string, Set<string>>();
  const seen = new Set<string>();
  for (const { name, prefix } of asked) {
    if (name === undefined || seen.has(`${name.text} ${prefix ?? ''}`)) continue;
    seen.add(`${name.text} ${prefix ?? ''}`);
    names.set(name.text, name);
    if (prefix !== undefined)
      for (const path of paths.of(name)) owners.set(folderOf(path), (owners.get(folderOf(path)) ?? new Set()).add(prefix));
  }
  const named = new Set([...names.values()].flatMap((name) => paths.of(name)));
  return [...named].sort().flatMap((path) => {
    const folder = folderOf(path);
    const group = groups.has(baseOf(folder)) ? baseOf(folder) : undefined;
    const isStore = group !== undefined || isOfNacos(folder) || (owners.get(folder)?.size ?? 0) > 1;
    if (!isStore || isOther(repository.read(path)?.text ?? '')) return [];
    return [{ id: baseOf(path), path, ...(group === undefined ? {} : { group }) }];
  });
}

/** `nacos`, `docker/nacos-config`, `nacos/shop` */
function isOfNacos(folder: string): boolean {
  const steps = folder.split('/').slice(-2);
  return steps.some((step) => /(^|[^a-z])nacos([^a-z]|$)/i.test(step));
}

/** Manifests of Kubernetes and compose files are called after services too. */
function isOther(text: string): boolean {
  return /^apiVersion:/m.test(text) || /^services:\s*$/m.test(text);
}

function baseOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** What the repository holds of Nacos. */
interface Store {
  readonly stored: ByName<DataId>;
  readonly prefixes: ReadonlySet<string>;
  /** What has been read, by the data id and how it is asked for. */
  readonly entries: Map<DataId, Map<string, readonly Entry[]>>;
  readonly repository: Repository;
}

/** So many profiles of one name are believed. */
const MOST_TAKEN = 100;

function takenBy(asked: AskedOfNacos, store: Store): readonly ImportedFile[] {
  const { name } = asked;
  if (name === undefined) return [];
  const named = store.stored
    .of(name)
    .filter(
      ({ id, group }) =>
        (group === undefined || asked.group === undefined || group === asked.group) &&
        !isOthers(id, asked.prefix, store.prefixes),
    );
  return inNamespace(named, asked.tenant)
    .slice(0, MOST_TAKEN)
    .flatMap((dataId) => {
      const profiles = [asked.profile, profileIn(dataId.id, name)].filter((each) => each !== undefined);
      const profile = profiles.length === 0 ? undefined : profiles.join(' & ');
      const file: ConfigFile = {
        path: dataId.path,
        name: 'nacos',
        isProperties: /\.ya?ml$/.test(dataId.id) ? false : dataId.id.endsWith('.properties') || asked.isProperties,
        ...(dataId.row ? { within: `${dataId.group ?? ''}/${dataId.id}` } : {}),
        ...(profile === undefined ? {} : { profile, importedFor: profile }),
      };
      const entries = readOnce(file, dataId, store);
      return entries.length === 0 ? [] : [{ file, entries, order: asked.order }];
    });
}

/** Namespaces have other names in a dump than in the settings; where it holds one alone, or none is told, it is that. */
function inNamespace(named: readonly DataId[], told: string | undefined): readonly DataId[] {
  const tenant = told === 'public' ? '' : (told ?? '');
  const same = named.filter(({ row }) => row?.tenant === tenant);
  if (same.length > 0) return same;
  const namespaces = new Set(named.flatMap(({ row }) => row?.tenant ?? []));
  return told === undefined || namespaces.size <= 1 ? named : named.filter(({ row }) => row === undefined);
}

/** `order-admin.yml` is no profile of `order` where there is an application `order-admin`. */
function isOthers(id: string, prefix: string | undefined, prefixes: ReadonlySet<string>): boolean {
  if (prefix === undefined) return false;
  const dot = id.lastIndexOf('.');
  const base = dot > prefix.length - 1 ? id.slice(0, dot) : id;
  for (let end = base.length; end > prefix.length; end = base.lastIndexOf('-', end - 1))
    if (prefixes.has(base.slice(0, end))) return true;
  return false;
}

function readOnce(file: ConfigFile, dataId: DataId, { entries, repository }: Store): readonly Entry[] {
  const known = entries.get(dataId) ?? new Map<string, readonly Entry[]>();
  entries.set(dataId, known);
  const way = `${file.isProperties} ${file.profile ?? ''}`;
  const read = known.get(way) ?? entriesOf(file, dataId, repository);
  known.set(way, read);
  return read;
}

/** The settings of a data id, without those by which a client finds its server: they come too late. */
function entriesOf(file: ConfigFile, { path, row }: DataId, repository: Repository): readonly Entry[] {
  const source = row ? { path, text: row.written } : repository.read(path);
  if (!source || source.text.trim() === '') return [];
  const { entries } = readEntries(file, source, row ? { path, text: row.content } : source);
  const real = entries.filter(({ key }) => !/^(spring\.cloud\.)?nacos\.config\./.test(key));
  return row ? real.map((entry) => ({ ...entry, evidence: { ...entry.evidence, line: lineOf(row, entry) } })) : real;
}

function lineOf({ lines }: StoredRow, { evidence }: Entry): number {
  return lines[evidence.line - 1] ?? lines.at(-1) ?? 1;
}
