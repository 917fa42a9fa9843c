import type { Expression } from '../../src/code/ir.ts';
import { literalOf } from '../../src/frontend/rule-walker.ts';
import { type At, inBraces, localName, memberOf, nameOf, type Walker } from './lowering.ts';

/** `base`, `Settings::default`, `reqwest::blocking::Client`: a crate may be named without importing it. */
export function lowerPath(parts: readonly string[], at: At, walker: Walker): Expression {
  const [head = '', ...rest] = withoutBraces(parts, walker.draft);
  const start = headOf(head, rest.length > 0, at, walker);
  return rest.reduce<Expression>(memberOf, start);
}

/** A module in braces is part of the file that it stands in. */
function withoutBraces(parts: readonly string[], draft: Walker['draft']): readonly string[] {
  const [module = '', name, ...rest] = parts;
  if (name === undefined || draft.find(0, inBraces(module)) === undefined) return parts;
  const constant = inBraces(module, name);
  return draft.find(0, constant) ? [constant, ...rest] : withoutBraces([name, ...rest], draft);
}

function headOf(head: string, isPath: boolean, at: At, walker: Walker): Expression {
  if (head === 'self' && !isPath) return { is: 'this' };
  if (head === 'Self') return nameOf(at.self ?? head);
  if (/^(crate|super|self)$/.test(head)) return { is: 'module', specifier: literalOf(head) };
  const local = localName(head, at);
  if (local !== undefined) return nameOf(local);
  const { draft } = walker;
  const isKnown = draft.imports.some((each) => each.local === head) || draft.find(at.scope, head) !== undefined;
  const isCrate = isPath && !isKnown && /^[a-z]/.test(head);
  return isCrate ? { is: 'module', specifier: literalOf(head) } : nameOf(head);
}

/** The whole path that a path in code means, with what was imported for its first part. */
export function fullPath(parts: readonly string[], walker: Walker): string {
  const [head = '', ...rest] = parts;
  const found = walker.draft.imports.find((each) => each.local === head);
  const start = found ? [found.specifier, ...(found.imported === '*' ? [] : [found.imported])] : [head];
  return [...start, ...rest].join('::');
}
