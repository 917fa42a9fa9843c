import type { Expression } from '../../src/code/ir.ts';
import { ts } from './compiler.ts';
import { annotatedNames, type Injectable, injectableCalled, isGivenToModule, TAKES } from './injectables.ts';
import type { At, Lowering } from './lowering.ts';

/** Names that no code can have, for what AngularJS injects; `libraries/page-scripts.ts` says what they mean. */
export const INJECTED = 'angularjs:injected';
export const INJECTED_HTTP = 'angularjs:$http';
export const INJECTED_RESOURCE = 'angularjs:$resource';
export const INJECTED_RESTANGULAR = 'angularjs:Restangular';
export const INJECTED_RESTANGULAR_PROVIDER = 'angularjs:RestangularProvider';

const SERVICES: ReadonlyMap<string, string> = new Map([
  ['$http', INJECTED_HTTP],
  ['$resource', INJECTED_RESOURCE],
  ['Restangular', INJECTED_RESTANGULAR],
  ['RestangularProvider', INJECTED_RESTANGULAR_PROVIDER],
]);

/**
 * AngularJS injects by the names of parameters, or by those that are listed for them: its client, and what the page has registered. A function that
 * asks for the client is called by the injector, wherever it stands. https://docs.angularjs.org/guide/di
 */
export function injectedValue(node: ts.ParameterDeclaration, at: At, lowering: Lowering): Expression | undefined {
  if (!ts.isIdentifier(node.name) || node.type) return undefined;
  const wanted = wantedName(node.name.text, node, lowering);
  const service = SERVICES.get(wanted ?? '');
  if (wanted === undefined || (wanted.startsWith('$') && service === undefined)) return undefined;
  const callee = { is: 'name', name: service ?? INJECTED } as const;
  const given: readonly Expression[] = service === undefined ? [{ is: 'literal', value: wanted }] : [];
  const place = lowering.place(node.name);
  lowering.calls.push({ callee, arguments: given, isNew: false, typeArguments: [], scope: at.scope, place });
  return { is: 'call', call: lowering.calls.length - 1 };
}

function wantedName(own: string, node: ts.ParameterDeclaration, lowering: Lowering): string | undefined {
  const fn = node.parent;
  const known = listedNames(fn, lowering) ?? injectableOf(fn, lowering);
  const listed = known?.names?.[fn.parameters.indexOf(node)];
  if (listed !== undefined) return listed;
  const isInjected = known !== undefined || SERVICES.has(own) || isGivenToModule(fn, TAKES) || fn.parameters.some(asksForClient);
  return isInjected ? own : undefined;
}

function asksForClient({ name }: ts.ParameterDeclaration): boolean {
  return ts.isIdentifier(name) && SERVICES.has(name.text);
}

/** `['$http', 'API', function (http, api) { … }]` */
function listedNames(fn: ts.Node, lowering: Lowering): Injectable | undefined {
  const names = fn.parent && ts.isArrayLiteralExpression(fn.parent) ? annotatedNames(fn.parent, lowering.file) : undefined;
  return names && { names };
}

/** What the file says of it by its name: `.service('orders', Orders)`, `Orders.$inject = ['$http']`. */
function injectableOf(fn: ts.SignatureDeclaration, lowering: Lowering): Injectable | undefined {
  const named = ts.isConstructorDeclaration(fn) ? fn.parent : fn;
  const name = named.name ?? (ts.isVariableDeclaration(named.parent) ? named.parent.name : undefined);
  return name && ts.isIdentifier(name) ? injectableCalled(name.text, lowering.file) : undefined;
}
