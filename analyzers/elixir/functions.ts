import type { Decorator, Expression, FunctionNode } from '../../src/code/ir.ts';
import { partsOf } from '../../src/frontend/rule-walker.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import { type At, inner, type Walker } from './lowering.ts';
import { bindPattern } from './patterns.ts';
import { lowerStatements } from './statements.ts';

/** The parameter of a function at a position, by a name of its own. */
export function parameterAt(position: number, index: number, node: Node, walker: Walker): Expression {
  const made = walker.draft.functions[index];
  const name = `#${position}`;
  if (made && made.parameters.length <= position) {
    made.parameters.push({ name, isRest: false, isField: false, decorators: [] });
    walker.draft.declare(made.scope, { name, values: [], parameter: position, place: walker.place(node) });
  }
  return { is: 'name', name };
}

/** `fn order -> order.url end`: any of its clauses. */
export function lowerAnonymous(node: Node, at: At, walker: Walker): Expression {
  const index = openFunction(node, at, walker);
  for (const clause of partsOf(node)) {
    if (clause.type !== 'stab_clause') continue;
    const inside = insideOf(index, at, walker);
    const given = clause.childForFieldName('left');
    for (const [position, each] of (given?.type === 'arguments' ? partsOf(given) : []).entries())
      bindPattern(each, parameterAt(position, index, each, walker), inside, walker);
    const body = clause.childForFieldName('right');
    if (body) giveBack(index, lowerStatements(body, inside, walker), walker);
  }
  return { is: 'function', function: index };
}

/** `get "/orders" do … end`: the block of a macro is code that it runs. */
export function lowerBlockOfCall(block: Node, at: At, walker: Walker): Expression {
  const index = openFunction(block, at, walker);
  giveBack(index, lowerStatements(block, insideOf(index, at, walker), walker), walker);
  return { is: 'function', function: index };
}

function openFunction(node: Node, at: At, walker: Walker): number {
  const { draft } = walker;
  const index = draft.functions.length;
  const scope = draft.openScope({ parent: at.scope, function: index });
  const flags = { isStatic: false, isAbstract: false, decorators: [] };
  return draft.addFunction({ kind: 'function', scope, parameters: [], returns: [], place: walker.place(node), ...flags });
}

/** A function of the module around: a static member without parameters and body yet. */
export function addMethod(
  node: Node,
  said: Pick<FunctionNode, 'name' | 'isPrivate'> & { readonly decorators: Decorator[] },
  at: At,
  walker: Walker,
): number {
  const { draft } = walker;
  const index = draft.functions.length;
  const scope = draft.openScope({ parent: at.scope, function: index });
  const owner = at.owner ? { class: at.owner.class } : {};
  const flags = { isStatic: true, isAbstract: false };
  const place = walker.place(node);
  draft.addFunction({ kind: 'method', scope, parameters: [], returns: [], place, ...flags, ...owner, ...said });
  draft.classes[at.owner?.class ?? -1]?.methods.push(index);
  return index;
}

function insideOf(index: number, at: At, walker: Walker): At {
  return { ...inner(at), scope: walker.draft.functions[index]?.scope ?? at.scope };
}

/** What a function gives, by one of its ways. */
export function giveBack(index: number, expression: Expression, walker: Walker): void {
  const made = walker.draft.functions[index];
  made?.returns.push({ expression, scope: made.scope });
}
