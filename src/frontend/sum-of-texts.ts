import type { Expression } from '../code/ir.ts';

/** What `+` makes of its operands: texts that are all written down are one text, as compilers know it too. https://docs.oracle.com/javase/specs/jls/se21/html/jls-15.html#jls-15.29 */
export function sumOfTexts(parts: readonly Expression[]): Expression {
  const texts = parts.flatMap((part) => (part.is === 'literal' && typeof part.value === 'string' ? [part.value] : []));
  return texts.length === parts.length ? { is: 'literal', value: texts.join('') } : { is: 'concat', parts };
}
