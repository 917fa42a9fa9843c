// https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/lang/StringBuilder.html
import type { Expression } from '../../src/code/ir.ts';
import type { At, Lowering } from './lowering.ts';

/** `new StringBuilder(start)` is the text that it puts together; a number is no part of that, but room for it. */
export function builderOfText(type: string, args: readonly Expression[], lowering: Lowering): Expression | undefined {
  if (!/^(java\.lang\.)?String(Builder|Buffer)$/.test(type)) return undefined;
  const [start] = args;
  const isText = start !== undefined && !(start.is === 'literal' && typeof start.value === 'number');
  const parts: Expression[] = isText ? [start] : [{ is: 'literal', value: '' }];
  const text: Expression = { is: 'concat', parts };
  lowering.builtTexts.set(text, parts);
  return text;
}

/** `text.append("/orders").append(id)` adds to the text, under whatever condition it stands. */
export function addToText(callee: Expression, args: readonly Expression[], at: At, lowering: Lowering): Expression | undefined {
  if (callee.is !== 'member' || !/^(append|insert)$/.test(callee.name)) return undefined;
  const parts = partsOf(callee.of, at, lowering);
  const added = args.at(-1);
  if (!parts || !added || args.length > 2) return undefined;
  if (callee.name === 'append') parts.push(added);
  else if (args[0]?.is === 'literal' && args[0].value === 0) parts.unshift(added);
  else parts.push({ is: 'unknown', why: 'a text that others are put into' });
  return callee.of;
}

/** Parts of a text that is being put together, as it is made or as a variable holds it. */
function partsOf(of: Expression, at: At, lowering: Lowering): Expression[] | undefined {
  if (of.is === 'concat') return lowering.builtTexts.get(of);
  const last = of.is === 'name' ? lowering.draft.find(at.scope, of.name)?.values.at(-1) : undefined;
  return last?.scope === at.scope ? lowering.builtTexts.get(last.expression) : undefined;
}
