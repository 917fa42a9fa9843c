import type { Expression } from '../../src/code/ir.ts';
import { enterNames } from './blocks.ts';
import { ts } from './compiler.ts';
import { callLoop, openLoop } from './loops.ts';
import { type At, type Lowering, nameIn } from './lowering.ts';

interface Reduction {
  readonly of: ts.Expression;
  readonly callback: ts.ArrowFunction | ts.FunctionExpression;
  readonly whole: ts.Identifier;
  readonly item: ts.BindingName;
  readonly initial: ts.Expression;
}

/**
 * `names.reduce((all, name) => ({ ...all, [name]: open(name) }), {})` is a loop over `names` that adds to `all`, which is what it gives.
 * https://tc39.es/ecma262/#sec-array.prototype.reduce
 */
export function lowerReduction(node: ts.CallExpression, at: At, lowering: Lowering): Expression | undefined {
  const found = reductionIn(node);
  if (!found) return undefined;
  const { callback, whole, item } = found;
  const of = lowering.expression(found.of, at);
  const initial = lowering.expression(found.initial, at);
  const around = enterNames([whole.text], at, lowering);
  const name = nameIn(around, whole.text);
  lowering.declare(at.scope, { name, values: [{ expression: initial, scope: at.scope }], place: lowering.place(whole) });
  const { body, inside } = openLoop(item, node, around, lowering);
  const gather = (result: Expression, scope: number) => {
    const values = addedTo(name, result, lowering).map((expression) => ({ expression, scope, isAdded: true }));
    lowering.declare(at.scope, { name, values, place: lowering.place(whole) });
  };
  lowering.gatherings.set(body.function, gather);
  if (ts.isBlock(callback.body)) lowering.visit(callback.body, inside);
  else gather(lowering.expression(callback.body, inside), inside.scope);
  callLoop(of, body, node, at, lowering);
  return { is: 'name', name };
}

/** One that begins with something that can be added to. */
function reductionIn({ expression: callee, arguments: given }: ts.CallExpression): Reduction | undefined {
  const [callback, initial, ...others] = given;
  if (!ts.isPropertyAccessExpression(callee) || callee.name.text !== 'reduce' || others.length > 0) return undefined;
  if (!callback || !(ts.isArrowFunction(callback) || ts.isFunctionExpression(callback)) || !initial || !isOpen(initial))
    return undefined;
  const [whole, item, ...further] = callback.parameters;
  if (!whole || !item || further.length > 0 || !ts.isIdentifier(whole.name)) return undefined;
  return { of: callee.expression, callback, whole: whole.name, item: item.name, initial };
}

/** `{}`, `[]`, `new Map()`, with its type. */
function isOpen(node: ts.Expression): boolean {
  if (
    ts.isParenthesizedExpression(node) ||
    ts.isAsExpression(node) ||
    ts.isTypeAssertionExpression(node) ||
    ts.isSatisfiesExpression(node)
  )
    return isOpen(node.expression);
  return ts.isObjectLiteralExpression(node) || ts.isArrayLiteralExpression(node) || ts.isNewExpression(node);
}

/** What one step adds: entries of an object or items of a list, beside what was there. */
function addedTo(name: string, result: Expression, lowering: Lowering): readonly Expression[] {
  const isWhole = (each: Expression) => each.is === 'name' && each.name === name;
  switch (result.is) {
    case 'choice':
      return result.options.flatMap((each) => addedTo(name, each, lowering));
    case 'object':
      return [{ ...result, entries: result.entries.filter((each) => !('spread' in each && isWhole(each.spread))) }];
    case 'list':
      return [{ ...result, items: result.items.filter((each) => !(each.is === 'spread' && isWhole(each.of))) }];
    case 'call':
      return addedByCall(name, result.call, lowering).filter((each) => !isWhole(each));
    default:
      return [];
  }
}

/** `Object.assign(all, { [name]: one })`, `all.concat(one)`. */
function addedByCall(name: string, index: number, { calls }: Lowering): readonly Expression[] {
  const call = calls[index];
  if (call?.callee.is !== 'member' || call.callee.of.is !== 'name') return [];
  const { of, name: method } = call.callee;
  if (of.name === 'Object' && method === 'assign') return call.arguments;
  if (of.name !== name || method !== 'concat') return [];
  return [{ is: 'list', items: call.arguments.map((each): Expression => ({ is: 'spread', of: each })) }];
}
