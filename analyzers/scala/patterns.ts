import type { Expression } from '../../src/code/ir.ts';
import { literalOf, partsOf } from '../../src/frontend/rule-walker.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import { type At, declareLocal, type Walker } from './lowering.ts';

/** Binds the names of a pattern to the parts of a value: https://docs.scala-lang.org/tour/pattern-matching.html */
export function bindPattern(pattern: Node, value: Expression, at: At, walker: Walker): void {
  switch (pattern.type) {
    case 'identifier':
      if (/^[a-z_]/.test(pattern.text)) declareLocal(pattern.text, value, pattern.row, at, walker);
      return;
    case 'tuple_pattern':
      for (const [index, part] of partsOf(pattern).entries())
        bindPattern(part, { is: 'index', of: value, key: literalOf(index) }, at, walker);
      return;
    case 'case_class_pattern': {
      const parts = partsOf(pattern).slice(1);
      for (const part of parts)
        bindPattern(part, parts.length === 1 ? value : { is: 'unknown', why: 'part of a match' }, at, walker);
      return;
    }
    case 'typed_pattern':
    case 'capture_pattern': {
      const named = pattern.childForFieldName('name') ?? partsOf(pattern)[0];
      if (named) bindPattern(named, value, at, walker);
      return;
    }
    default:
      return;
  }
}
