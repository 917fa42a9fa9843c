import type { Expression } from '../code/ir.ts';
import { literalOf } from './rule-walker.ts';

/** Paths one behind the other, each with one slash in front. */
export function joinedPaths(parts: readonly Expression[]): Expression {
  const plain = parts.flatMap((part): readonly Expression[] => {
    const text = part.is === 'literal' ? String(part.value).replace(/^\/+|\/+$/g, '') : undefined;
    if (text === '') return [];
    return [literalOf('/'), text === undefined ? part : literalOf(text)];
  });
  return plain.length === 0 ? literalOf('/') : { is: 'concat', parts: plain };
}
