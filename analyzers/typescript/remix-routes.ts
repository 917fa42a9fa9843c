import type { Expression, Module } from '../../src/code/ir.ts';

const METHODS = ['POST', 'PUT', 'PATCH', 'DELETE'];

/** A module without a page answers requests itself: `loader` those that read, `action` the others, as far as it asks for their methods. */
export function resourceMethods({ exports }: Module, text: string): readonly (readonly [name: string, method: string])[] {
  if (exports.some(({ name }) => name === 'default')) return [];
  // What it asks others with stands in options (`method: 'POST'`), not in a comparison or a case.
  const asking = text.split('\n').filter((line) => /\bcase\b|\bmethod\s*[!=]==?/.test(line));
  return exports.flatMap(({ name }): readonly (readonly [string, string])[] => {
    if (name === 'loader') return [[name, 'GET']];
    if (name !== 'action') return [];
    const asked = METHODS.filter((method) => asking.some((line) => line.includes(`'${method}'`) || line.includes(`"${method}"`)));
    return (asked.length > 0 ? asked : ['POST']).map((method) => [name, method]);
  });
}

/**
 * The path of a route's file: `api.orders.$id` is `api/orders/[id]`, a folder's `route` file stands for the folder. Undefined for other files in
 * folders. https://reactrouter.com/how-to/file-route-conventions
 */
export function flatPath(file: string): string | undefined {
  const whole = file.replace(/\/(route|index)$/, '');
  if (whole.includes('/')) return undefined;
  const parts = whole.match(/(?:\[[^\]]*\]|[^.[])+/g) ?? [];
  const segments = parts.filter((part) => !part.startsWith('_')).map(segmentOf);
  return segments.join('/');
}

function segmentOf(part: string): string {
  const plain = part.replace(/^\((.*)\)$/, '$1').replace(/_$/, '');
  if (plain === '$') return '[...path]';
  if (plain.startsWith('$')) return `[${plain.slice(1)}]`;
  return plain.replaceAll(/\[([^\]]*)\]/g, '$1');
}

/** A file that a configuration of routes names, and its path below the package. */
export interface ConfiguredRoute {
  readonly file: string;
  readonly path: string;
}

/**
 * `route(path, file, children)`, `index(file)`, `layout(file, children)` and `prefix(path, children)` of `app/routes.ts`; parameters go as in
 * names of files. https://reactrouter.com/start/framework/routing
 */
export function configuredRoutes(module: Module): readonly ConfiguredRoute[] {
  const exported = module.exports.find(({ name }) => name === 'default')?.value?.expression;
  return exported ? routesIn(module, exported, '') : [];
}

function routesIn(module: Module, of: Expression, above: string): readonly ConfiguredRoute[] {
  if (of.is === 'list') return of.items.flatMap((item) => routesIn(module, item, above));
  if (of.is === 'spread') return routesIn(module, of.of, above);
  const { callee, arguments: args = [] } = of.is === 'call' ? (module.calls[of.call] ?? {}) : {};
  const called = callee?.is === 'name' ? module.imports.find(({ local }) => local === callee.name) : undefined;
  if (called?.specifier !== '@react-router/dev/routes') return [];
  const [one, two] = args.map(textOf);
  const below = (path: string | undefined): string => [above, path].filter(Boolean).join('/');
  const inside = (path: string | undefined) => args.slice(1).flatMap((each) => routesIn(module, each, below(path)));
  const named = (path: string | undefined, file: string | undefined) =>
    file === undefined ? [] : [{ path: below(path).split('/').map(asSegment).join('/'), file }];
  switch (called.imported) {
    case 'route':
      return [...named(one, two), ...inside(one)];
    case 'index':
      return named('', one);
    case 'layout':
      return inside('');
    case 'prefix':
      return inside(one);
    default:
      return [];
  }
}

function textOf(of: Expression): string | undefined {
  return of.is === 'literal' && typeof of.value === 'string' ? of.value : undefined;
}

/** `:id` is a parameter, `*` all that follows, `:id?` may be left out. */
function asSegment(segment: string): string {
  if (segment === '*') return '[...path]';
  return segment.replace(/^:([^?]+)\??$/, '[$1]');
}
