import type { Expression, ObjectEntry } from '../../src/code/ir.ts';
import { partsOf } from '../../src/frontend/rule-walker.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import type { At, Lowering } from './lowering.ts';
import { nameAt } from './rebound.ts';

const MOST_ITEMS = 20;
/** What would be declared, or done, too often if it were done for each item. */
const OF_ITS_OWN = /^(?:for_statement|function_definition|class_definition|decorated_definition)$/;
const HAS_STATEMENTS = /(?:^|_)(?:block|statement|clause)$/;
const TOGETHER = new Set(['pattern_list', 'tuple_pattern', 'list_pattern']);

/**
 * The items of a loop over what is written beside it or held by a name, where each has several parts that belong together:
 * `for prefix, router in (("/v1", orders), ("/hooks", hooks))`, `for path, view in VIEWS.items()`. The body is done once for each.
 * https://docs.python.org/3/reference/compound_stmts.html#the-for-statement
 */
export function itemsTogether(loop: Node, at: At, lowering: Lowering): readonly Expression[] | undefined {
  const [left, right, body] = ['left', 'right', 'body'].map((field) => loop.childForFieldName(field));
  if (!left || !right || !body || hasOfItsOwn(body)) return undefined;
  const isPair = TOGETHER.has(left.type);
  const of = isPair ? tableOf(right) : undefined;
  const items = of ? pairsOf(of, at, lowering) : listOf(right, isPair, at, lowering);
  return items && isFew(items) ? items : undefined;
}

function hasOfItsOwn(body: Node): boolean {
  const open = [body];
  for (const node of open) {
    if (OF_ITS_OWN.test(node.type)) return true;
    if (HAS_STATEMENTS.test(node.type)) open.push(...node.namedChildren);
  }
  return false;
}

function isFew({ length }: readonly unknown[]): boolean {
  return length > 1 && length <= MOST_ITEMS;
}

/** A list or tuple that is written here, of others, of dictionaries or of what calls make; or the only value of a name. What is written is lowered only once. */
function listOf(node: Node, isPair: boolean, at: At, lowering: Lowering): readonly Expression[] | undefined {
  if (node.type === 'identifier') {
    const held = heldBy(node, at, lowering);
    const hasParts = ({ is }: Expression) => (isPair ? is === 'list' : is === 'object' || is === 'call');
    return held?.is === 'list' && held.items.every(hasParts) ? held.items : undefined;
  }
  const parts = isPair ? /^(?:tuple|list)$/ : /^(?:dictionary|call)$/;
  const isWritten = /^(?:tuple|list)$/.test(node.type) && partsOf(node).every(({ type }) => parts.test(type));
  const value = isWritten && isFew(partsOf(node)) ? lowering.expression(node, at) : undefined;
  return value?.is === 'list' ? value.items : undefined;
}

/** What stands before `.items()`. */
function tableOf(node: Node): Node | undefined {
  const callee = node.type === 'call' ? node.childForFieldName('function') : null;
  return (callee?.childForFieldName('attribute')?.text === 'items' && callee.childForFieldName('object')) || undefined;
}

/** `{"/orders": orders}.items()`: each key with what is under it. */
function pairsOf(of: Node, at: At, lowering: Lowering): readonly Expression[] | undefined {
  const isWritten = of.type === 'dictionary' && isFew(partsOf(of)) && partsOf(of).every(({ type }) => type === 'pair');
  const value = of.type === 'identifier' ? heldBy(of, at, lowering) : isWritten ? lowering.expression(of, at) : undefined;
  const entries = value?.is === 'object' ? value.entries.map(pairOf) : [undefined];
  return entries.every((each) => each !== undefined) ? entries : undefined;
}

function pairOf(entry: ObjectEntry): Expression | undefined {
  if ('spread' in entry) return undefined;
  const key: Expression = 'key' in entry ? { is: 'literal', value: entry.key } : entry.computed;
  return { is: 'list', items: [key, entry.value] };
}

function heldBy(node: Node, at: At, { draft }: Lowering): Expression | undefined {
  const variable = draft.find(at.scope, nameAt(node.text, at));
  const [only, other] = variable?.values ?? [];
  return variable?.parameter === undefined && !other && !only?.isAdded ? only?.expression : undefined;
}
