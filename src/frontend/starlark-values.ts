import type { Names, Run, Starlark, StarlarkCall } from './starlark.ts';
import type { Node } from './syntax-node.ts';

/** Of all statements and expressions together, repeated ones counted each time. */
export const MOST_STEPS = 100_000;

const DEEPEST = 60;
const LONGEST = 10_000;
const MOST_ITEMS = 1000;

type CallOwn = (definition: Node, call: StarlarkCall, run: Run) => void;

/** An expression of Starlark as far as the names around it tell. Calls that it holds are added to the run. */
export function evaluateStarlark(node: Node | undefined, names: Names, run: Run, callOwn: CallOwn, depth = 0): Starlark {
  run.steps += 1;
  if (!node || depth > DEEPEST || run.steps > MOST_STEPS) return undefined;
  const go = (inner: Node | null | undefined): Starlark => evaluateStarlark(inner ?? undefined, names, run, callOwn, depth + 1);
  const inside = node.namedChildren.flatMap((each) => each ?? []).filter(({ type }) => type !== 'comment');
  switch (node.type) {
    case 'string':
      return inside.every(({ type }) => type !== 'interpolation') ? textIn(inside) : undefined;
    case 'concatenated_string':
      return inside.map(go).every((each) => typeof each === 'string') ? inside.map(go).join('') : undefined;
    case 'integer':
      return node.text;
    case 'identifier':
      return names.get(node.text);
    case 'list':
    case 'tuple':
      return inside.map(go);
    case 'parenthesized_expression':
    case 'conditional_expression':
      return go(inside[0]);
    case 'dictionary':
      return dictionary(inside, go);
    case 'subscript':
      return member(go(node.childForFieldName('value')), go(node.childForFieldName('subscript')));
    case 'binary_operator':
      return operated(
        node.childForFieldName('operator')?.text,
        go(node.childForFieldName('left')),
        go(node.childForFieldName('right')),
      );
    case 'call':
      return called(node, go, run, callOwn);
    default:
      return undefined;
  }
}

const ESCAPES: Readonly<Record<string, string>> = { '\\n': '\n', '\\t': '\t', '\\\\': '\\', "\\'": "'", '\\"': '"' };

function textIn(parts: readonly Node[]): string {
  return parts
    .filter(({ type }) => type === 'string_content')
    .map(({ text }) => text.replace(/\\[nt\\'"]/g, (escape) => ESCAPES[escape] ?? escape))
    .join('');
}

function dictionary(pairs: readonly Node[], go: (node: Node | null) => Starlark): Starlark {
  return new Map(
    pairs.flatMap((pair) => {
      const key = pair.type === 'pair' ? go(pair.childForFieldName('key')) : undefined;
      return typeof key === 'string' ? [[key, go(pair.childForFieldName('value'))] as const] : [];
    }),
  );
}

function member(of: Starlark, key: Starlark): Starlark {
  if (typeof key !== 'string') return undefined;
  if (of instanceof Map) return of.get(key);
  return Array.isArray(of) ? of[Number(key)] : undefined;
}

/** `+` of texts and lists, `%` of a text with `%s`. */
function operated(operator: string | undefined, left: Starlark, right: Starlark): Starlark {
  if (operator === '+' && Array.isArray(left) && Array.isArray(right)) return [...left, ...right].slice(0, MOST_ITEMS);
  if (operator === '+' && typeof left === 'string' && typeof right === 'string') return bounded(left + right);
  return operator === '%' && typeof left === 'string'
    ? filled(left, /%[sdr]/g, Array.isArray(right) ? right : [right])
    : undefined;
}

/** Undefined where one of the values is not known. */
function filled(text: string, places: RegExp, values: readonly Starlark[]): string | undefined {
  let next = 0;
  let isKnown = true;
  const whole = text.replace(places, () => {
    const value = values[next++];
    isKnown &&= typeof value === 'string';
    return typeof value === 'string' ? value : '';
  });
  return isKnown ? bounded(whole) : undefined;
}

function bounded(text: string): string | undefined {
  return text.length > LONGEST ? undefined : text;
}

function called(node: Node, go: (node: Node | null) => Starlark, run: Run, callOwn: CallOwn): Starlark {
  const target = node.childForFieldName('function');
  const list = (node.childForFieldName('arguments')?.namedChildren ?? []).flatMap((each) => each ?? []);
  const given = list.filter(({ type }) => type !== 'comment');
  const call: StarlarkCall = {
    called: target?.text ?? '',
    positional: given.filter(({ type }) => type !== 'keyword_argument').map(go),
    named: new Map(
      given
        .filter(({ type }) => type === 'keyword_argument')
        .map((each) => [each.childForFieldName('name')?.text ?? '', go(each.childForFieldName('value'))]),
    ),
    lines: [...run.trail, node.row + 1],
  };
  const own = run.functions.get(call.called);
  if (own) {
    callOwn(own, call, run);
    return undefined;
  }
  const object = target?.type === 'attribute' ? go(target.childForFieldName('object')) : undefined;
  const method = target?.childForFieldName('attribute')?.text;
  if (typeof object === 'string') return method === 'format' ? filled(object, /\{\d?\}/g, call.positional) : undefined;
  if (object instanceof Map) return method === 'items' ? [...object] : method === 'keys' ? [...object.keys()] : undefined;
  if (call.called === 'str') return call.positional[0];
  run.calls.push(call);
  return call;
}
