import type { Place } from '../../../src/sdk/index.ts';
import { Dict, type GoValue, isList, isMethod, print } from './value.ts';

/** A line of YAML with the lines that its value was stated on. */
export interface YamlLine {
  readonly text: string;
  readonly places: readonly Place[];
}

const MOST_LINES = 20_000;

/** `toYaml`: keys in order, two spaces a level, lists not indented below their key. */
export function toYamlLines(value: GoValue, indent = '', places: readonly Place[] = []): readonly YamlLine[] {
  if (isList(value) && value.length > 0) return value.flatMap((item) => listItem(item, indent, places)).slice(0, MOST_LINES);
  if (value instanceof Dict && value.entries.size > 0) {
    return value
      .keys()
      .flatMap((key) => entryLines(key, value, indent, places))
      .slice(0, MOST_LINES);
  }
  return scalarText(value, indent).map((text) => ({ text, places }));
}

function entryLines(key: string, dict: Dict, indent: string, above: readonly Place[]): readonly YamlLine[] {
  const value = dict.get(key);
  const places = dict.places.get(key) ?? above;
  const head = `${indent}${quoteIfNeeded(key)}:`;
  if (isList(value) && value.length > 0) return [{ text: head, places }, ...toYamlLines(value, indent, places)];
  if (value instanceof Dict && value.entries.size > 0)
    return [{ text: head, places }, ...toYamlLines(value, `${indent}  `, places)];
  const [first = '', ...rest] = scalarText(value, `${indent}  `);
  return [{ text: `${head} ${first.trimStart()}`, places }, ...rest.map((text) => ({ text, places }))];
}

function listItem(item: GoValue, indent: string, places: readonly Place[]): readonly YamlLine[] {
  const [first, ...rest] = toYamlLines(item, `${indent}  `, places);
  return first ? [{ text: `${indent}- ${first.text.trimStart()}`, places: first.places }, ...rest] : [];
}

/** One line, or a block for a text of several. */
function scalarText(value: GoValue, indent: string): readonly string[] {
  if (value === null) return [`${indent}null`];
  if (isList(value)) return [`${indent}[]`];
  if (value instanceof Dict) return [`${indent}{}`];
  if (typeof value === 'string') {
    if (value.includes('\n') && /^\S/.test(value) && !/[^\n\t\x20-\uFFFF]/.test(value)) {
      const body = value.replace(/\n$/, '').split('\n');
      return [`${indent}${value.endsWith('\n') ? '|' : '|-'}`, ...body.map((line) => (line === '' ? '' : `${indent}${line}`))];
    }
    return [`${indent}${quoteIfNeeded(value)}`];
  }
  return [`${indent}${isMethod(value) ? '' : print(value)}`];
}

function quoteIfNeeded(text: string): string {
  const isSafe =
    /^[A-Za-z_./$][\w./$@%+()-]*( [\w./$@%+()=-]+)*$/.test(text) && !/^(true|false|null|yes|no|on|off|y|n|~)$/i.test(text);
  return isSafe ? text : JSON.stringify(text);
}

/** `toJson`. */
export function toJsonText(value: GoValue): string {
  return JSON.stringify(toPlain(value));
}

function toPlain(value: GoValue): unknown {
  if (isList(value)) return value.map(toPlain);
  if (value instanceof Dict) return Object.fromEntries(value.keys().map((key) => [key, toPlain(value.get(key))]));
  return isMethod(value) ? null : value;
}
