import { folderOf, type Repository } from '../../src/sdk/index.ts';

/** What the accessors of a version catalog stand for: `spring.boot.web` is `org.springframework.boot:spring-boot-starter-web`. */
export interface Catalog {
  readonly libraries: ReadonlyMap<string, { readonly name: string; readonly version?: string }>;
  readonly bundles: ReadonlyMap<string, readonly string[]>;
  readonly plugins: ReadonlyMap<string, string>;
}

const EMPTY: Catalog = { libraries: new Map(), bundles: new Map(), plugins: new Map() };

/** `gradle/libs.versions.toml` of the build. https://docs.gradle.org/current/userguide/version_catalogs.html */
export function readCatalog(root: string, repository: Repository): Catalog {
  const text = repository.read(root === '.' ? 'gradle/libs.versions.toml' : `${root}/gradle/libs.versions.toml`)?.text;
  if (text === undefined) return root === '.' ? EMPTY : readCatalog(folderOf(root), repository);
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
