import type { Expression, ObjectEntry } from '../../src/code/ir.ts';
import { partsOf } from '../../src/frontend/rule-walker.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import type { At, Lowering } from './lowering.ts';
import { nameAt } from './rebound.ts';

const MOST_ITEMS = 20;
/** What would be declared, or done, too often if it were done for each item. */
const OF_ITS_OWN = /^[^\S\n]*(?:async |for |def |class |@)/m;
const TOGETHER = new Set(['pattern_list', 'tuple_pattern', 'list_pattern']);

/**
 * The items of a loop over what is written beside it or held by a name, where each has several parts that belong together:
 * `for prefix, router in (("/v1", orders), ("/hooks", hooks))`, `for path, view in VIEWS.items()`. The body is done once for each.
 * https://docs.python.org/3/reference/compound_stmts.html#the-for-statement
 */
export function itemsTogether(loop: Node, at: At, lowering: Lowering): readonly Expression[] | undefined {
  const [left, right, body] = ['left', 'right', 'body'].map((field) => loop.childForFieldName(field));
  if (!left || !right || !body || OF_ITS_OWN.test(body.text)) return undefined;
  const isPair = TOGETHER.has(left.type);
  const parts = isPair ? /^(?:tuple|list)$/ : /^(?:dictionary|call)$/;
  const items = (isPair ? pairsOf(right, at, lowering) : undefined) ?? listOf(right, parts, at, lowering);
  if (!items || items.length < 2 || items.length > MOST_ITEMS) return undefined;
  const hasParts = ({ is }: Expression) => (isPair ? is === 'list' : is === 'object' || is === 'call');
  return items.every(hasParts) ? items : undefined;
}

/** A list or tuple that is written here, of others, of dictionaries or of what calls make; or the only value of a name. */
function listOf(node: Node, parts: RegExp, at: At, lowering: Lowering): readonly Expression[] | undefined {
  if (node.type === 'identifier') {
    const held = heldBy(node, at, lowering);
    return held?.is === 'list' ? held.items : undefined;
  }
  const isWritten = /^(?:tuple|list)$/.test(node.type) && partsOf(node).every(({ type }) => parts.test(type));
  const value = isWritten ? lowering.expression(node, at) : undefined;
  return value?.is === 'list' ? value.items : undefined;
}

/** `{"/orders": orders}.items()`: each key with what is under it. */
function pairsOf(node: Node, at: At, lowering: Lowering): readonly Expression[] | undefined {
  const callee = node.type === 'call' ? node.childForFieldName('function') : null;
  const of = callee?.childForFieldName('attribute')?.text === 'items' ? callee.childForFieldName('object') : null;
  const value =
    of?.type === 'identifier' ? heldBy(of, at, lowering) : of?.type === 'dictionary' ? lowering.expression(of, at) : undefined;
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
