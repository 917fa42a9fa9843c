import type { Expression } from '../../src/code/ir.ts';
import { partsOf } from '../../src/frontend/rule-walker.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import type { At, Lowering } from './lowering.ts';

/** What is called, as it stands and lowered, and what it is called with. */
export type SameCall = readonly [written: Node, callee: Expression, given: readonly Expression[]];

/** `text.format_map(values)` is `text.format(**values)`. https://docs.python.org/3/library/stdtypes.html#str.format_map */
export function formatMap(callee: Node, given: Node | null, at: At, lowering: Lowering): SameCall | undefined {
  const [object, values] = onlyGiven('format_map', callee, given);
  if (!object || !values) return undefined;
  return [callee, { is: 'member', of: lowering.expression(object, at), name: 'format' }, [entries(values, at, lowering)]];
}

/** `Settings.model_validate(data)`, formerly `parse_obj`, is `Settings(**data)`. https://docs.pydantic.dev/latest/concepts/models/#validating-data */
export function validated(callee: Node, given: Node | null, at: At, lowering: Lowering): SameCall | undefined {
  const [model, data] = onlyGiven(/^(?:model_validate|parse_obj)$/, callee, given);
  if (!model || !data || !/(?:^|\.)[A-Z]\w{0,100}$/.test(model.text)) return undefined;
  return [model, lowering.expression(model, at), [entries(data, at, lowering)]];
}

function entries(node: Node, at: At, lowering: Lowering): Expression {
  return { is: 'keyword', name: '**', of: lowering.expression(node, at) };
}

/** The object of a method of this name, and the only argument that it is called with. */
function onlyGiven(name: string | RegExp, callee: Node, given: Node | null): readonly (Node | null | undefined)[] {
  const called = callee.childForFieldName('attribute')?.text ?? '';
  const parts = given?.type === 'argument_list' ? partsOf(given) : [];
  const isMeant = typeof name === 'string' ? called === name : name.test(called);
  return isMeant && parts.length === 1 ? [callee.childForFieldName('object'), parts[0]] : [];
}
