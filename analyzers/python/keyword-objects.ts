import type { Expression, ObjectEntry } from '../../src/code/ir.ts';
import { partsOf } from '../../src/frontend/rule-walker.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import type { At, Lowering } from './lowering.ts';

/**
 * `dict(base, url='http://stock', **more)` and `SimpleNamespace(url='http://stock')` are objects with these members.
 * https://docs.python.org/3/library/stdtypes.html#dict, https://docs.python.org/3/library/types.html#types.SimpleNamespace
 */
const MAKERS = /^(?:dict|(?:types\.)?SimpleNamespace|argparse\.Namespace)$/;

export function keywordObject(callee: Node, given: Node | null, at: At, lowering: Lowering): Expression | undefined {
  const parts = given?.type === 'argument_list' && MAKERS.test(callee.text) ? partsOf(given) : [];
  const isNamed = parts.some(({ type }) => type === 'keyword_argument');
  if (!isNamed || lowering.draft.find(at.scope, callee.text)) return undefined;
  return { is: 'object', entries: parts.flatMap((part) => entryOf(part, at, lowering)) };
}

function entryOf(part: Node, at: At, lowering: Lowering): readonly ObjectEntry[] {
  const value = part.childForFieldName('value');
  if (part.type === 'keyword_argument')
    return value ? [{ key: part.childForFieldName('name')?.text ?? '', value: lowering.expression(value, at) }] : [];
  const inner = part.type === 'dictionary_splat' ? partsOf(part)[0] : part;
  return inner ? [{ spread: lowering.expression(inner, at) }] : [];
}
