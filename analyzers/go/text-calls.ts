import type { Expression } from '../../src/code/ir.ts';
import { memberOf } from './lowering.ts';

/** Functions of https://pkg.go.dev/strings that are methods of the text elsewhere. */
const METHODS: Readonly<Record<string, string>> = {
  Fields: 'split',
  Join: 'join',
  Replace: 'replace',
  ReplaceAll: 'replaceAll',
  Split: 'split',
  SplitN: 'split',
  ToLower: 'toLowerCase',
  ToUpper: 'toUpperCase',
  Trim: 'strip',
  TrimPrefix: 'trimPrefix',
  TrimLeft: 'lstrip',
  TrimRight: 'rstrip',
  TrimSpace: 'trim',
  TrimSuffix: 'trimSuffix',
};

/** `strings.ToLower(text)` as `text.toLowerCase()`; undefined for other functions. */
export function textCall(
  name: string,
  args: readonly Expression[],
): { readonly callee: Expression; readonly arguments: readonly Expression[] } | undefined {
  const method = Object.hasOwn(METHODS, name) ? METHODS[name] : undefined;
  const [text, ...rest] = args;
  if (method === undefined || !text) return undefined;
  if (name === 'Fields') return { callee: memberOf(text, method), arguments: [{ is: 'literal', value: ' ' }] };
  if (name === 'Replace') return replacing(text, rest);
  return { callee: memberOf(text, method), arguments: rest };
}

/** `strings.Replace(text, "-", "_", -1)` replaces all of them, with 1 the first; what other numbers leave is not followed. */
function replacing(text: Expression, [old, replacement, count]: readonly Expression[]) {
  const times = count?.is === 'literal' ? Number(count.value) : -1;
  if (times === 0 || times > 1) return undefined;
  const isOnce = times === 1;
  const given = [old, replacement].flatMap((each) => (each ? [each] : []));
  return { callee: memberOf(text, isOnce ? 'replace' : 'replaceAll'), arguments: given };
}
