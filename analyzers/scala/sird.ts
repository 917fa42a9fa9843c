import type { Expression, Module } from '../../src/code/ir.ts';
import { literalOf, partsOf, spelled } from '../../src/frontend/rule-walker.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import type { Repository } from '../../src/sdk/index.ts';
import { lowerClause } from './expressions.ts';
import { type At, inner, memberOf, type Walker } from './lowering.ts';
import { bindPattern } from './patterns.ts';
import { routerPrefixes } from './play-routes.ts';
import { SIRD } from './spellings.ts';

// https://www.playframework.com/documentation/latest/ScalaSirdRouter

const METHOD = /^(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)$/;
/** What stands before the paths of a class of routes is a variable of its file, which the routes files of Play give its value. */
const PREFIX = 'play#';

interface SirdRoute {
  readonly method: string;
  readonly path: string;
  readonly pattern: Node;
}

/** `{ case GET(p"/ships/$name") => … }` as a chain of routes; undefined where no case is one. */
export function lowerSird(block: Node, at: At, walker: Walker): Expression | undefined {
  if (!walker.draft.opens.some((each) => each.startsWith('play.api.routing.sird'))) return undefined;
  const clauses = partsOf(block).map((clause) => {
    const pattern = clause.childForFieldName('pattern');
    return { clause, routes: pattern ? routesIn(pattern) : [] };
  });
  if (!clauses.some(({ routes }) => routes.length > 0)) return undefined;
  const prefix = prefixOf(block, at, walker);
  let router: Expression = walker.call(block, at, { callee: spelled(SIRD, 'router'), arguments: [] });
  for (const { clause, routes } of clauses) {
    const inside = inner(at);
    for (const { pattern } of routes)
      for (const each of namesIn(pattern)) bindPattern(each, { is: 'unknown', why: 'part of a request' }, inside, walker);
    lowerClause(clause, inside, walker);
    for (const { method, path, pattern } of routes) {
      const args = [{ is: 'concat' as const, parts: [prefix, literalOf(path)] }, literalOf(method)];
      router = walker.call(pattern, at, { callee: memberOf(router, 'route'), arguments: args });
    }
  }
  return router;
}

function prefixOf(block: Node, at: At, walker: Walker): Expression {
  const name = `${PREFIX}${at.owner?.name ?? ''}`;
  walker.draft.declare(0, { name, values: [], place: walker.place(block) });
  return { is: 'name', name };
}

/** `GET(p"/" ? q"day=$day")`, `PUT(p"/x") | PATCH(p"/x")`. */
function routesIn(pattern: Node): readonly SirdRoute[] {
  if (pattern.type === 'alternative_pattern') return partsOf(pattern).flatMap(routesIn);
  const [type, extractor] = partsOf(pattern);
  if (pattern.type !== 'case_class_pattern' || !METHOD.test(type?.text ?? '')) return [];
  const path = /^p"([^"]{0,400})"/.exec(extractor?.text ?? '')?.[1];
  return path === undefined ? [] : [{ method: type?.text ?? '', path: templateOf(path), pattern }];
}

/** `$id`, `$id<[0-9]+>`, `$rest*` and `${int(id)}` stand for any text. */
function templateOf(path: string): string {
  return path.replace(
    /\$\{(?:\w{1,40}\()?(\w{1,80})\)?\}|\$(\w{1,80})(?:<[^<>]{0,100}>)?\*?/g,
    (_, held, plain) => `{${held ?? plain}}`,
  );
}

function namesIn(pattern: Node): readonly Node[] {
  return pattern.descendantsOfType('interpolation').flatMap((each) => each?.descendantsOfType('identifier').slice(-1) ?? []);
}

/** Every class of routes stands below what the routes files include it at. */
export function withRouterPrefixes(modules: readonly Module[], repository: Repository): readonly Module[] {
  if (!modules.some(({ scopes }) => scopes[0]?.variables.some(({ name }) => name.startsWith(PREFIX)))) return modules;
  const prefixes = routerPrefixes(repository);
  return modules.map((module) => {
    const [whole, ...others] = module.scopes;
    if (!whole?.variables.some(({ name }) => name.startsWith(PREFIX))) return module;
    const variables = whole.variables.map((variable) => {
      if (!variable.name.startsWith(PREFIX)) return variable;
      const name = [module.opens?.[0] ?? '', variable.name.slice(PREFIX.length)].filter((part) => part !== '').join('.');
      const values = (prefixes.get(name) ?? ['']).map((prefix) => ({ expression: literalOf(prefix), scope: 0 }));
      return { ...variable, values };
    });
    return { ...module, scopes: [{ ...whole, variables }, ...others] };
  });
}
