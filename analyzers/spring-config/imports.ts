import { folderOf, joinPath, type Repository, type Source } from '../../src/sdk/index.ts';
import { statedIn } from './bean-files.ts';
import { type Entry, readEntries } from './documents.ts';
import { type ConfigFile, rankOf } from './files.ts';
import { resourceFolders } from './libraries.ts';
import type { Module, ReadFile } from './modules.ts';
import { propertySources } from './property-sources.ts';

/** A file that another takes in, and where its settings stand among those of the module. */
export interface ImportedFile extends ReadFile {
  readonly order: number;
}

const IMPORT = /^spring\.config\.import(?:\[\d+\])?$/;
const MOST_IMPORTS = 100;
/** Behind the importing file and before the next one. */
const BEHIND = 2;
/** What a class names counts less than every file of the module's own. */
const WEAKEST = -10;
/** What a web archive's descriptor says goes before the environment. https://docs.spring.io/spring-framework/reference/core/beans/environment.html */
const STRONGEST = 300;

interface Asked {
  readonly location: string;
  readonly from: string;
  readonly order: number;
  readonly profile?: string | undefined;
  /** Files beside it that are named after profiles are not taken in with it. */
  readonly isAlone?: true;
}

/**
 * The files that a module's own ones import, each with its variants for profiles, and those that its classes and its files of bean definitions
 * name; what is imported wins over what imports.
 * https://docs.spring.io/spring-boot/reference/features/external-config.html#features.external-config.files.importing
 */
export function importedFiles(
  module: Module,
  repository: Repository,
  beanFiles: readonly Source[] = [],
): readonly ImportedFile[] {
  const stated = beanFiles.map((source) => ({ source, ...statedIn(source) }));
  const found = new Map(
    stated.flatMap(({ source: { path }, entries }): readonly (readonly [string, ImportedFile])[] => {
      const order = path.endsWith('web.xml') ? STRONGEST : WEAKEST;
      return entries.length === 0 ? [] : [[`${path} `, { file: { path, name: 'import' }, entries, order }]];
    }),
  );
  const sources = [...propertySources(module.folder, repository), ...stated.flatMap((each) => each.sources)];
  const named = sources.map((each): Asked => ({ ...each, order: WEAKEST, isAlone: true }));
  const asked = [...named, ...module.files.flatMap(({ file, entries }) => askedBy(entries, file.path, rankOf(file)))];
  for (const each of asked) {
    if (found.size >= MOST_IMPORTS) break;
    for (const file of filesAt(each, module, repository)) {
      const key = `${file.path} ${file.profile ?? ''}`;
      const source = found.has(key) ? undefined : repository.read(file.path);
      if (!source) continue;
      const { entries } = readEntries(file, source);
      const order = each.order + BEHIND;
      found.set(key, { file, entries, order });
      asked.push(...askedBy(entries, file.path, order));
    }
  }
  return [...found.values()];
}

function askedBy(entries: readonly Entry[], from: string, order: number): readonly Asked[] {
  return entries
    .filter(({ key }) => IMPORT.test(key))
    .flatMap(({ texts, profile }) =>
      texts
        .flatMap((text) => withDefaults(text).split(/[,;]/))
        .map((each) => ({ location: each.trim().replace(/^optional:/, ''), from, order, profile })),
    );
}

/** `${PROFILE:local}` is its default. */
function withDefaults(text: string): string {
  return text.replace(/\$\{[\w.-]{1,200}:([^{}]*)\}/g, '$1');
}

function filesAt({ location, from, profile, isAlone }: Asked, module: Module, repository: Repository): readonly ConfigFile[] {
  const [, path = '', hint] = /^([^[\]]{1,300})(?:\[(\.\w{1,20})\])?$/.exec(location) ?? [];
  if (path === '' || path.includes('$') || /^(?!classpath:|file:)[a-z][a-z0-9+-]{1,40}:/.test(path)) return [];
  const format = hint ?? /\.(?:ya?ml|properties)$/.exec(path)?.[0];
  if (format === undefined) return [];
  const place = placesOf(path, from, module, repository).find((each) => repository.has(each));
  if (place === undefined) return [];
  const variants = hint === undefined && !isAlone ? variantsOf(place, repository) : [];
  return [{ path: place, variant: undefined }, ...variants].map(({ path: file, variant }) => {
    const profiles = [profile, variant].filter((each) => each !== undefined).join(' & ');
    return {
      path: file,
      name: 'import',
      isProperties: format === '.properties',
      ...(profiles === '' ? {} : { profile: profiles }),
      ...(profile === undefined ? {} : { importedFor: profile }),
    };
  });
}

/** A place on the class path is in the module's resources or in those of its libraries; without a prefix it is beside the file that imports. */
function placesOf(path: string, from: string, module: Module, repository: Repository): readonly string[] {
  const plain = path.replace(/^(classpath|file):/, '').replace(/^\/+|^\.\//, '');
  if (path.startsWith('classpath:'))
    return resourceFolders(module.folder, plain, repository).flatMap((folder) => joinPath(folder, plain) ?? []);
  const folders = from.endsWith('.xml')
    ? placesOfArchive(from, module)
    : path.startsWith('file:')
      ? [module.folder, '.', folderOf(from)]
      : [folderOf(from)];
  return folders.flatMap((folder) => joinPath(folder, plain) ?? []);
}

/** What stands around the folder of the archive's descriptor is its root. */
function placesOfArchive(from: string, module: Module): readonly string[] {
  const root = /^(.*?)\/?WEB-INF\//.exec(from)?.[1];
  const main = module.folder === '.' ? 'src/main' : `${module.folder}/src/main`;
  return [...(root === undefined ? [] : [root === '' ? '.' : root]), `${main}/webapp`, `${main}/resources`, module.folder];
}

/** `tracing-docker.yml` beside `tracing.yml` holds in the profile `docker`. */
function variantsOf(path: string, repository: Repository): readonly { readonly path: string; readonly variant: string }[] {
  const dot = path.lastIndexOf('.');
  const start = `${path.slice(0, dot)}-`;
  return repository.paths.flatMap((each) => {
    const variant = each.startsWith(start) ? /^([\w.]+)\.(?:ya?ml|properties)$/.exec(each.slice(start.length))?.[1] : undefined;
    return variant === undefined ? [] : [{ path: each, variant }];
  });
}
