import { folderOf, joinPath, parseYaml, type Repository, type YamlNode } from '../../src/sdk/index.ts';
import { below } from './composer.ts';

// https://symfony.com/doc/current/routing.html#route-groups-and-prefixes

/** A path in each language it is written for; the only one of a path that is the same in all of them has the key ''. */
export type Localized<T> = Readonly<Record<string, T>>;

/** One entry of the routing configuration, below the prefixes of the files that import its file. */
export interface RoutingEntry {
  readonly node: YamlNode;
  readonly prefix: Localized<string>;
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
  return files.flatMap((path) => entriesOf(path, { '': '' }, repository, 0));
}

function entriesOf(path: string, above: Localized<string>, repository: Repository, depth: number): readonly RoutingEntry[] {
  const source = repository.read(path);
  if (!source || depth > DEEPEST_IMPORT) return [];
  const nodes = parseYaml(source).documents.flatMap((document) => document.entries());
  return nodes.flatMap(([, node]): readonly RoutingEntry[] => {
    const prefix = combined(above, localizedIn(node.get('prefix')), joinedPath);
    const said = node.get('resource').text() ?? node.at('resource', 'path').text();
    const resource = said === undefined ? undefined : joinPath(folderOf(path), said);
    if (resource === undefined) return [{ node, prefix }];
    return /\.ya?ml$/.test(resource) ? entriesOf(resource, prefix, repository, depth + 1) : [{ node, prefix, resource }];
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
