import type { Expression } from '../../src/code/ir.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import { type At, type Body, childrenOf, nameOf } from './lowering.ts';

/** What a function returns, and what it leaves beside it. */
export function lowerReturn(node: Node, at: At): void {
  const { body } = at;
  const [list] = childrenOf(node);
  const values = (list ? childrenOf(list) : []).map((each) => at.file.lower(each, at));
  const given = values.length > 0 ? values : (body?.results ?? []).map(nameOf);
  if (!body) return;
  const [first, ...others] = given;
  if (first && !isNil(first)) body.draft.returns.push({ expression: first, scope: at.scope });
  for (const [index, value] of others.entries()) leave(body, index + 1, value, at);
  if (values.length === 1 && first?.is === 'call')
    for (let index = 1; index < body.resultCount; index += 1)
      leave(body, index, { is: 'out', call: first.call, name: `=${index}` }, at);
}

function leave(body: Body, index: number, value: Expression, at: At): void {
  if (isNil(value)) return;
  const name = `=${index}`;
  body.outs[name] = [...(body.outs[name] ?? []), { expression: value, scope: at.scope }];
}

function isNil(value: Expression): boolean {
  return (value.is === 'literal' && value.value === null) || (value.is === 'name' && value.name === 'err');
}
