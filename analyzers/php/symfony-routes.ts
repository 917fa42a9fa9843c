import type { ClassNode, Decorator, Expression, FunctionNode, Module } from '../../src/code/ir.ts';
import { literalOf } from '../../src/frontend/rule-walker.ts';
import type { Repository } from '../../src/sdk/index.ts';
import { symfonyRouting } from './libraries/symfony.ts';
import { homeOf } from './programs.ts';
import { combined, joinedPath, type Localized, type RoutingEntry, routingEntries } from './symfony-routing-files.ts';

const NONE: Localized<Expression> = { '': literalOf('') };

/**
 * Controllers of a folder are served below what the routing configuration says of the folder; a class whose path is written for
 * several languages has each of its routes once for a language. Both are put into the attributes of the methods.
 */
export function linkRoutePrefixes(modules: readonly Module[], repository: Repository): readonly Module[] {
  const known = new Map<string, readonly RoutingEntry[]>();
  return modules.map((module) => {
    const names = routeNames(module);
    if (names.size === 0) return module;
    const home = homeOf(module.path, repository);
    const entries = known.get(home) ?? routingEntries(home, repository);
    known.set(home, entries);
    const around = entries.find(({ resource }) => resource !== undefined && isBelow(module.path, resource));
    return withPrefixes(module, names, around ? localizedTexts(around.prefix) : NONE);
  });
}

function localizedTexts(texts: Localized<string>): Localized<Expression> {
  return Object.fromEntries(Object.entries(texts).map(([language, text]) => [language, literalOf(text)]));
}

/** What a file calls the attributes that are routes. */
function routeNames({ imports }: Module): ReadonlySet<string> {
  const known = new Set(symfonyRouting.imports);
  return new Set(imports.filter(({ specifier }) => known.has(specifier)).map(({ local }) => local));
}

/** `../src/Controller/`, one file, or a pattern that begins so. */
function isBelow(path: string, resource: string): boolean {
  const start = resource.replace(/[*{].*$/, '');
  return start === resource ? path === start || path.startsWith(`${start}/`) : path.startsWith(start);
}

function withPrefixes(module: Module, names: ReadonlySet<string>, outer: Localized<Expression>): Module {
  const functions = [...module.functions];
  const classes = module.classes.map((node): ClassNode => {
    const own = node.decorators.find((each) => isRoute(each, names));
    const prefix = combined(outer, own ? pathsOf(own) : NONE, below);
    // A plain path of the class alone is what the library's model says of it.
    if (outer === NONE && prefix[''] !== undefined) return node;
    if (Object.values(prefix).every((path) => path.is === 'literal' && path.value === '')) return node;
    for (const method of node.methods) {
      const found = functions[method];
      if (found) functions[method] = belowPrefix(found, names, prefix);
    }
    return { ...node, decorators: node.decorators.filter((each) => !isRoute(each, names)) };
  });
  return { ...module, classes, functions };
}

function isRoute({ callee }: Decorator, names: ReadonlySet<string>): boolean {
  return callee.is === 'name' && names.has(callee.name);
}

function belowPrefix(node: FunctionNode, names: ReadonlySet<string>, prefix: Localized<Expression>): FunctionNode {
  const decorators = node.decorators.map((each): Decorator => {
    if (!isRoute(each, names)) return each;
    const paths = Object.entries(combined(prefix, pathsOf(each), below)).map(([key, value]) => ({ key, value }));
    const [only] = paths;
    const of: Expression = only && paths.length === 1 ? only.value : { is: 'object', entries: paths };
    const others = each.arguments.filter((given) => given.is === 'keyword' && given.name !== 'path');
    return { ...each, arguments: [{ is: 'keyword', name: 'path', of }, ...others] };
  });
  return { ...node, decorators };
}

/** `'/orders'`, `path: '/orders'`, `['en' => '/orders', 'nl' => '/bestellingen']`. */
function pathsOf({ arguments: given }: Decorator): Localized<Expression> {
  const named = given.find((each) => each.is === 'keyword' && each.name === 'path');
  const path = named?.is === 'keyword' ? named.of : given.find((each) => each.is !== 'keyword');
  if (!path) return NONE;
  if (path.is !== 'object') return { '': path };
  return Object.fromEntries(path.entries.flatMap((entry) => ('key' in entry ? [[entry.key, entry.value] as const] : [])));
}

function below(outer: Expression, inner: Expression): Expression {
  if (outer.is === 'literal' && inner.is === 'literal') return literalOf(joinedPath(String(outer.value), String(inner.value)));
  return outer.is === 'literal' && outer.value === '' ? inner : { is: 'concat', parts: [outer, inner] };
}
