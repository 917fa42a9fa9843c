import type { Chooser, Value } from '../../src/model/value.ts';

/** A value the way a person would write it: `http://${HOST:-localhost}/orders`, `(red|blue)`, `?read from a file?`. */
export function describeValue(value: Value): string {
  switch (value.is) {
    case 'literal':
      return String(value.value);
    case 'concat':
      return value.parts.map(describeValue).join('');
    case 'setting':
      return `${value.isOrigin ? 'origin of ' : ''}\${${value.key}${value.fallback ? `:-${describeValue(value.fallback)}` : ''}}`;
    case 'entry':
      return `{${value.group}.${value.key}${value.fallback ? `:-${describeValue(value.fallback)}` : ''}}`;
    case 'one-of':
      return value.by ? describeChosen(value.values, value.by) : `(${value.values.map(describeValue).join('|')})`;
    case 'object':
      return JSON.stringify(Object.fromEntries(Object.entries(value.entries).map(([key, entry]) => [key, describeValue(entry)])));
    case 'list':
      return JSON.stringify(value.items.map(describeValue));
    case 'unknown':
      return `?${value.why}?`;
  }
}

function describeChosen(values: readonly Value[], { setting, names }: Chooser): string {
  const all = values.map((value, index) => `${names[index]}=${describeValue(value)}`);
  return `(${all.join('|')} by ${describeValue(setting)})`;
}

const VALUE_TAGS: Readonly<Record<Value['is'], true>> = {
  literal: true,
  concat: true,
  setting: true,
  entry: true,
  'one-of': true,
  object: true,
  list: true,
  unknown: true,
};

/** Tells values from the other tagged data of a fact, such as its owner. */
export function isValue(thing: unknown): thing is Value {
  return (
    typeof thing === 'object' &&
    thing !== null &&
    'is' in thing &&
    typeof thing.is === 'string' &&
    Object.hasOwn(VALUE_TAGS, thing.is)
  );
}
