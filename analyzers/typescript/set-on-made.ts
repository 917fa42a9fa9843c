import type { Bound, Expression } from '../../src/code/ir.ts';
import type { Assignment, Lowering, VariableDraft } from './lowering.ts';

/** `axios.defaults.baseURL = url` of a package is a call of that name; https://axios-http.com/docs/config_defaults */
export function setDefault(name: string, { value, scope, place }: Assignment, lowering: Lowering): void {
  const defaults: Expression = { is: 'member', of: { is: 'name', name }, name: 'defaults' };
  const callee: Expression = { is: 'member', of: defaults, name: 'baseURL' };
  lowering.calls.push({ callee, arguments: [value], isNew: false, typeArguments: [], scope, place });
}

/** `client.defaults.baseURL = url`: an instance keeps it as if it had been made with it. */
export function keepsDefault({ expression }: Bound, { path }: Pick<Assignment, 'path'>): boolean {
  return expression.is === 'call' && isDefaultBase(path);
}

/** The same for an instance in a field. */
export function makeWithDefault({ expression }: Bound, { value }: Assignment, lowering: Lowering): void {
  const made = expression.is === 'call' ? lowering.calls[expression.call] : undefined;
  if (!made || expression.is !== 'call') return;
  const of: Expression = { is: 'object', entries: [{ key: 'baseURL', value }] };
  lowering.calls[expression.call] = { ...made, arguments: [...made.arguments, { is: 'keyword', name: 'defaults', of }] };
}

export function isDefaultBase(path: Assignment['path']): boolean {
  return path.length === 2 && path[0] === 'defaults' && path[1] === 'baseURL';
}

/** `const url = new URL(base); url.pathname = path` is `new URL(path, base)`. https://url.spec.whatwg.org/#dom-url-pathname */
export function changePath(variable: VariableDraft, { value, scope, place }: Assignment, lowering: Lowering): void {
  const [first] = variable.values;
  const made = first?.expression.is === 'call' ? lowering.calls[first.expression.call] : undefined;
  if (!first || !made?.isNew || made.callee.is !== 'name' || made.callee.name !== 'URL' || made.arguments.length > 1) return;
  lowering.calls.push({ ...made, arguments: [value, first.expression], scope, place });
  variable.values[0] = { expression: { is: 'call', call: lowering.calls.length - 1 }, scope };
}
