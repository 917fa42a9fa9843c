import type { Value } from '../model/value.ts';

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
  let found = /^\s*[{[]/.test(text) ? [dataOf(text)] : [];
  for (const step of steps) found = found.flatMap((each) => inside(each, step));
  return steps.length === 0 ? [] : found.flatMap((each) => (/^(string|number|boolean)$/.test(typeof each) ? [String(each)] : []));
}

function dataOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function inside(data: unknown, step: string): readonly unknown[] {
  if (typeof data !== 'object' || data === null) return [];
  return Object.entries(data).flatMap(([name, each]) => (step === '*' || name === step ? [each] : []));
}
