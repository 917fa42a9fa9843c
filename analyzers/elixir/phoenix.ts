import type { Expression } from '../../src/code/ir.ts';
import { joinedPaths } from '../../src/frontend/joined-paths.ts';
import { literalOf, NOTHING, partsOf, spelled } from '../../src/frontend/rule-walker.ts';
import { singular } from '../../src/frontend/singular.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import { type At, memberOf, type RouteScope, type Walker } from './lowering.ts';
import { fullName, moduleNamed } from './names.ts';
import { bareName, blockOf, keywordOf, plainText, positional, textsOf } from './nodes.ts';
import { PHOENIX } from './spellings.ts';

// https://hexdocs.pm/phoenix/routing.html

const VERBS = /^(get|post|put|patch|delete|options|head)$/;

/** Routes are read where they are written: each is spelled out as one call with its whole path. */
export function lowerPhoenixRoutes(node: Node, at: At, walker: Walker): void {
  const name = bareName(node);
  const scope = at.routes;
  if (name === undefined || !scope) return;
  if (VERBS.test(name))
    emit(node, [name.toUpperCase()], pathAt(node, scope, at, walker), handlerOf(node, scope, at, walker), at, walker);
  else if (name === 'match') lowerMatch(node, scope, at, walker);
  else if (name === 'live')
    emit(node, ['GET'], pathAt(node, scope, at, walker), handlerOf(node, scope, at, walker, 'mount'), at, walker);
  else if (name === 'resources') lowerResources(node, scope, at, walker);
  else if (name === 'forward') lowerForward(node, scope, at, walker);
  else if (name !== 'pipeline') inside(node, name === 'scope' ? scoped(node, scope, at, walker) : scope, at, walker);
}

function inside(node: Node, routes: RouteScope, at: At, walker: Walker): void {
  const block = blockOf(node);
  for (const each of block ? partsOf(block) : []) lowerPhoenixRoutes(each, { ...at, routes }, walker);
}

/** `scope "/api", ShopWeb do`, `scope path: "/api", alias: ShopWeb do`. */
function scoped(node: Node, scope: RouteScope, at: At, walker: Walker): RouteScope {
  const given = positional(node);
  const path = given.find(({ type }) => type !== 'alias') ?? keywordOf(node, 'path');
  const alias = given.find(({ type }) => type === 'alias') ?? keywordOf(node, 'alias');
  const isNone = alias?.text === 'false';
  const names = [isNone ? '' : scope.alias, isNone ? '' : alias ? fullName(alias.text, at) : ''].filter((each) => each !== '');
  return { prefix: path ? [...scope.prefix, walker.expression(path, at)] : scope.prefix, alias: names.join('.') };
}

function pathAt(node: Node, scope: RouteScope, at: At, walker: Walker, index = 0): readonly Expression[] {
  const path = positional(node)[index];
  return path ? [...scope.prefix, walker.expression(path, at)] : scope.prefix;
}

/** `match :*, "/legacy", LegacyController, :any`. */
function lowerMatch(node: Node, scope: RouteScope, at: At, walker: Walker): void {
  const verbs = textsOf(positional(node)[0]).filter((each) => each !== '*');
  const methods = verbs.length === 0 ? ['ANY'] : verbs.map((each) => each.toUpperCase());
  emit(node, methods, pathAt(node, scope, at, walker, 1), NOTHING, at, walker);
}

/** The controller's function that answers. */
function handlerOf(node: Node, scope: RouteScope, at: At, walker: Walker, action?: string): Expression {
  const [, controller, named] = positional(node);
  const name = action ?? plainText(named);
  if (controller?.type !== 'alias' || name === undefined) return NOTHING;
  const full = [scope.alias, fullName(controller.text, at)].filter((each) => each !== '').join('.');
  return memberOf(moduleNamed(full, node, walker), name);
}

function emit(
  node: Node,
  methods: readonly string[],
  path: readonly Expression[],
  handler: Expression,
  at: At,
  walker: Walker,
): void {
  const whole = wholePath(path, node, at, walker);
  const args: Expression[] = [{ is: 'list', items: methods.map(literalOf) }, whole, handler];
  walker.call(node, at, { callee: spelled(PHOENIX, 'route'), arguments: args });
}

/** With one slash between the parts, whatever the names among them stand for. */
function wholePath(parts: readonly Expression[], node: Node, at: At, walker: Walker): Expression {
  if (parts.every(({ is }) => is === 'literal')) return joinedPaths(parts);
  const join = (one: Expression, other: Expression) =>
    walker.call(node, at, { callee: spelled(PHOENIX, 'path'), arguments: [one, other] });
  return parts.filter((each) => each.is !== 'literal' || each.value !== '').reduce(join, literalOf('/'));
}

const ACTIONS: readonly (readonly [action: string, methods: readonly string[], isMember: boolean, end: string])[] = [
  ['index', ['GET'], false, ''],
  ['new', ['GET'], false, 'new'],
  ['create', ['POST'], false, ''],
  ['show', ['GET'], true, ''],
  ['edit', ['GET'], true, 'edit'],
  ['update', ['PATCH', 'PUT'], true, ''],
  ['delete', ['DELETE'], true, ''],
];

/** `resources "/orders", OrderController, only: [:index] do`: https://hexdocs.pm/phoenix/Phoenix.Router.html#resources/4 */
function lowerResources(node: Node, scope: RouteScope, at: At, walker: Walker): void {
  const collection = pathAt(node, scope, at, walker);
  const [only, except] = [keywordOf(node, 'only'), keywordOf(node, 'except')];
  const isSingle = keywordOf(node, 'singleton')?.text === 'true';
  const parameter = plainText(keywordOf(node, 'param')) ?? 'id';
  const below = (key: string) => (isSingle ? collection : [...collection, literalOf(`:${key}`)]);
  for (const [action, methods, isMember, end] of ACTIONS) {
    const isWanted = only ? textsOf(only).includes(action) : !textsOf(except).includes(action);
    if (!isWanted || (isSingle && action === 'index')) continue;
    const path = [...(isMember ? below(parameter) : collection), literalOf(end)];
    emit(node, methods, path, handlerOf(node, scope, at, walker, action), at, walker);
  }
  const name = plainText(positional(node)[0])?.split('/').at(-1) ?? '';
  inside(node, { ...scope, prefix: below(`${singular(name)}_${parameter}`) }, at, walker);
}

/** A socket answers below its path: https://hexdocs.pm/phoenix/Phoenix.Endpoint.html#socket/3. What Phoenix brings for itself is no route of ours. */
export function lowerSocket(node: Node, at: At, walker: Walker): void {
  const [path, socket] = positional(node);
  const name = socket ? fullName(socket.text, at) : 'Phoenix';
  if (!path || name.startsWith('Phoenix.') || keywordOf(node, 'websocket')?.text === 'false') return;
  const handler = memberOf(moduleNamed(name, node, walker), 'connect');
  emit(node, ['GET'], [walker.expression(path, at), literalOf('websocket')], handler, at, walker);
}

/** `forward "/jobs", Shop.JobsRouter`: what that module answers is served there. */
function lowerForward(node: Node, scope: RouteScope, at: At, walker: Walker): void {
  const target = positional(node)[1];
  if (!target) return;
  const args = [
    wholePath(pathAt(node, scope, at, walker), node, at, walker),
    moduleNamed([scope.alias, fullName(target.text, at)].filter((each) => each !== '').join('.'), node, walker),
  ];
  walker.call(node, at, { callee: spelled(PHOENIX, 'forward'), arguments: args });
}
