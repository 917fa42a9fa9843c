import type { Expression } from '../../src/code/ir.ts';
import { joinedPaths } from '../../src/frontend/joined-paths.ts';
import { literalOf, NOTHING, partsOf, spelled } from '../../src/frontend/rule-walker.ts';
import { singular } from '../../src/frontend/singular.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import { argumentNodes, blockOf, namedNode, positionalNodes } from './arguments.ts';
import { isConstant } from './constants.ts';
import type { At, Lowering, RouteScope } from './lowering.ts';
import { ENGINE } from './rails-engines.ts';
import { actionsOf } from './rails-resources.ts';
import { drawConcerns, isShallowed, keepConcern, pathOf, plainPath, scopeOf } from './rails-scopes.ts';
import { plainText } from './texts.ts';

// https://guides.rubyonrails.org/routing.html

export const RAILS = 'asbuilt.rails';
const VERBS = /^(get|post|put|patch|delete|options|head|match)$/;

/** `Rails.application.routes.draw do`, `Shop::Engine.routes.draw do`. */
export function drawsRoutes(receiver: Node, name: string): boolean {
  // https://guides.hanamirb.org/v2.2/routing/overview/
  if (name === 'new' && receiver.text === 'Hanami::Router') return true;
  return name === 'draw' && /(^|[.:])(application|[A-Z]\w*)\.routes$/.test(receiver.text);
}

/** The engine that routes are drawn for: https://guides.rubyonrails.org/engines.html#routes */
export function engineOf(receiver: Node): string | undefined {
  return /^(?:::)?([A-Z][\w:]*)\.routes$/.exec(receiver.text)?.[1];
}

/** Routes are read where they are written: each is spelled out as one call with its whole path. */
export function lowerRouting(node: Node, name: string, at: At, lowering: Lowering): Expression | undefined {
  const scope = at.routes;
  if (!scope) return undefined;
  if (VERBS.test(name)) lowerVerb(node, name, scope, at, lowering);
  else if (name === 'root') emit(node, ['GET'], scope.prefix, at, lowering);
  else if (name === 'resources' || name === 'resource') lowerResources(node, name, scope, at, lowering);
  else if (name === 'mount') lowerMount(node, scope, at, lowering);
  else if (name === 'concern') keepConcern(node, scope);
  else if (name === 'concerns') drawConcerns(positionalNodes(node), scope, at, lowering);
  else inside(node, scopeOf(node, name, scope, at, lowering), at, lowering);
  return NOTHING;
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

export function emit(
  node: Node,
  methods: readonly string[],
  path: readonly Expression[],
  at: At,
  lowering: Lowering,
  callee: Expression | string = 'route',
): void {
  const names: Expression = { is: 'list', items: methods.map(literalOf) };
  const engine = at.engine === undefined ? [] : [{ is: 'keyword', name: ENGINE, of: literalOf(at.engine) } as const];
  lowering.call(node, at, {
    callee: typeof callee === 'string' ? spelled(RAILS, callee) : callee,
    arguments: [names, joinedPaths(path), ...engine],
  });
}

/** Every resource named, with its routes and those in its block. */
function lowerResources(node: Node, kind: string, scope: RouteScope, at: At, lowering: Lowering): void {
  const names = positionalNodes(node).flatMap((named) => plainText(named) ?? scope.items?.get(named.text) ?? []);
  for (const name of names) lowerResource(node, name, kind === 'resource', scope, at, lowering);
}

function lowerResource(node: Node, name: string, isSingle: boolean, scope: RouteScope, at: At, lowering: Lowering): void {
  const own = namedNode(node, 'path');
  const step = own && own.type !== 'nil' ? pathOf(own, at, lowering) : [literalOf(name)];
  const { prefix, outside = prefix, concerns, told, items } = scope;
  const isShallow = isShallowed(node, scope);
  const collection = [...prefix, ...step];
  const start = isShallow && !isSingle ? [...outside, ...step] : collection;
  const parameter = plainText(namedNode(node, 'param')) ?? 'id';
  const below = (key: string) => (isSingle ? collection : [...start, literalOf(`:${key}`)]);
  const member = below(parameter);
  for (const { methods, isMember, end, isForm } of actionsOf(node, isSingle, told)) {
    const path = [...(isMember ? member : collection), literalOf(end)];
    emit(node, methods, path, at, lowering, isForm ? 'form' : 'route');
  }
  const nested = {
    prefix: below(`${singular(name)}_${parameter}`),
    member,
    collection,
    outside,
    isShallow,
    concerns,
    told,
    items,
  };
  const taken = namedNode(node, 'concerns');
  if (taken) drawConcerns([taken], nested, at, lowering);
  inside(node, nested, at, lowering);
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
  const whole = joinedPaths([...scope.prefix, ...(path ? [lowering.expression(path, at)] : [])]);
  lowering.call(node, at, { callee: spelled(RAILS, 'mount'), arguments: [of, whole] });
}
