import type { Expression } from '../../src/code/ir.ts';
import { spelled } from '../../src/frontend/rule-walker.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import { withoutTypeArguments } from '../../src/frontend/type-arguments.ts';
import { libraries } from './libraries/index.ts';
import { type At, memberOf, type Walker } from './lowering.ts';
import { JSON_LIBRARY } from './spellings.ts';

const NAMESPACES = new Set(libraries.flatMap(({ imports }) => imports));

/** The names of a path without its type arguments: `shop::Pool<Order>::open`. */
export function pathOf(node: Node): readonly string[] {
  return withoutTypeArguments(node.text)
    .split('::')
    .filter((part) => part !== '');
}

/** The longest namespace of a library that a path begins with, and what is named in it. */
export function ofLibrary(path: readonly string[]): { readonly specifier: string; readonly rest: readonly string[] } | undefined {
  for (let length = path.length; length > 0; length--) {
    const specifier = path.slice(0, length).join('::');
    if (NAMESPACES.has(specifier)) return { specifier, rest: path.slice(length) };
  }
  return undefined;
}

/** A path with what a namespace alias at its head stands for. */
export function fullPath(path: readonly string[], walker: Walker): readonly string[] {
  const [head = '', ...rest] = path;
  // The name that its documentation gives the type everywhere: https://json.nlohmann.me/#examples
  const isKnown = walker.draft.imports.some(({ local }) => local === head);
  if (rest.length > 0 && !isKnown && /^(ordered_)?json$/.test(head)) return [JSON_LIBRARY, ...path];
  const alias = rest.length > 0 ? walker.draft.imports.find((each) => each.local === head && each.imported === '*') : undefined;
  return alias ? [...alias.specifier.split('::'), ...rest] : path;
}

/**
 * What a path means. The repository's own declarations go by their last name, and members of a class by that and the class's: which
 * of the names before are namespaces, only the headers tell.
 */
export function lowerPath(path: readonly string[], at: At, walker: Walker): Expression {
  const full = fullPath(path, walker);
  const library = ofLibrary(full);
  if (library && library.rest.length > 0) return spelled(library.specifier, ...library.rest);
  const [last = '', around] = full.toReversed();
  if (around !== undefined && /^[A-Z]/.test(around)) return memberOf({ is: 'name', name: around }, last);
  return full.length === 1 ? lowerName(last, at, walker) : { is: 'name', name: last };
}

/** A variable, a member of the class around, or what another file has. */
function lowerName(name: string, at: At, { draft }: Walker): Expression {
  const isLocal = draft.find(at.scope, name) !== undefined;
  const isMember = at.class !== undefined && !isLocal && (at.members?.has(name) || /^m_\w|\w_$/.test(name));
  return isMember ? memberOf({ is: 'this' }, name) : { is: 'name', name };
}
