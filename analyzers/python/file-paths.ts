import type { Expression } from '../../src/code/ir.ts';
import { spelled } from '../../src/frontend/rule-walker.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import type { At, Lowering } from './lowering.ts';

/** `Path(__file__).resolve().parent`, `Path(__file__).parents[1]`. https://docs.python.org/3/library/pathlib.html */
const FROM_HERE = /^(?:pathlib\.)?Path\(__file__\)((?:\.(?:resolve|absolute)\(\)|\.parents?\b|\[\d\])*)$/;
const LONGEST = 120;

/** The folder around the file itself, as a path whose root is the repository's. */
export function placeAround(node: Node, lowering: Lowering): Expression | undefined {
  const steps = node.endIndex - node.startIndex > LONGEST ? undefined : FROM_HERE.exec(node.text)?.[1];
  if (steps === undefined || steps.endsWith('.parents')) return undefined;
  const up = [...steps.matchAll(/\.parents\[(\d)\]|\.parent\b/g)].reduce((sum, [, at]) => sum + Number(at ?? 0) + 1, 0);
  const parts = lowering.draft.path.split('/');
  return { is: 'literal', value: `/${parts.slice(0, Math.max(parts.length - up, 0)).join('/')}` };
}

/** `(here / 'shop.yaml').read_text()` reads the file of that path. */
export function readOfPath(callee: Node, node: Node, at: At, lowering: Lowering): Expression | undefined {
  const object = callee.type === 'attribute' ? callee.childForFieldName('object') : null;
  const name = callee.childForFieldName('attribute')?.text ?? '';
  const isReading = /^read_(?:text|bytes)$/.test(name) || (name === 'open' && object?.type === 'parenthesized_expression');
  if (!object || !isReading) return undefined;
  return lowering.draft.call({
    callee: spelled('pathlib', 'opened'),
    arguments: [lowering.expression(object, at)],
    isNew: false,
    typeArguments: [],
    scope: at.scope,
    place: lowering.place(node),
  });
}
