import { literal, type Value } from '../model/value.ts';

/** A setting that may hold another one, and the way to that inside of it. */
export interface Holder {
  readonly key: string;
  readonly steps: readonly string[];
}

/** What may hold a setting as a part of its own: of `peers.orders.url` it is `peers.orders`, and then `peers`. */
export function holdersOf(key: string): readonly Holder[] {
  return [...key.matchAll(/\.|\[(?=\d+\])/g)].reverse().map(({ index }) => ({
    key: key.slice(0, index),
    steps: key
      .slice(index)
      .split(/[.[\]]/)
      .filter((step) => step !== ''),
  }));
}

/** What an object or list that a deployment states has there, `*` for any; undefined of what is neither. */
export function partOf(value: Value, steps: readonly string[]): readonly Value[] | undefined {
  if (value.is !== 'object' && value.is !== 'list') return undefined;
  const entries = value.is === 'object' ? Object.entries(value.entries) : Object.entries(value.items);
  const [step, ...rest] = steps;
  const found = entries.flatMap(([name, each]) => (step === '*' || name === step ? [each] : []));
  return rest.length === 0 ? found : found.flatMap((each) => partOf(each, rest) ?? []);
}

/** The same of a text, where it is one of JSON. */
export function partOfText(text: string, steps: readonly string[]): readonly string[] {
  const found = /^\s*[{[]/.test(text) ? partOf(toData(text), steps) : undefined;
  return (found ?? []).flatMap((each) => (each.is === 'literal' && each.value !== null ? [String(each.value)] : []));
}

function toData(text: string): Value {
  try {
    return asValue(JSON.parse(text));
  } catch (error) {
    if (error instanceof SyntaxError) return literal(text);
    throw error;
  }
}

function asValue(data: unknown): Value {
  if (Array.isArray(data)) return { is: 'list', items: data.map(asValue) };
  if (typeof data === 'object' && data !== null)
    return { is: 'object', entries: Object.fromEntries(Object.entries(data).map(([name, each]) => [name, asValue(each)])) };
  return typeof data === 'string' || typeof data === 'number' || typeof data === 'boolean' ? literal(data) : literal(null);
}
