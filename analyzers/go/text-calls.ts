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
  Trim: 'trim',
  TrimPrefix: 'trimPrefix',
  TrimLeft: 'trimPrefix',
  TrimRight: 'trimSuffix',
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
  return { callee: memberOf(text, method), arguments: rest };
}
