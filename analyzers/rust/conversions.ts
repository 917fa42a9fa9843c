import type { Expression } from '../../src/code/ir.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import type { At, Walker } from './lowering.ts';

/** Methods that a type may have of its own, to say how it is written. */
const CONVERSIONS = new Set(['as_str', 'to_string', 'as_ref', 'into']);

/** `topic.as_str()`: what the type's own method gives where it has one, else the value itself. */
export function converted(of: Expression, name: string): Expression {
  const isText = of.is === 'literal' || of.is === 'concat' || of.is === 'unknown';
  return isText || !CONVERSIONS.has(name) ? of : { is: 'member', of, name, isConversion: true };
}

const DEEPEST = 40;
const WRITES = /\b(?:write(?:ln)?!|write_str|write_fmt|write_char|pad|push_str)/;

/** Whether all of a text is written in one step, on every way through the code. */
export function writesAtOnce(node: Node, depth = 0): boolean {
  if (depth > DEEPEST || !WRITES.test(node.text)) return true;
  const inside = node.namedChildren;
  const isInSteps = node.type === 'block' && inside.filter(({ text }) => WRITES.test(text)).length > 1;
  return !isInSteps && inside.every((each) => writesAtOnce(each, depth + 1));
}

/** `f.write_str("orders")` in `Display::fmt` is what the type is written as: https://doc.rust-lang.org/std/fmt/trait.Display.html */
export function written(name: string, args: readonly Node[], at: At, walker: Walker): Expression | undefined {
  const [text] = args;
  const isWriting = at.isDisplay && text && /^(write_str|pad|push_str)$/.test(name);
  return isWriting ? walker.expression(text, at) : undefined;
}
