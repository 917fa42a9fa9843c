import { folderOf, joinPath, parseYaml, type Repository, type YamlNode } from '../../src/sdk/index.ts';
import { below } from './composer.ts';

// https://symfony.com/doc/current/routing.html#route-groups-and-prefixes

/** A path in each language it is written for; the only one of a path that is the same in all of them has the key ''. */
export type Localized<T> = Readonly<Record<string, T>>;

/** One entry of the routing configuration, below the prefixes of the files that import its file. */
export interface RoutingEntry {
  readonly node: YamlNode;
  readonly prefix: Localized<string>;
  readonly name: string;
  /** What it imports, from the root of the repository. */
  readonly resource?: string;
}

const DEEPEST_IMPORT = 4;

/** Every entry of `config/routes.yaml`, of the files beside it and of the files that those import. */
export function routingEntries(home: string, repository: Repository): readonly RoutingEntry[] {
  const start = below(home, 'config/routes');
  const files = repository.paths.filter(
    (path) => path === `${start}.yaml` || (path.startsWith(`${start}/`) && path.endsWith('.yaml')),
  );
  // The kernel loads the folder before the file, and of two routes of one name the later stands.
  const ordered = [...files.filter((path) => path !== `${start}.yaml`), ...files.filter((path) => path === `${start}.yaml`)];
  const entries = ordered.flatMap((path) => entriesOf(path, { prefix: { '': '' }, name: '' }, repository, 0));
  const last = new Map(entries.map((entry) => [entry.name, entry]));
  return entries.filter((entry) => entry.resource !== undefined || last.get(entry.name) === entry);
}

/** What a file is imported with. */
interface Above {
  readonly prefix: Localized<string>;
  readonly name: string;
}

function entriesOf(path: string, above: Above, repository: Repository, depth: number): readonly RoutingEntry[] {
  const source = repository.read(path);
  if (!source || depth > DEEPEST_IMPORT) return [];
  const nodes = parseYaml(source).documents.flatMap((document) => document.entries());
  return nodes.flatMap(([key, node]): readonly RoutingEntry[] => {
    const prefix = combined(above.prefix, localizedIn(node.get('prefix')), joinedPath);
    const name = above.name + (node.get('name_prefix').text() ?? '');
    const said = node.get('resource').text() ?? node.at('resource', 'path').text();
    const resource = said === undefined ? undefined : joinPath(folderOf(path), said);
    if (resource === undefined) return [{ node, prefix, name: name + key }];
    const imported = { prefix, name };
    return /\.ya?ml$/.test(resource)
      ? entriesOf(resource, imported, repository, depth + 1)
      : [{ node, prefix, name: name + key, resource }];
  });
}

/** `/orders`, or a path for each language. */
export function localizedIn(node: YamlNode): Localized<string> {
  const text = node.text();
  if (node.kind !== 'map') return { '': text ?? '' };
  return Object.fromEntries(node.entries().flatMap(([language, each]) => [[language, each.text() ?? '']]));
}

/** What stands below something else: in the languages of both, or in those of the one that has any. */
export function combined<T>(outer: Localized<T>, inner: Localized<T>, join: (outer: T, inner: T) => T): Localized<T> {
  const [languages, others] = [Object.entries(outer), Object.entries(inner)];
  const pairs = languages.flatMap(([language, above]) =>
    others.flatMap(([other, own]): readonly (readonly [string, T])[] =>
      language === other || language === '' || other === '' ? [[language || other, join(above, own)]] : [],
    ),
  );
  return Object.fromEntries(pairs);
}

/** Two paths with one slash between them. */
export function joinedPath(outer: string, inner: string): string {
  const [above, own] = [outer.trim().replace(/^\/+|\/+$/g, ''), inner.trim().replace(/^\/+/, '')];
  if (above === '') return inner.trim() === '' ? '' : `/${own}`;
  return own === '' ? `/${above}` : `/${above}/${own}`;
}
