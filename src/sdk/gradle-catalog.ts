import type { Repository } from '../model/analyzer.ts';
import { withoutSlashComments } from './comments.ts';
import { folderOf, joinPath } from './path.ts';

interface Library {
  readonly name: string;
  readonly version?: string;
}

/** What the accessors of a version catalog stand for: `spring.boot.web` is `org.springframework.boot:spring-boot-starter-web`. */
export interface Catalog {
  readonly libraries: ReadonlyMap<string, Library>;
  readonly bundles: ReadonlyMap<string, readonly string[]>;
  readonly plugins: ReadonlyMap<string, string>;
}

/** The catalogs of a build by the names that its scripts call them. */
export type Catalogs = ReadonlyMap<string, Catalog>;

/**
 * `gradle/libs.versions.toml` of the build, and what its settings script adds.
 * https://docs.gradle.org/current/userguide/version_catalogs.html
 */
export function readCatalogs(root: string, repository: Repository): Catalogs {
  const found = new Map<string, Catalog>();
  const usual = joinPath(root, 'gradle/libs.versions.toml') ?? '';
  if (repository.has(usual)) found.set('libs', readFile(usual, repository));
  for (const name of ['settings.gradle', 'settings.gradle.kts'])
    for (const [catalog, stated] of statedIn(joinPath(root, name) ?? name, repository))
      if (stated.libraries.size > 0 || stated.plugins.size > 0) found.set(catalog, stated);
  return found.size > 0 || root === '.' ? found : readCatalogs(folderOf(root), repository);
}

