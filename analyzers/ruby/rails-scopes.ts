import type { Expression } from '../../src/code/ir.ts';
import { literalOf } from '../../src/frontend/rule-walker.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import { blockOf, namedNode, positionalNodes } from './arguments.ts';
import type { At, Lowering, RouteScope } from './lowering.ts';
import { textsOf } from './rails-resources.ts';

// https://guides.rubyonrails.org/routing.html#controller-namespaces-and-routing

const MOST_CONCERNS = 200;

/** The scope that routes begin in. */
export function startOfRoutes({ routes }: At): RouteScope {
  return routes ?? { prefix: [], concerns: { blocks: new Map(), used: 0 } };
}

/** The scope in the block of a call: with a path, or only with conditions. */
export function scopeOf(node: Node, name: string, scope: RouteScope, at: At, lowering: Lowering): RouteScope {
  const { prefix, outside, concerns, items } = scope;
  const isShallow = isShallowed(node, scope);
  const told = [node, ...(scope.told ?? [])];
  switch (name) {
    case 'namespace':
    case 'scope': {
      const path = namedNode(node, 'path');
      const own = path ? [path] : positionalNodes(node).slice(0, name === 'scope' ? undefined : 1);
      const steps = own.flatMap((each) => pathOf(each, at, lowering));
      return { prefix: [...prefix, ...steps], outside, isShallow, concerns, told, items };
    }
    // https://guides.hanamirb.org/v2.2/routing/overview/
    case 'slice': {
      const path = namedNode(node, 'at');
      return { ...scope, prefix: [...prefix, ...(path ? pathOf(path, at, lowering) : [])] };
    }
    case 'with_options':
      return { ...scope, told };
    case 'shallow':
      return { ...scope, isShallow: true };
    case 'member':
      return { prefix: scope.member ?? prefix, outside, isShallow, concerns };
    case 'collection':
      return { prefix: scope.collection ?? prefix, outside, isShallow, concerns };
    default:
      return scope;
  }
}

/** What stands in a loop over texts is drawn for each of them: `%i[orders bills].each do |name|`. */
export function withItems(node: Node, receiver: Node, scope: RouteScope): RouteScope {
  const texts = /array/.test(receiver.type) ? textsOf(receiver) : [];
  const parameter = blockOf(node)?.childForFieldName('parameters')?.namedChildren[0]?.text;
  if (texts.length === 0 || parameter === undefined) return scope;
  return { ...scope, items: new Map([...(scope.items ?? []), [parameter, texts]]) };
}

/** Whether members of the resources here lie outside of those around them. */
export function isShallowed(node: Node, scope: RouteScope): boolean | undefined {
  const said = namedNode(node, 'shallow');
  return said ? said.text === 'true' : scope.isShallow;
}

/** `path: nil` and `(:locale)`, which may be left out, are no part of the path. */
export function pathOf(node: Node, at: At, lowering: Lowering): readonly Expression[] {
  const path = node.type === 'nil' ? literalOf('') : plainPath(lowering.expression(node, at));
  return path.is === 'literal' && /^\/?$/.test(String(path.value)) ? [] : [path];
}

/** A part in parentheses may be left out: `/orders(/:page)`, `(:locale)`, `(/:year(/:month))`. */
export function plainPath(path: Expression): Expression {
  if (path.is !== 'literal') return path;
  let text = String(path.value);
  for (let before = ''; before !== text; ) {
    before = text;
    text = text.replace(/\([^()]{0,200}\)/g, '');
  }
  return literalOf(text);
}

/** `concern :priced do … end`: routes that are drawn wherever they are asked for. */
export function keepConcern(node: Node, { concerns }: RouteScope): void {
  const block = blockOf(node);
  const [name] = positionalNodes(node).flatMap(textsOf);
  if (block && name !== undefined) concerns.blocks.set(name, block);
}

/** `concerns :priced`, `resources :orders, concerns: [:priced]`; concerns may ask for each other without end. */
export function drawConcerns(named: readonly Node[], routes: RouteScope, at: At, lowering: Lowering): void {
  for (const name of named.flatMap(textsOf)) {
    const block = routes.concerns.blocks.get(name);
    if (!block || routes.concerns.used >= MOST_CONCERNS) continue;
    routes.concerns.used += 1;
    lowering.children(block, { ...at, routes });
  }
}
