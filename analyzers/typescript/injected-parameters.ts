import type { Expression } from '../../src/code/ir.ts';
import { ts } from './compiler.ts';
import type { At, Lowering } from './lowering.ts';

/** Names that no code can have, for what AngularJS injects; `libraries/page-scripts.ts` says what they mean. */
export const INJECTED = 'angularjs:injected';
export const INJECTED_HTTP = 'angularjs:$http';
export const INJECTED_RESOURCE = 'angularjs:$resource';

const SERVICES: Readonly<Record<string, string>> = { $http: INJECTED_HTTP, $resource: INJECTED_RESOURCE };
const TAKES_NAMED = /^(factory|service|controller|directive|filter|provider|decorator)$/;
const TAKES_ALONE = /^(run|config)$/;

/**
 * AngularJS injects by the names of parameters: its client everywhere, constants of the page where the function is given to a module
 * (`.factory('Shop', function ($http, API) { … })`). https://docs.angularjs.org/guide/di
 */
export function injectedValue(node: ts.ParameterDeclaration, at: At, lowering: Lowering): Expression | undefined {
  if (!ts.isIdentifier(node.name) || node.type) return undefined;
  const { text } = node.name;
  const service = text.startsWith('$') ? SERVICES[text] : undefined;
  if (service === undefined && (text.startsWith('$') || !isGivenToModule(node.parent))) return undefined;
  const callee = { is: 'name', name: service ?? INJECTED } as const;
  const given: readonly Expression[] = service === undefined ? [{ is: 'literal', value: text }] : [];
  const place = lowering.place(node.name);
  lowering.calls.push({ callee, arguments: given, isNew: false, typeArguments: [], scope: at.scope, place });
  return { is: 'call', call: lowering.calls.length - 1 };
}

/** The function itself or, where names are kept from being shortened, the last item of a list; behind a name, as no list of JavaScript filters. */
function isGivenToModule(node: ts.Node): boolean {
  const { parent } = node;
  const list = parent && ts.isArrayLiteralExpression(parent) ? parent : node;
  const taker = list.parent;
  if (!taker || !ts.isCallExpression(taker) || !ts.isPropertyAccessExpression(taker.expression)) return false;
  const { text } = taker.expression.name;
  const [first, second, third] = taker.arguments;
  if (first === list) return TAKES_ALONE.test(text) && !second;
  return second === list && !third && first !== undefined && ts.isStringLiteralLike(first) && TAKES_NAMED.test(text);
}
