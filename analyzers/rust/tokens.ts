import type { Expression } from '../../src/code/ir.ts';
import { literalOf, NOTHING } from '../../src/frontend/rule-walker.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import { type At, memberOf, type Walker } from './lowering.ts';
import { lowerPath } from './paths.ts';
import { OTHERWISE, SAME, SAME_WITH_WORDS } from './same-methods.ts';
import { textOf } from './texts.ts';

/** An argument of a macro or an attribute. */
export interface TokenArgument {
  /** `path = "/orders"`. */
  readonly name?: string;
  readonly value: Expression;
  /** `env` alone, or the tokens of something else. */
  readonly tokens: readonly Node[];
}

/** What a macro is given is no syntax but tokens: https://doc.rust-lang.org/reference/macros.html. Parts between commas are read as far as they are plain expressions. */
export function tokenArguments(tree: Node | undefined, at: At, walker: Walker): readonly TokenArgument[] {
  return splitAtCommas(tree).map((tokens) => {
    const [first, sign] = tokens;
    const isNamed = first?.type === 'identifier' && sign?.type === '=';
    const value = lowerTokens(isNamed ? tokens.slice(2) : tokens, at, walker);
    return isNamed ? { name: first.text, value, tokens } : { value, tokens };
  });
}

function splitAtCommas(tree: Node | undefined): readonly (readonly Node[])[] {
  const inside = (tree?.children ?? []).slice(1, -1).flatMap((each) => each ?? []);
  const parts: Node[][] = [];
  let part: Node[] = [];
  for (const token of inside) {
    if (token.type === ',' || token.type === ';') {
      parts.push(part);
      part = [];
    } else if (!token.type.endsWith('comment')) part.push(token);
  }
  if (part.length > 0) parts.push(part);
  return parts.filter((tokens) => tokens.length > 0);
}

/** `&self.url`, `orders::show`, `base.path()`: a name with members and calls; anything else is searched for nothing. */
export function lowerTokens(tokens: readonly Node[], at: At, walker: Walker): Expression {
  const rest = tokens.filter(({ type }) => type !== '&' && type !== 'mutable_specifier' && type !== 'mut');
  const [first] = rest;
  if (!first) return NOTHING;
  if (first.type.endsWith('string_literal')) return literalOf(textOf(first));
  if (first.type === 'integer_literal') return literalOf(Number(first.text.replace(/_/g, '')));
  if (first.type === 'boolean_literal') return literalOf(first.text === 'true');
  if (!/^(identifier|self|crate|super)$/.test(first.type)) return NOTHING;
  return lowerChain(rest, at, walker);
}

function lowerChain(tokens: readonly Node[], at: At, walker: Walker): Expression {
  const path = pathAtStart(tokens);
  const rest = tokens.slice(path.length * 2 - 1);
  let value = lowerPath(path, at, walker);
  for (const [index, token] of rest.entries()) {
    const isMember = rest[index - 1]?.type === '.';
    if (token.type === 'token_tree' && token.text.startsWith('(')) value = called(token, value, at, walker);
    else if (isMember) value = token.text === 'await' ? value : memberOf(value, token.text);
    else if (token.type !== '.' && token.type !== '?') return NOTHING;
  }
  return value;
}

function called(token: Node, callee: Expression, at: At, walker: Walker): Expression {
  return (callee.is === 'member' && handedOn(callee, token, at, walker)) || callOf(token, callee, at, walker);
}

/** The names with `::` between them. */
function pathAtStart(tokens: readonly Node[]): readonly string[] {
  const end = tokens.findIndex((token, index) => index % 2 === 1 && token.type !== '::');
  const path = end < 0 ? tokens : tokens.slice(0, end);
  return path.filter((_, index) => index % 2 === 0).map(({ text }) => text);
}

/** What methods that only hand the value on give: `env::var("PAYMENTS_URL").expect("a URL")`. */
function handedOn(
  { of, name }: Extract<Expression, { is: 'member' }>,
  token: Node,
  at: At,
  walker: Walker,
): Expression | undefined {
  if (SAME_WITH_WORDS.has(name) || (SAME.has(name) && token.text === '()')) return of;
  const [otherwise] = OTHERWISE.has(name) ? splitAtCommas(token) : [];
  return otherwise && { is: 'fallback', first: of, second: lowerTokens(withoutParameters(otherwise), at, walker) };
}

/** The body of a closure: `|_| "http://payments".to_string()`. */
function withoutParameters(tokens: readonly Node[]): readonly Node[] {
  if (tokens[0]?.type === '||') return tokens.slice(1);
  return tokens[0]?.type === '|' ? tokens.slice(tokens.findIndex(({ type }, index) => index > 0 && type === '|') + 1) : tokens;
}

function callOf(token: Node, callee: Expression, at: At, walker: Walker): Expression {
  return walker.call(token, at, { callee, arguments: tokenArguments(token, at, walker).map((each) => each.value) });
}
