import type { Expression } from '../../src/code/ir.ts';
import { isNoText } from './built-texts.ts';
import type { At, Lowering } from './lowering.ts';

/** `%s`, `%d`, `%2$s`, `%-8.3f`: https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/util/Formatter.html#syntax */
const SPECIFIER = /%(\d+\$)?[-#+ 0,(<]*\d*(?:\.\d+)?([a-zA-Z%])/g;
/** `{0}`: https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/text/MessageFormat.html */
const MESSAGE_PLACE = /\{(\d+)(?:,[^{}]*)?\}/g;

/** What `String.format("%s/orders", base)`, `"…".formatted(x)` and `MessageFormat.format("{0}/x", y)` give, when the pattern is known. */
export function formatted(callee: Expression, args: readonly Expression[]): Expression | undefined {
  if (callee.is !== 'member') return undefined;
  if (callee.name === 'formatted') return fill(callee.of, args, printf);
  if (callee.name !== 'format' || (callee.of.is !== 'name' && callee.of.is !== 'member')) return undefined;
  const [first, ...rest] = args;
  if (callee.of.name === 'MessageFormat') return fill(first, rest, message);
  return callee.of.name === 'String' ? fill(first, rest, printf) : undefined;
}

/** A function of texts as the call that it is: `String.join("/", base, id)` joins a list, and a pattern that has to be computed is filled by what formats it. */
export function textCall(
  callee: Expression,
  args: readonly Expression[],
  at: At,
  lowering: Lowering,
): { readonly callee: Expression; readonly arguments: readonly Expression[] } {
  const [first, ...rest] = args;
  const as = { callee, arguments: args };
  if (callee.is !== 'member' || !first) return as;
  if (callee.name === 'formatted' && !isNoText(callee.of, at, lowering))
    return { callee: STRING_FORMAT, arguments: [callee.of, ...args] };
  if (callee.of.is !== 'name' && callee.of.is !== 'member') return as;
  if (callee.of.name === 'MessageFormat' && callee.name === 'format')
    return { callee: { is: 'member', of: first, name: 'format' }, arguments: rest };
  if (callee.of.name !== 'String' || callee.name !== 'join') return as;
  const [only] = rest;
  const list: Expression = rest.length === 1 && only ? only : { is: 'list', items: rest };
  return { callee: { is: 'member', of: list, name: 'join' }, arguments: [first] };
}

const STRING_FORMAT: Expression = { is: 'member', of: { is: 'name', name: 'String' }, name: 'format' };

/** The pattern's own text, and where which argument goes. */
type Piece = string | number;

function fill(
  pattern: Expression | undefined,
  args: readonly Expression[],
  split: (text: string) => readonly Piece[],
): Expression | undefined {
  if (pattern?.is !== 'literal' || typeof pattern.value !== 'string') return undefined;
  const parts = split(pattern.value).map((piece): Expression => {
    if (typeof piece === 'string') return { is: 'literal', value: piece };
    return args[piece] ?? { is: 'unknown', why: 'a format without enough arguments' };
  });
  return { is: 'concat', parts };
}

function printf(text: string): readonly Piece[] {
  let next = 0;
  return pieces(text, SPECIFIER, ([, position, conversion]) => {
    if (conversion === '%') return '%';
    if (conversion === 'n') return '\n';
    return position ? Number.parseInt(position, 10) - 1 : next++;
  });
}

function message(text: string): readonly Piece[] {
  return pieces(text, MESSAGE_PLACE, ([, position]) => Number(position));
}

function pieces(text: string, pattern: RegExp, piece: (match: RegExpMatchArray) => Piece): readonly Piece[] {
  const found: Piece[] = [];
  let from = 0;
  for (const match of text.matchAll(pattern)) {
    found.push(text.slice(from, match.index), piece(match));
    from = match.index + match[0].length;
  }
  return [...found, text.slice(from)].filter((each) => each !== '');
}
