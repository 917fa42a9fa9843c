import type { Expression } from '../../src/code/ir.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import { type At, childrenOf, type Lowering } from './lowering.ts';
import { areMadeByType, heldAs } from './made-by-type.ts';
import { typeArguments } from './types.ts';

const ANY: Expression = { is: 'unknown', why: 'each item' };

/** Gives the items as they are: https://learn.microsoft.com/dotnet/csharp/linq/standard-query-operators/ */
const SAME = new Set(['ToList', 'ToArray', 'AsEnumerable', 'ToHashSet', 'Distinct', 'Reverse']);

/**
 * `orders.Select(order => new OrderPlaced(order))` is a list of what the function gives for any of the orders, whatever is known of those, and
 * `events.ForEach(bus.Publish)` is a call with any of the events. `orders.SelectMany(order => order.Events)` is the list that the function gives.
 */
export function lowerSequence(
  callee: Expression,
  list: Node | undefined,
  at: At,
  lowering: Lowering,
  place: Node,
): Expression | undefined {
  if (callee.is !== 'member') return undefined;
  const [given, other] = childrenOf(list, 'argument').flatMap((argument) => argument.namedChildren.at(-1) ?? []);
  if (!given) return withoutArguments(callee, at, lowering, place);
  if (callee.name === 'GetOrAdd' && given && other?.type === 'lambda_expression') return madeForKey(given, other, at, lowering);
  if (other || !isCalledWithItem(callee.name, given)) return undefined;
  const called = lowering.call({
    callee: lowering.expression(given, at),
    arguments: [{ is: 'index', of: callee.of, key: ANY }],
    isNew: false,
    typeArguments: [],
    scope: at.scope,
    place: lowering.at(callee.name === 'ForEach' ? given : place),
  });
  return callee.name === 'Select' ? { is: 'list', items: [called] } : called;
}

type Member = Extract<Expression, { is: 'member' }>;

function withoutArguments(callee: Member, at: At, lowering: Lowering, place: Node): Expression | undefined {
  if (callee.name === 'Cast' || callee.name === 'OfType') return madeItems(callee, at, lowering, place);
  if (callee.name === 'GetServices') return servicesOf(callee, at, lowering, place);
  return SAME.has(callee.name) && callee.of.is === 'list' ? callee.of : undefined;
}

/**
 * `provider.GetServices<IEndpoint>()` is a list of every one that is registered.
 * https://learn.microsoft.com/dotnet/api/microsoft.extensions.dependencyinjection.serviceproviderserviceextensions.getservices
 */
function servicesOf({ of }: Member, at: At, lowering: Lowering, place: Node): Expression | undefined {
  const types = place.type === 'generic_name' ? typeArguments(place) : [];
  if (types.length === 0) return undefined;
  const callee: Expression = { is: 'member', of, name: 'GetService' };
  const { scope } = at;
  const any = lowering.call({ callee, arguments: [], isNew: false, typeArguments: types, scope, place: lowering.at(place) });
  return { is: 'list', items: [any] };
}

/** `types.Select(Activator.CreateInstance).Cast<IModule>()` is a list of whatever is of that type. */
function madeItems({ of }: Member, at: At, lowering: Lowering, place: Node): Expression | undefined {
  const [type] = place.type === 'generic_name' ? typeArguments(place) : [];
  if (!type || !areMadeByType(place)) return undefined;
  return { is: 'list', items: [heldAs(type, { is: 'index', of, key: ANY }, place, at, lowering)] };
}

/** https://learn.microsoft.com/dotnet/api/system.collections.concurrent.concurrentdictionary-2.getoradd */
function madeForKey(key: Node, factory: Node, at: At, lowering: Lowering): Expression {
  return lowering.call({
    callee: lowering.expression(factory, at),
    arguments: [lowering.expression(key, at)],
    isNew: false,
    typeArguments: [],
    scope: at.scope,
    place: lowering.at(factory),
  });
}

/** A lambda or, where nothing is made of the items, a method that is named. */
function isCalledWithItem(name: string, { type }: Node): boolean {
  if (name === 'Select' || name === 'SelectMany') return type === 'lambda_expression';
  return name === 'ForEach' && /^(lambda_expression|member_access_expression|identifier)$/.test(type);
}
