import type { TypeReference } from '../../src/code/ir.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import { childrenOf, field } from './lowering.ts';
import { typeArguments, typeReference } from './types.ts';

/**
 * The types that a delegate takes: all that `Action` names, all but the last of `Func`, which is what it gives.
 * https://learn.microsoft.com/dotnet/csharp/language-reference/builtin-types/reference-types#the-delegate-type
 */
export function delegateTakes(type: TypeReference | undefined): readonly TypeReference[] {
  const { name = '', arguments: args = [] } = type ?? {};
  switch (name.slice(name.lastIndexOf('.') + 1)) {
    case 'Action':
    case 'Predicate':
    case 'Comparison':
      return args;
    case 'Func':
      return args.slice(0, -1);
    case 'Expression':
      return delegateTakes(args[0]);
    default:
      return [];
  }
}

/** Where a lambda is all that a call is given, a delegate among the call's type arguments tells its parameters: `Add<Action<IBus>>(bus => …)`. */
export function typeByTarget(parameter: Node, position: number): TypeReference | undefined {
  const lambda = lambdaOf(parameter);
  const list = lambda?.parent?.type === 'argument' ? lambda.parent.parent : undefined;
  if (!lambda || !list?.parent || childrenOf(list, 'argument').length !== 1) return undefined;
  // A lambda that gives another one makes the delegate: what it takes is its caller's.
  if (field(lambda, 'body')?.type === 'lambda_expression') return undefined;
  const [only, ...others] = typesOfCall(list.parent);
  return others.length > 0 ? undefined : delegateTakes(only)[position];
}

function lambdaOf(parameter: Node): Node | undefined {
  const around = parameter.parent?.type === 'parameter_list' ? parameter.parent.parent : parameter.parent;
  return around?.type === 'lambda_expression' ? around : undefined;
}

/** `Add<T>(…)`, `services.Add<T>(…)`, `new Kept<T>(…)`. */
function typesOfCall(call: Node): readonly TypeReference[] {
  const callee = field(call, 'function');
  if (!callee) return call.type === 'object_creation_expression' ? (typeReference(field(call, 'type'))?.arguments ?? []) : [];
  const name = callee.type === 'generic_name' ? callee : field(callee, 'name');
  return name?.type === 'generic_name' ? typeArguments(name) : [];
}
