import type { Decorator, Expression } from '../../src/code/ir.ts';
import { lastNameOf } from '../../src/code/last-names.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import { type At, childrenOf, field, type Lowering } from './lowering.ts';
import { typeArguments, typeExpression, typeReference } from './types.ts';

/** `[HttpGet("{id}", Name = "show")]`: a decorator with arguments; the suffix `Attribute` is never needed. */
export function lowerAttributes(node: Node, at: At, lowering: Lowering): Decorator[] {
  const attributes = childrenOf(node, 'attribute_list').flatMap((list) => childrenOf(list, 'attribute'));
  return withRoutes(attributes.map((attribute) => lowerAttribute(attribute, at, lowering)));
}

function lowerAttribute(node: Node, at: At, lowering: Lowering): Decorator {
  const name = field(node, 'name');
  const written = (typeReference(name)?.name ?? '').replace(/(.)Attribute$/, '$1');
  const types = name?.type === 'generic_name' ? typeArguments(name).map((type) => typeExpression(type.name)) : [];
  const given = childrenOf(childrenOf(node, 'attribute_argument_list')[0], 'attribute_argument');
  return {
    callee: typeExpression(written),
    arguments: [...types, ...given.map((argument) => lowerArgument(argument, at, lowering))],
    scope: at.scope,
    place: lowering.at(node),
  };
}

/** `Name = "show"` sets a property, `template: "x"` a parameter; both are arguments with a name. */
function lowerArgument(node: Node, at: At, lowering: Lowering): Expression {
  const colon = field(node, 'name');
  const value = node.namedChildren.find((child) => child !== colon);
  if (!value) return { is: 'unknown', why: 'an argument without a value' };
  const right = field(value, 'right');
  const name = value.type === 'assignment_expression' ? field(value, 'left') : colon;
  const lowered = lowering.expression(value.type === 'assignment_expression' && right ? right : value, at);
  return name ? { is: 'keyword', name: name.text, of: lowered } : lowered;
}

const VERB = /^Http(Get|Post|Put|Delete|Patch|Head|Options)$/;

/**
 * A verb without a template takes the one of a `[Route]` beside it:
 * https://learn.microsoft.com/aspnet/core/mvc/controllers/routing#mixed-routing-attribute-routing-vs-conventional-routing
 */
function withRoutes(decorators: readonly Decorator[]): Decorator[] {
  const isBare = (each: Decorator) => VERB.test(nameOf(each)) && each.arguments.every(({ is }) => is === 'keyword');
  const route = decorators.find((each) => nameOf(each) === 'Route');
  if (!route || !decorators.some(isBare)) return [...decorators];
  return decorators
    .filter((each) => each !== route)
    .map((each) => (isBare(each) ? { ...each, arguments: [...route.arguments, ...each.arguments] } : each));
}

function nameOf({ callee }: Decorator): string {
  return lastNameOf(callee) ?? '';
}
