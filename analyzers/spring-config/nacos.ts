import { folderOf, type Repository } from '../../src/sdk/index.ts';
import { type Entry, readEntries } from './documents.ts';
import { type ConfigFile, isAside } from './files.ts';
import type { ImportedFile } from './imports.ts';
import type { Module } from './modules.ts';
import { type AskedOfNacos, askedOfNacos } from './nacos-asked.ts';
import { type StoredRow, storedRows } from './nacos-dump.ts';

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
  const stored = [...dumped(repository), ...filesOf(all, repository)];
  const prefixes = new Set(all.flatMap(({ prefix }) => prefix ?? []));
  const byModule = new Map(
    asking.map(({ module, asked }) => [module, asked.flatMap((each) => takenBy(each, stored, prefixes, repository))]),
  );
  const taken = [...byModule.values()].flat().map(({ file }) => file);
  return { byModule, paths: new Set(taken.flatMap(({ path, within }) => (within === undefined ? path : []))) };
}

function dumped(repository: Repository): readonly DataId[] {
  const paths = repository.paths.filter((path) => path.endsWith('.sql') && !isAside(path));
  return paths.flatMap((path) => {
    const source = repository.read(path);
    const rows = source ? storedRows(source) : [];
    return rows.map((row) => ({ id: row.dataId, path, group: row.group, row }));
  });
}

/** An exported tree has a folder for each group; others call a folder after Nacos, or keep several applications' data ids in one. */
function filesOf(asked: readonly AskedOfNacos[], repository: Repository): readonly DataId[] {
  const groups = new Set(['DEFAULT_GROUP', ...asked.flatMap(({ group }) => group ?? [])]);
  const own = asked.filter(({ prefix }) => prefix !== undefined);
  const named = repository.paths.filter(
    (path) => !isAside(path) && !/(^|\/)src\/main\//.test(path) && asked.some(({ name }) => name.test(baseOf(path))),
  );
  const owners = new Map<string, Set<string>>();
  for (const path of named) {
    const prefixes = own.filter(({ name }) => name.test(baseOf(path))).flatMap(({ prefix }) => prefix ?? []);
    owners.set(folderOf(path), new Set([...(owners.get(folderOf(path)) ?? []), ...prefixes]));
  }
  return named.flatMap((path) => {
    const group = folderOf(path)
      .split('/')
      .findLast((step) => groups.has(step));
    const isStore = group !== undefined || /nacos/i.test(folderOf(path)) || (owners.get(folderOf(path))?.size ?? 0) > 1;
    if (!isStore || isOther(repository.read(path)?.text ?? '')) return [];
    return [{ id: baseOf(path), path, ...(group === undefined ? {} : { group }) }];
  });
}

/** Manifests of Kubernetes and compose files are called after services too. */
function isOther(text: string): boolean {
  return /^apiVersion:/m.test(text) || /^services:\s*$/m.test(text);
}

function baseOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function takenBy(
  asked: AskedOfNacos,
  stored: readonly DataId[],
  prefixes: ReadonlySet<string>,
  repository: Repository,
): readonly ImportedFile[] {
  const named = stored.filter(
    ({ id, group }) =>
      asked.name.test(id) &&
      (group === undefined || asked.group === undefined || group === asked.group) &&
      !isOthers(id, asked.prefix, prefixes),
  );
  const tenant = asked.tenant === 'public' ? '' : (asked.tenant ?? '');
  const inNamespace = named.filter(({ row }) => row?.tenant === tenant);
  return (inNamespace.length > 0 ? inNamespace : named).flatMap((dataId) => {
    const profiles = [asked.profile, asked.name.exec(dataId.id)?.[1]].filter((each) => each !== undefined);
    const profile = profiles.length === 0 ? undefined : profiles.join(' & ');
    const file: ConfigFile = {
      path: dataId.path,
      name: 'nacos',
      isProperties: /\.ya?ml$/.test(dataId.id) ? false : dataId.id.endsWith('.properties') || asked.isProperties,
      ...(dataId.row ? { within: `${dataId.group ?? ''}/${dataId.id}` } : {}),
      ...(profile === undefined ? {} : { profile, importedFor: profile }),
    };
    const entries = entriesOf(file, dataId, repository);
    return entries.length === 0 ? [] : [{ file, entries, order: asked.order }];
  });
}

/** `order-admin.yml` is no profile of `order` where there is an application `order-admin`. */
function isOthers(id: string, prefix: string | undefined, prefixes: ReadonlySet<string>): boolean {
  if (prefix === undefined) return false;
  const dot = id.lastIndexOf('.');
  const base = dot > prefix.length - 1 ? id.slice(0, dot) : id;
  return [...prefixes].some((other) => other.length > prefix.length && (base === other || base.startsWith(`${other}-`)));
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
