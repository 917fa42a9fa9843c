import type { Expression } from '../../src/code/ir.ts';
import type { Assignment, Lowering, VariableDraft } from './lowering.ts';

/** `app.locals.orders = orders` of what may be a library's is a call of `orders=`. */
export function callSetter(root: Expression, { path, value, appends, scope, place }: Assignment, lowering: Lowering): void {
  const last = path.at(-1);
  if (typeof last !== 'string' || appends) return;
  const of = path.slice(0, -1).reduce<Expression>((inner, step) => memberOf(inner, step), root);
  const callee: Expression = { is: 'member', of, name: `${last}=` };
  lowering.calls.push({ callee, arguments: [value], isNew: false, typeArguments: [], scope, place: { ...place } });
}

/** The object whose members are at hand everywhere. https://nodejs.org/api/globals.html#global, https://developer.mozilla.org/docs/Web/API/Window/window */
export function isGlobalObject(name: string): boolean {
  return name === 'global' || name === 'globalThis' || name === 'window';
}

function memberOf(of: Expression, step: string | Expression): Expression {
  return typeof step === 'string' ? { is: 'member', of, name: step } : { is: 'index', of, key: step };
}

/** `const axios = require('axios')`, and with `.default` behind it. */
export function isRequired({ values }: VariableDraft): boolean {
  return values.some(({ expression }) => (expression.is === 'member' ? expression.of : expression).is === 'module');
}
