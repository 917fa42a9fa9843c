import type { Value } from '../model/value.ts';
import { cleanText, isSecretKey } from '../sdk/secrets.ts';

/** A value without passwords, tokens and keys, wherever in it they stand. */
export function cleanValue(value: Value, key = ''): Value {
  switch (value.is) {
    case 'literal':
      return typeof value.value === 'string' ? { ...value, value: isSecretKey(key) ? '***' : cleanText(value.value) } : value;
    case 'concat':
      return { ...value, parts: value.parts.map((part) => cleanValue(part, key)) };
    case 'one-of':
      return { ...value, values: value.values.map((each) => cleanValue(each, key)) };
    case 'list':
      return { ...value, items: value.items.map((item) => cleanValue(item, key)) };
    case 'object':
      return {
        ...value,
        entries: Object.fromEntries(Object.entries(value.entries).map(([name, each]) => [name, cleanValue(each, name)])),
      };
    case 'setting':
      return value.fallback ? { ...value, fallback: cleanValue(value.fallback, value.key) } : value;
    default:
      return value;
  }
}
