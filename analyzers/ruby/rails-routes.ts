import type { Node } from 'web-tree-sitter';
import type { Expression } from '../../src/code/ir.ts';
import { literalOf, NOTHING, partsOf, spelled } from '../../src/frontend/rule-walker.ts';
import { singular } from '../../src/frontend/singular.ts';
import { argumentNodes, blockOf, namedNode, positionalNodes } from './arguments.ts';
import { isConstant } from './constants.ts';
import { joined } from './framework-paths.ts';
import type { At, Lowering, RouteScope } from './lowering.ts';
import { actionsOf } from './rails-resources.ts';
import { plainText } from './texts.ts';

// https://guides.rubyonrails.org/routing.html

export const RAILS = 'asbuilt.rails';
const VERBS = /^(get|post|put|patch|delete|options|head|match)$/;

/** `Rails.application.routes.draw do`, `Shop::Engine.routes.draw do`. */
export function drawsRoutes(receiver: Node, name: string): boolean {
  return name === 'draw' && /(^|[.:])(application|[A-Z]\w*)\.routes$/.test(receiver.text);
}

/** The scope that routes begin in. */
export function startOfRoutes({ routes }: At): RouteScope {
  return routes ?? { prefix: [] };
}

/** Routes are read where they are written: each is spelled out as one call with its whole path. */
export function lowerRouting(node: Node, name: string, at: At, lowering: Lowering): Expression | undefined {
  const scope = at.routes;
  if (!scope) return undefined;
  if (VERBS.test(name)) lowerVerb(node, name, scope, at, lowering);
  else if (name === 'root') emit(node, ['GET'], scope.prefix, at, lowering);
  else if (name === 'resources' || name === 'resource') lowerResources(node, name, scope, at, lowering);
  else if (name === 'mount') lowerMount(node, scope, at, lowering);
  else inside(node, scopeOf(node, name, scope, at, lowering), at, lowering);
  return NOTHING;
}

/** The scope in the block of a call: with a path, or only with conditions. */
function scopeOf(node: Node, name: string, scope: RouteScope, at: At, lowering: Lowering): RouteScope {
  const below = (own: Node | undefined): RouteScope => ({
    prefix: own && plainText(own) !== '/' ? [...scope.prefix, lowering.expression(own, at)] : scope.prefix,
  });
  switch (name) {
    case 'namespace':
      return below(namedNode(node, 'path') ?? positionalNodes(node)[0]);
    case 'scope':
      return below(namedNode(node, 'path') ?? positionalNodes(node)[0]);
    case 'member':
      return { prefix: scope.member ?? scope.prefix };
    case 'collection':
      return { prefix: scope.collection ?? scope.prefix };
    default:
      return scope;
  }
}

function inside(node: Node, routes: RouteScope, at: At, lowering: Lowering): void {
  const block = blockOf(node);
  if (block) lowering.children(block, { ...at, routes });
}

/** `get '/orders' => 'orders#index'`, `get 'orders', to: 'orders#index'`, `get :search, on: :collection`. */
function lowerVerb(node: Node, name: string, scope: RouteScope, at: At, lowering: Lowering): void {
  const keyed = argumentNodes(node)
    .filter(({ type }) => type === 'pair')
    .flatMap((pair) => pair.childForFieldName('key') ?? []);
  const paths = [...positionalNodes(node), ...keyed.filter(({ type }) => type === 'string')];
  const on = plainText(namedNode(node, 'on'));
  const prefix = (on === 'member' ? scope.member : on === 'collection' ? scope.collection : undefined) ?? scope.prefix;
  const methods = name === 'match' ? methodsOf(namedNode(node, 'via')) : [name.toUpperCase()];
  for (const path of paths) emit(node, methods, [...prefix, plainPath(lowering.expression(path, at))], at, lowering);
}

function methodsOf(node: Node | undefined): readonly string[] {
  const texts = node ? [plainText(node), ...partsOf(node).map(plainText)].flatMap((text) => text ?? []) : [];
  return texts.length === 0 || texts.includes('all') ? ['ANY'] : texts.map((text) => text.toUpperCase());
}

/** A part in parentheses may be left out: `/orders(/:page)`. */
function plainPath(path: Expression): Expression {
  return path.is === 'literal' ? literalOf(String(path.value).replace(/\([^()]{0,200}\)/g, '')) : path;
}

function emit(
  node: Node,
  methods: readonly string[],
  path: readonly Expression[],
  at: At,
  lowering: Lowering,
  callee = 'route',
): void {
  const names: Expression = { is: 'list', items: methods.map(literalOf) };
  lowering.call(node, at, { callee: spelled(RAILS, callee), arguments: [names, joined(path)] });
}

/** Every resource named, with its routes and those in its block. */
function lowerResources(node: Node, kind: string, scope: RouteScope, at: At, lowering: Lowering): void {
  const names = positionalNodes(node).flatMap((named) => plainText(named) ?? []);
  for (const name of names) lowerResource(node, name, kind === 'resource', scope, at, lowering);
}

function lowerResource(node: Node, name: string, isSingle: boolean, scope: RouteScope, at: At, lowering: Lowering): void {
  const own = namedNode(node, 'path');
  const collection = [...scope.prefix, own ? lowering.expression(own, at) : literalOf(name)];
  const parameter = plainText(namedNode(node, 'param')) ?? 'id';
  const below = (step: string) => (isSingle ? collection : [...collection, literalOf(`:${step}`)]);
  const member = below(parameter);
  for (const { methods, isMember, end, isForm } of actionsOf(node, isSingle)) {
    const path = [...(isMember ? member : collection), literalOf(end)];
    emit(node, methods, path, at, lowering, isForm ? 'form' : 'route');
  }
  inside(node, { prefix: below(`${singular(name)}_${parameter}`), member, collection }, at, lowering);
}

/** `mount Sidekiq::Web => '/sidekiq'`, `mount Shop::API, at: '/api'`. */
function lowerMount(node: Node, scope: RouteScope, at: At, lowering: Lowering): void {
  const [first] = argumentNodes(node);
  const pair = first?.type === 'pair' ? first : undefined;
  const application = pair ? pair.childForFieldName('key') : first;
  const path = pair ? pair.childForFieldName('value') : namedNode(node, 'at');
  if (!application) return;
  const constant = isConstant(application) ? application : application.childForFieldName('receiver');
  const of = lowering.expression(constant && isConstant(constant) ? constant : application, { ...at, routes: undefined });
  const whole = joined([...scope.prefix, ...(path ? [lowering.expression(path, at)] : [])]);
  lowering.call(node, at, { callee: spelled(RAILS, 'mount'), arguments: [of, whole] });
}
