import { globOf } from '../../src/sdk/index.ts';

export type Variables = ReadonlyMap<string, string>;

/** What values may add to one text: those that are made of each other twice over would have no end. */
const MOST_ADDED = 20_000;

/** `$NAME`, `${NAME}`, `${NAME[@]}`, and the ways to write a default or a part of a value: `${NAME:-other}`, `${NAME%/}`. */
const REFERENCE =
  /\$(?:\{([A-Za-z_]\w*|[1-9@*])(?:\[[@*]\])?(?:(:?[-=]|##?|%%?|,,|\^\^)([^{}]{0,200}))?\}|([A-Za-z_]\w*|[1-9@*]))/g;
/** `$(basename "$folder")`, `$(dirname $file)` and `$(pwd)`, once what stands in them is put in. */
const OF_PATH = /\$\(\s*(basename|dirname)\s+(?:--\s+)?["']?([^\s"'()$`]+)["']?\s*\)/g;

/** Puts in the values of names that are known; what is not known stays as it is written. */
export function filled(text: string, variables: Pick<Variables, 'get'>): string {
  if (!/[$`]/.test(text)) return text;
  let room = MOST_ADDED;
  const put = text.replace(REFERENCE, (whole, braced?: string, operator?: string, operand = '', bare?: string) => {
    const other = operand.includes('$') ? filled(operand, variables) : operand;
    const value = valueOf(variables.get(braced ?? bare ?? ''), operator, other, whole);
    room -= value.length;
    return room < 0 ? whole : value;
  });
  const here = put.replace(/\$\(\s*pwd\s*\)|`pwd`|\$\{?PWD\}?/g, '.').replace(SCRIPT_FOLDER, '.');
  return here.replace(OF_PATH, (_, what: string, path: string) => (what === 'basename' ? lastOf(path) : folderAbove(path)));
}

/** `$(dirname "$0")` and `$(dirname "${BASH_SOURCE[0]}")`: where the script itself lies. */
const SCRIPT_FOLDER = /\$\(\s*dirname\s+(?:--\s+)?["']?\$(?:0|\{0\}|\{?BASH_SOURCE(?:\[0\])?\}?)["']?\s*\)/g;

/** https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_06_02 */
function valueOf(value: string | undefined, operator: string | undefined, operand: string, whole: string): string {
  if (operator === undefined) return value ?? whole;
  if (operator.endsWith('-') || operator.endsWith('=')) return value === undefined || value === '' ? operand : value;
  if (value === undefined) return whole;
  if (operator === ',,') return value.toLowerCase();
  if (operator === '^^') return value.toUpperCase();
  return trimmed(value, operator, operand);
}

/** `#` cuts the shortest beginning that the pattern matches and `##` the longest; `%` and `%%` the end. */
function trimmed(value: string, operator: string, pattern: string): string {
  const isAtStart = operator.startsWith('#');
  const glob = globOf(pattern, 'text');
  const length = (isAtStart ? glob.beginnings(value) : glob.ends(value)).at(operator.length === 2 ? -1 : 0) ?? 0;
  return isAtStart ? value.slice(length) : value.slice(0, value.length - length);
}

function lastOf(path: string): string {
  const plain = path.replace(/\/+$/, '');
  return plain.slice(plain.lastIndexOf('/') + 1);
}

function folderAbove(path: string): string {
  const plain = path.replace(/\/+$/, '');
  const end = plain.lastIndexOf('/');
  return end < 0 ? '.' : plain.slice(0, end);
}
