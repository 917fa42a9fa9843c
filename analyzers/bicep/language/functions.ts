// https://learn.microsoft.com/azure/azure-resource-manager/bicep/bicep-functions
import { askedFunction } from './asked-functions.ts';
import { fileFunction } from './file-functions.ts';
import { asks } from './function-parts.ts';
import { lambdaFunction } from './lambda-functions.ts';
import { listFunction } from './list-functions.ts';
import { identity, known, type Made, open, scalar, truth } from './made.ts';
import type { Scope, UserFunction } from './scope.ts';
import type { Expression } from './syntax.ts';
import { textFunction } from './text-functions.ts';

/** Computes an expression in a scope; the depth of what is computed around it comes along. */
export type Evaluate = (expression: Expression, scope: Scope, depth: number) => Made;

type Call = Extract<Expression, { is: 'call' }>;

/** What a call gives. */
export function callFunction(call: Call, scope: Scope, depth: number, evaluate: Evaluate): Made {
  const go = (expression: Expression) => evaluate(expression, scope, depth + 1);
  const at = scope.at(call.line);
  const isPlain = !call.of || (call.of.is === 'name' && /^(sys|az)$/.test(call.of.name) && !scope.read(call.of.name));
  if (!isPlain && call.of) return method(call, call.of, scope, depth, evaluate);
  const declared = scope.functionOf(call.name);
  if (declared) return userFunction(declared, call.args.map(go), depth, evaluate);
  const lazily = lazyFunction(call, go, at) ?? lambdaFunction(call, scope, depth, evaluate);
  if (lazily) return lazily;
  const args = call.args.map(go);
  return (
    textFunction(call.name, args, at) ??
    listFunction(call.name, args, at) ??
    askedFunction(call.name, args, at, scope) ??
    fileFunction(call.name, args, at, scope) ??
    open(`${call.name}() computes it`, at, `${call.name}(${args.map((arg) => identity(arg) ?? '?').join(',')})`)
  );
}

/** `storage.listKeys()`, `vault.getSecret('url')`, or a function of what `import * as shared` brings. */
function method(call: Call, of: Expression, scope: Scope, depth: number, evaluate: Evaluate): Made {
  const at = scope.at(call.line);
  const declared = of.is === 'name' ? scope.functionOf(`${of.name}.${call.name}`) : undefined;
  const args = call.args.map((arg) => evaluate(arg, scope, depth + 1));
  if (declared) return userFunction(declared, args, depth, evaluate);
  const value = evaluate(of, scope, depth + 1);
  if (value.is !== 'reference') return open(`${call.name}() computes it`, at);
  const [first] = args;
  return asks(value, call.name, known(first));
}

function userFunction({ names, value, scope }: UserFunction, args: readonly Made[], depth: number, evaluate: Evaluate): Made {
  const given = names.flatMap((name, index) => {
    const arg = args[index];
    return arg ? [[name, arg] as const] : [];
  });
  return evaluate(value, scope.within(Object.fromEntries(given)), depth + 1);
}

/** Functions that leave out what they do not need. */
function lazyFunction({ name, args }: Call, go: (expression: Expression) => Made, at: Made['at']): Made | undefined {
  const [first, second, third] = args;
  if (name !== 'if' || !first || !second) return undefined;
  const value = truth(go(first));
  if (value === false) return third ? go(third) : scalar(null, at);
  if (value === true || !third) return go(second);
  return { is: 'choice', values: [go(second), go(third)], at };
}
