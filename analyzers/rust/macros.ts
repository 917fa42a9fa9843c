import type { Expression } from '../../src/code/ir.ts';
import { formatPieces } from '../../src/frontend/brace-format.ts';
import { literalOf, NOTHING, partsOf } from '../../src/frontend/rule-walker.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import { converted } from './conversions.ts';
import type { At, Walker } from './lowering.ts';
import { lowerPath } from './paths.ts';

import { type TokenArgument, tokenArguments } from './tokens.ts';

/** The macros of the standard library that make a value, and those that make a list of what they are given. */
const LISTS = /^(vec|routes|catchers|smallvec|try_join|join)$/;
/** Macros that take a path as a text with gaps for types: `path!("orders" / u32)`. */
const PATHS = /^path$/;

/** `format!("{}/orders", base)`, `vec![a, b]`, `env!("KEY")`. Other macros are calls of their names with a `!`. */
export function lowerMacro(node: Node, at: At, walker: Walker): Expression {
  const path = (node.childForFieldName('macro')?.text ?? '').replace(/\s+/g, '').split('::');
  const name = path.at(-1) ?? '';
  const tree = partsOf(node).find((each) => each.type === 'token_tree');
  if (PATHS.test(name)) return call(node, path, [literalOf(pathText(tree))], at, walker);
  const given = tokenArguments(tree, at, walker);
  if (name === 'format' || name === 'format_args') return formatted(given, at, walker);
  if (name === 'write' && at.isDisplay) return formatted(given.slice(1), at, walker);
  if (name === 'concat') return { is: 'concat', parts: given.map(({ value }) => value) };
  if (LISTS.test(name)) return { is: 'list', items: given.map(({ value }) => value) };
  return call(node, path, given.map(argumentOf), at, walker);
}

function call(node: Node, path: readonly string[], args: readonly Expression[], at: At, walker: Walker): Expression {
  const callee = lowerPath([...path.slice(0, -1), `${path.at(-1)}!`], at, walker);
  return walker.call(node, at, { callee, arguments: args });
}

/** What is passed by name is. */
export function argumentOf({ name, value }: TokenArgument): Expression {
  return name === undefined ? value : { is: 'keyword', name, of: value };
}

/** Names in braces are arguments by that name, or variables around. */
function formatted(given: readonly TokenArgument[], at: At, walker: Walker): Expression {
  const [format, ...rest] = given;
  if (format?.value.is !== 'literal') return NOTHING;
  const unnamed = rest.filter(({ name }) => name === undefined);
  const parts = formatPieces(String(format.value.value)).map((piece): Expression => {
    if (typeof piece === 'string') return literalOf(piece);
    if (typeof piece.argument === 'number') return converted(unnamed[piece.argument]?.value ?? NOTHING, 'to_string');
    const named = rest.find(({ name }) => name === piece.argument)?.value;
    return converted(named ?? lowerPath([piece.argument], at, walker), 'to_string');
  });
  return { is: 'concat', parts };
}

/** `"orders" / u32 / "lines"` is `/orders/{u32}/lines`; `..` lets anything follow. */
function pathText(tree: Node | undefined): string {
  const tokens = (tree?.children ?? []).slice(1, -1);
  const parts = tokens.flatMap((each) => {
    if (each?.type === 'string_literal') return [each.text.slice(1, -1)];
    return each?.isNamed && /identifier|primitive_type/.test(each.type) ? [`{${each.text}}`] : [];
  });
  return `/${parts.join('/')}`;
}
