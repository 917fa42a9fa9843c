import type { Node } from '../../src/frontend/syntax-node.ts';
import { declareIn, lowerAssigned, lowerAssignment } from './assignments.ts';
import { noteCompared } from './comparisons.ts';
import { lowerConstants, lowerVariables } from './declarations.ts';
import { type At, childrenOf, inner, listed, memberOf, part } from './lowering.ts';
import { lowerReturn } from './returns.ts';
import { lowerSetters } from './set-by-calls.ts';

type Rule = (node: Node, at: At) => void;

const RULES: Readonly<Record<string, Rule>> = {
  block: (node, at) => lowerStatements(node, inner(at)),
  statement_list: lowerStatements,
  if_statement: (node, at) => lowerStatements(node, inner(at)),
  for_statement: lowerFor,
  expression_switch_statement: lowerSwitch,
  select_statement: (node, at) => lowerStatements(node, inner(at)),
  expression_case: (node, at) => lowerStatements(node, inner(at)),
  type_case: lowerTypeCase,
  default_case: (node, at) => lowerStatements(node, inner(at)),
  communication_case: (node, at) => lowerStatements(node, inner(at)),
  type_switch_statement: lowerTypeSwitch,
  for_clause: lowerStatements,
  short_var_declaration: (node, at) => lowerAssigned(listed(part(node, 'left')), listed(part(node, 'right')), at, declareIn),
  receive_statement: lowerReceive,
  assignment_statement: lowerAssignment,
  const_declaration: lowerConstants,
  var_declaration: lowerVariables,
  type_declaration: declareTypes,
  return_statement: lowerReturn,
  labeled_statement: lowerStatements,
  expression_statement: lowerSetters,
  go_statement: lowerStatements,
  defer_statement: lowerStatements,
};

/** The statements and expressions inside a node, in order. */
export function lowerStatements(node: Node, at: At): void {
  for (const child of childrenOf(node)) lowerStatement(child, at);
}

function lowerStatement(node: Node, at: At): void {
  const rule = Object.hasOwn(RULES, node.type) ? RULES[node.type] : undefined;
  if (rule) at.file.deeper(() => rule(node, at), undefined);
  else at.file.lower(node, at);
}

/** `for key, item := range items { … }` is a function that is called with each item. */
function lowerFor(node: Node, at: At): void {
  const range = childrenOf(node).find((child) => child.type === 'range_clause');
  const body = part(node, 'body');
  if (!range || !body || !range.children.some((child) => child?.type === ':=')) {
    lowerStatements(node, inner(at));
    return;
  }
  const of = at.file.lower(part(range, 'right'), at);
  const [key, item] = listed(part(range, 'left')).map(({ text }) => text);
  const { index, scope } = loopBody(range, [item ?? '_', key ?? '_'], at);
  lowerStatements(body, { ...at, scope });
  at.file.draft.call({
    callee: memberOf(of, 'forEach'),
    arguments: [{ is: 'function', function: index }],
    isNew: false,
    typeArguments: [],
    scope: at.scope,
    place: at.file.place(range),
  });
}

function loopBody(range: Node, names: readonly string[], at: At): { readonly index: number; readonly scope: number } {
  const { draft } = at.file;
  const place = at.file.place(range);
  const parameters = names.map((name, position) => ({
    name: name === '_' ? `#${position}` : name,
    isRest: false,
    isField: false,
    decorators: [],
  }));
  const flags = { isStatic: false, isAbstract: false, decorators: [] };
  const index = draft.addFunction({ kind: 'function', scope: at.scope, parameters, returns: [], place, ...flags });
  const scope = draft.openScope({ parent: at.scope, function: index });
  const made = draft.functions[index];
  if (made) made.scope = scope;
  for (const [position, { name }] of parameters.entries()) draft.declare(scope, { name, values: [], parameter: position, place });
  return { index, scope };
}

/** `switch request.Method { case "GET": … }` */
function lowerSwitch(node: Node, at: At): void {
  const inside = inner(at);
  const [initializer, value] = [part(node, 'initializer'), part(node, 'value')];
  if (initializer) lowerStatement(initializer, inside);
  const told = at.file.lower(value, inside);
  for (const child of childrenOf(node)) {
    if (!child.type.endsWith('_case')) continue;
    const cases = listed(part(child, 'value'));
    noteCompared(
      told,
      cases.map((each) => at.file.lower(each, inside)),
      inside,
    );
    lowerStatement(child, inside);
  }
}

/** A struct that only its function knows. */
function declareTypes(node: Node, at: At): void {
  for (const spec of childrenOf(node)) {
    const [name, type] = [part(spec, 'name')?.text, part(spec, 'type')];
    if (name !== undefined && type?.type === 'struct_type') at.file.declareWithin(name, type, at.scope);
  }
}

function lowerReceive(node: Node, at: At): void {
  at.file.lower(part(node, 'right'), at);
}

/** `switch value := other.(type)`: the value is the other, of a type that each case tells. */
function lowerTypeSwitch(node: Node, at: At): void {
  const inside = inner(at);
  const value = at.file.lower(part(node, 'value'), inside);
  const [alias] = listed(part(node, 'alias'));
  if (alias) declareIn(alias, value, inside);
  for (const child of childrenOf(node)) if (child.type.endsWith('_case')) RULES[child.type]?.(child, inside);
}

function lowerTypeCase(node: Node, at: At): void {
  const inside = inner(at);
  for (const child of childrenOf(node)) if (child.type === 'statement_list') lowerStatements(child, inside);
}
