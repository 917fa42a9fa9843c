import { concat, eachOf, literal, type Value } from '../model/value.ts';
import { cleanSetting, cleanText, isSecretKey } from '../sdk/secrets.ts';

/** A value as it may be kept: what its texts hold of users, passwords and tokens is masked, also where settings stand between them. */
export function cleanValue(value: Value): Value {
  switch (value.is) {
    case 'literal':
      return typeof value.value === 'string' ? literal(cleanText(value.value)) : value;
    case 'concat':
      return cleanConcat(value.parts.map(cleanPart));
    case 'one-of':
      return eachOf(value.by ? { ...value, by: { ...value.by, setting: cleanValue(value.by.setting) } } : value, cleanValue);
    case 'list':
      return { ...value, items: value.items.map(cleanValue) };
    case 'object':
      return {
        ...value,
        entries: Object.fromEntries(Object.entries(value.entries).map(([key, each]) => [key, cleanValue(each)])),
      };
    case 'setting':
      return value.fallback ? { ...value, fallback: cleanFallback(value.key, value.fallback) } : value;
    default:
      return value;
  }
}

/** What stands in for a setting is as secret as the setting. */
function cleanFallback(key: string, value: Value): Value {
  if (!isSecretKey(key)) return cleanValue(value);
  switch (value.is) {
    case 'literal':
      return typeof value.value === 'string' || typeof value.value === 'number' ? hidden(key, value) : value;
    case 'concat':
      return hidden(key, value);
    case 'one-of':
      return eachOf(value, (each) => cleanFallback(key, each));
    case 'setting':
      return value.fallback ? { ...value, fallback: cleanFallback(key, cleanFallback(value.key, value.fallback)) } : value;
    case 'list':
    case 'object':
      return literal('***');
    default:
      return value;
  }
}

/** Masked whole, unless it only names another setting or is an address whose user alone is secret. */
function hidden(key: string, value: Value): Value {
  const parts = value.is === 'concat' ? value.parts : [value];
  const text = parts.map((part) => (part.is === 'literal' ? String(part.value) : '${X}')).join('');
  const cleaned = cleanSetting(key, text);
  return cleaned === '***' ? literal(cleaned) : cleanValue(value);
}

function cleanPart(part: Value): Value {
  return part.is === 'literal' ? part : cleanValue(part);
}

/** The whole text is cleaned with opaque marks for its computed parts, because a password can begin before one and end behind it. */
function cleanConcat(parts: readonly Value[]): Value {
  const marked = parts.map((part, index) =>
    part.is === 'literal' ? String(part.value).replaceAll('\u0001', '') : `\u0001${index}\u0001`,
  );
  const pieces = cleanText(marked.join('')).split('\u0001');
  return concat(
    pieces.flatMap((piece, index) => (index % 2 === 0 ? (piece === '' ? [] : [literal(piece)]) : (parts[Number(piece)] ?? []))),
  );
}