/** A script with the accessors of the catalogs spelled out: `libs.spring.kafka` is `"org.springframework.kafka:spring-kafka"`. */
export function withCatalogs(script: string, catalogs: Catalogs): string {
  if (catalogs.size === 0) return script;
  return script
    .replace(/\b(\w{1,60})\.plugins\.([\w.]{1,200})/g, (whole, name: string, path: string) => {
      const plugin = catalogs.get(name)?.plugins.get(path.replace(/\.get$/, ''));
      return plugin === undefined ? whole : `id("${plugin}")`;
    })
    .replace(
      /\b(\w{1,60})\.([\w.]{1,200})/g,
      (whole, name: string, path: string) => quoted(named(path, catalogs.get(name))) ?? whole,
    )
    .replace(
      /\.find(Library|Bundle)\s{0,3}\(\s{0,3}["']([\w.-]{1,200})["']\s{0,3}\)/g,
      (whole, kind: string, alias: string) =>
        quoted(
          [...catalogs.values()].flatMap((each) =>
            named(kind === 'Bundle' ? `bundles.${accessor(alias)}` : accessor(alias), each),
          ),
        ) ?? whole,
    );
}

function quoted(libraries: readonly Library[]): string | undefined {
  return libraries.length === 0 ? undefined : libraries.map(({ name }) => `"${name}"`).join(', ');
}

/** The libraries that an accessor stands for, `bundles.tracing` for several. */
export function named(reference: string, catalog: Catalog | undefined): readonly Library[] {
  if (!catalog) return [];
  const path = reference.replace(/\.(get|asProvider)$/, '');
  const keys = path.startsWith('bundles.') ? (catalog.bundles.get(path.slice('bundles.'.length)) ?? []) : [path];
  return keys.flatMap((key) => catalog.libraries.get(key) ?? []);
}

/** `create("deps") { from(files("gradle/deps.versions.toml")) }`, `library("kafka", "org.springframework.kafka:spring-kafka:3.2.0")`. */
function statedIn(path: string, repository: Repository): readonly (readonly [string, Catalog])[] {
  const text = withoutSlashComments(repository.read(path)?.text ?? '');
  const from = text.indexOf('versionCatalogs');
  if (from < 0) return [];
  const parts = text
    .slice(from)
    .split(/\b(?:create|register)\s{0,3}\(\s{0,3}["'](\w{1,60})["']\s{0,3}\)|^[ \t]{0,40}(\w{1,60})[ \t]{0,3}\{/m);
  const [, ...rest] = parts;
  return rest.flatMap((body, index): readonly (readonly [string, Catalog])[] => {
    const name = index % 3 === 2 ? (rest[index - 2] ?? rest[index - 1]) : undefined;
    return name === undefined ? [] : [[name, stated(body ?? '', folderOf(path), repository)]];
  });
}

function stated(body: string, folder: string, repository: Repository): Catalog {
  const file = /\bfiles\s{0,3}\(\s{0,3}["']([^"'$]{1,200})["']/.exec(body)?.[1];
  const read = file === undefined ? readText('') : readFile(joinPath(folder, file) ?? file, repository);
  const added = [
    ...body.matchAll(
      /\blibrary\s{0,3}\(?\s{0,3}["']([\w.-]{1,100})["']\s{0,3},\s{0,3}["']([\w.-]{1,100})["']\s{0,3},\s{0,3}["']([\w.-]{1,100})["']/g,
    ),
  ].map(([, alias = '', group, name]) => [accessor(alias), { name: `${group}:${name}` }] as const);
  const whole = [
    ...body.matchAll(
      /\blibrary\s{0,3}\(?\s{0,3}["']([\w.-]{1,100})["']\s{0,3},\s{0,3}["']([\w.-]{1,100}:[\w.-]{1,100})(?::[^"']{0,100})?["']/g,
    ),
  ].map(([, alias = '', name = '']) => [accessor(alias), { name }] as const);
  return { ...read, libraries: new Map([...read.libraries, ...added, ...whole]) };
}

function readFile(path: string, repository: Repository): Catalog {
  return readText(repository.read(path)?.text ?? '');
}

function readText(text: string): Catalog {
  const tables = tablesOf(text);
  const versions = new Map([...(tables.get('versions') ?? [])].map(([key, value]) => [key, unquoted(value)]));
  const libraries = new Map([...(tables.get('libraries') ?? [])].flatMap(([key, value]) => toLibrary(key, value, versions)));
  const bundles = new Map(
    [...(tables.get('bundles') ?? [])].map(([key, value]) => [
      accessor(key),
      [...value.matchAll(/["']([\w.-]+)["']/g)].map(([, each]) => accessor(each ?? '')),
    ]),
  );
  const plugins = new Map(
    [...(tables.get('plugins') ?? [])].map(([key, value]) => [
      accessor(key),
      field(value, 'id') ?? unquoted(value).replace(/:[^:]*$/, ''),
    ]),
  );
  return { libraries, bundles, plugins };
}

function toLibrary(key: string, value: string, versions: ReadonlyMap<string, string | undefined>) {
  const group = field(value, 'group');
  const module = field(value, 'module') ?? (group ? `${group}:${field(value, 'name')}` : undefined);
  const plain = value.startsWith('{') ? undefined : unquoted(value).split(':');
  const name = module ?? (plain ? plain.slice(0, 2).join(':') : undefined);
  if (name === undefined || !name.includes(':')) return [];
  const reference = field(value, 'version.ref') ?? /version\s*=\s*\{\s*ref\s*=\s*["']([^"']+)/.exec(value)?.[1];
  const version = reference === undefined ? (field(value, 'version') ?? plain?.[2]) : versions.get(reference);
  return [[accessor(key), version === undefined ? { name } : { name, version }]] as const;
}

/** `spring-boot_web` is written `spring.boot.web` in scripts. */
function accessor(alias: string): string {
  return alias.replace(/[-_]/g, '.');
}

function field(value: string, name: string): string | undefined {
  const match = new RegExp(`(?:^|[{,\\s])${name.replace('.', '\\.')}\\s*=\\s*["']([^"']*)["']`).exec(value);
  return match?.[1];
}

function unquoted(value: string): string {
  return /^["']([^"']*)["']/.exec(value)?.[1] ?? value;
}

/** Tables of `key = value` lines; a list or inline table may go on over lines until its bracket closes. */
function tablesOf(text: string): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const tables = new Map<string, Map<string, string>>();
  let table = new Map<string, string>();
  let open: { readonly key: string; value: string } | undefined;
  for (const raw of text.split(/\r?\n/)) {
    const line = raw.replace(/(^|\s)#[^"']*$/, '').trim();
    const [, header] = /^\[([\w-]+)\]$/.exec(line) ?? [];
    const [, key, value] = /^["']?([\w.-]+)["']?\s*=\s*(.+)$/.exec(line) ?? [];
    if (open) open.value += ` ${line}`;
    else if (header !== undefined) {
      table = new Map();
      tables.set(header, table);
    } else if (key !== undefined && value !== undefined) open = { key, value };
    if (open && isClosed(open.value)) {
      table.set(open.key, open.value);
      open = undefined;
    }
  }
  return tables;
}

function isClosed(value: string): boolean {
  const count = (bracket: RegExp) => [...value.matchAll(bracket)].length;
  return count(/[[{]/g) <= count(/[\]}]/g);
}
