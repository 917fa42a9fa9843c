import type { Expression, ObjectEntry } from '../../src/code/ir.ts';
import { literalOf, NOTHING, partsOf } from '../../src/frontend/rule-walker.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import { callIn, started } from './calls.ts';
import { type At, memberOf, type Walker } from './lowering.ts';
import { fullName, moduleNamed } from './names.ts';
import { keyOf, operatorOf, plainText, sidesOf, valueOf, wordsIn } from './nodes.ts';
import { bindPattern } from './patterns.ts';

/** `url`, `__MODULE__`: a variable, or a function that is called without anything. */
export function lowerIdentifier(node: Node, at: At, walker: Walker): Expression {
  const local = at.locals.get(node.text);
  if (local !== undefined) return { is: 'name', name: local };
  if (node.text === '__MODULE__') return moduleNamed(fullName(node.text, at), node, walker);
  return callIn(node, node.text, [], at, walker);
}

export function lowerAlias(node: Node, at: At, walker: Walker): Expression {
  return moduleNamed(fullName(node.text, at), node, walker);
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', s: ' ' };

/** Texts with what is put into them. */
export function lowerText(node: Node, at: At, walker: Walker): Expression {
  const parts = partsOf(node).flatMap((part): readonly Expression[] => {
    if (part.type === 'quoted_content') return [literalOf(part.text)];
    if (part.type === 'escape_sequence') return [literalOf(ESCAPES[part.text.slice(1)] ?? part.text.slice(1))];
    const [inside] = part.type === 'interpolation' ? partsOf(part) : [];
    return inside ? [walker.expression(inside, at)] : [];
  });
  const [only, second] = parts;
  if (!only) return literalOf('');
  return second || only.is !== 'literal' ? { is: 'concat', parts } : only;
}

/** `~w(orders.placed orders.paid)` is a list of words. */
export function lowerSigil(node: Node, at: At, walker: Walker): Expression {
  const name = partsOf(node).find(({ type }) => type === 'sigil_name')?.text;
  const text = lowerText(node, at, walker);
  if (name?.toLowerCase() !== 'w' || text.is !== 'literal') return text;
  return { is: 'list', items: wordsIn(node).map(literalOf) };
}

/** `[a, b]`; a list of keywords is an object. */
export function lowerList(node: Node, at: At, walker: Walker): Expression {
  const parts = partsOf(node);
  const entries = entriesIn(parts, at, walker);
  if (entries.length > 0) return { is: 'object', entries };
  return { is: 'list', items: parts.map((each) => walker.expression(each, at)) };
}

export function lowerKeywords(node: Node, at: At, walker: Walker): Expression {
  return { is: 'object', entries: entriesIn([node], at, walker) };
}

/** `%{url: x, "key" => y}`, `%Client{url: x}`. */
export function lowerMap(node: Node, at: At, walker: Walker): Expression {
  const content = partsOf(node).find(({ type }) => type === 'map_content');
  return { is: 'object', entries: entriesIn(content ? partsOf(content) : [], at, walker) };
}

function entriesIn(parts: readonly Node[], at: At, walker: Walker): readonly ObjectEntry[] {
  return parts.flatMap((part): readonly ObjectEntry[] => {
    if (part.type === 'keywords') return partsOf(part).flatMap((pair) => entryOf(keyOf(pair), valueOf(pair), at, walker));
    if (part.type !== 'binary_operator' || operatorOf(part) !== '=>') return [];
    const [key, value] = partsOf(part);
    return entryOf(plainText(key) ?? '', value, at, walker);
  });
}

function entryOf(key: string, value: Node | undefined, at: At, walker: Walker): readonly ObjectEntry[] {
  return value && key !== '' ? [{ key, value: walker.expression(value, at) }] : [];
}

/** `{:ok, x}` is x, `{Redix, url: x}` and `{Redix, :start_link, [url]}` start a process with that; others are lists. */
export function lowerTuple(node: Node, at: At, walker: Walker): Expression {
  const parts = partsOf(node);
  const [first, second, third] = parts;
  if (first?.type === 'alias' && second?.type === 'atom' && third?.type === 'list')
    return started(node, first, partsOf(third), at, walker, plainText(second));
  if (first?.type === 'atom' && second && parts.length === 2) return walker.expression(second, at);
  if (first?.type === 'alias' && second) return started(node, first, parts.slice(1), at, walker);
  return { is: 'list', items: parts.map((each) => walker.expression(each, at)) };
}

/** `options[:url]`. */
export function lowerAccess(node: Node, at: At, walker: Walker): Expression {
  const [target, key] = sidesOf(node);
  if (!target || !key) return NOTHING;
  const of = walker.expression(target, at);
  const name = plainText(key);
  return name === undefined ? { is: 'index', of, key: walker.expression(key, at) } : memberOf(of, name);
}

/** `a = b`, `a <> b`, `a || b`, `a |> f(b)`. */
export function lowerBinary(node: Node, at: At, walker: Walker): Expression {
  const [left, right] = sidesOf(node);
  if (!left || !right) return NOTHING;
  switch (operatorOf(node)) {
    case '=':
    case '<-': {
      const value = walker.expression(right, at);
      bindPattern(left, value, at, walker);
      return value;
    }
    case '|>':
      return lowerPipe(node, at, walker);
    case '<>':
      return { is: 'concat', parts: [walker.expression(left, at), walker.expression(right, at)] };
    case '||':
    case 'or':
      return either(left, right, at, walker);
    case '++':
      return { is: 'list', items: [left, right].map((each) => ({ is: 'spread', of: walker.expression(each, at) })) };
    case '&&':
    case 'and':
      walker.visit(left, at);
      return walker.expression(right, at);
    case '->':
    case '::':
      return walker.opaque(node, at);
    default:
      return walker.opaque(node, at);
  }
}

/** `System.get_env("URL") || raise "…"`: what is not there stops the program. */
function either(left: Node, right: Node, at: At, walker: Walker): Expression {
  const first = walker.expression(left, at);
  if (/^raise\b/.test(right.text)) return first;
  return { is: 'fallback', first, second: walker.expression(right, at) };
}

/** A pipe hands what is before it to the call behind it, as its first argument; long pipes are followed without recursion. */
function lowerPipe(node: Node, at: At, walker: Walker): Expression {
  const steps: Node[] = [];
  let head: Node = node;
  while (head.type === 'binary_operator' && operatorOf(head) === '|>') {
    const [left, right] = sidesOf(head);
    if (!left || !right) break;
    steps.push(right);
    head = left;
  }
  let value = walker.expression(head, at);
  for (const step of steps.reverse())
    value = step.type === 'call' ? callIn(step, undefined, [value], at, walker) : walker.expression(step, at);
  return value;
}
