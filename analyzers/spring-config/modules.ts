import type { Problem, Repository, Source } from '../../src/sdk/index.ts';
import { type Entry, readEntries } from './documents.ts';
import { type ConfigFile, moduleOf, rankOf } from './files.ts';
import { filtered } from './filtered.ts';

/** A file with its settings. */
export interface ReadFile {
  readonly file: ConfigFile;
  readonly entries: readonly Entry[];
}

/** A module with the configuration files that it packs, weakest first. */
export interface Module {
  /** Folder of its manifest; for a module without one the first file's own path. */
  readonly folder: string;
  readonly files: readonly ReadFile[];
  /** Values of `spring.application.name` and its like. */
  readonly names: readonly string[];
  /** A path inside the module, by which its facts name their owner. */
  readonly anchor: string;
}

/** Reads own configuration files and puts them together by module. */
export function readModules(
  files: readonly ConfigFile[],
  sources: ReadonlyMap<string, Source>,
  repository: Repository,
): { readonly modules: readonly Module[]; readonly problems: readonly Problem[] } {
  const read = files.flatMap((file) => {
    const source = sources.get(file.path);
    return source ? [{ file, ...readEntries(file, source, filtered(source, repository)) }] : [];
  });
  const byFolder = new Map<string, ReadFile[]>();
  for (const { file, entries } of read) {
    const folder = moduleOf(file.path, repository) ?? file.path;
    byFolder.set(folder, [...(byFolder.get(folder) ?? []), { file, entries }]);
  }
  const modules = [...byFolder].map(([folder, own]) => toModule(folder, own));
  return { modules, problems: read.flatMap(({ problems }) => problems) };
}

/** https://docs.spring.io/spring-boot/appendix/application-properties/, https://quarkus.io/guides/all-config, Micronaut's own. */
const APPLICATION_NAMES = new Set(['spring.application.name', 'quarkus.application.name', 'micronaut.application.name']);

function toModule(folder: string, own: readonly ReadFile[]): Module {
  const files = [...own].sort(
    (one, other) => rankOf(one.file) - rankOf(other.file) || (one.file.path < other.file.path ? -1 : 1),
  );
  const names = files.flatMap(({ entries }) => nameEntries(entries)).flatMap(({ texts }) => texts[0] ?? []);
  return { folder, files, names: [...new Set(names)], anchor: files[0]?.file.path ?? folder };
}

/** The entries that name the application. */
export function nameEntries(entries: readonly Entry[]): readonly Entry[] {
  return entries.filter(({ key, texts }) => APPLICATION_NAMES.has(key) && /^[\w.-]+$/.test(texts[0] ?? ''));
}
