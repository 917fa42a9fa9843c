import { partsOf } from '../../src/frontend/rule-walker.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import type { At, Lowering } from './lowering.ts';

/**
 * What the names of loops stand for. A name that a second loop binds again means something else from there on, so it gets a name of its
 * own that no program can write. https://docs.python.org/3/reference/executionmodel.html#binding-of-names
 */
export type Rebound = Map<string, { readonly as: string; readonly scope: number }>;

/** The name that a variable goes by here. */
export function nameAt(name: string, at: At): string {
  return at.rebound?.get(name)?.as ?? name;
}

/** The name that is assigned to: a function's own variable hides that of a loop around the function. */
export function assignedName(name: string, at: At): string {
  const known = at.rebound?.get(name);
  if (known && known.scope !== at.scope) at.rebound?.delete(name);
  return nameAt(name, at);
}

/** Notes what a loop binds anew; the names hold until the next loop does. */
export function rebind(target: Node, at: At, { draft }: Lowering): void {
  for (const name of boundNames(target)) {
    const variables = draft.scopes[at.scope]?.variables ?? [];
    if (at.globals?.has(name) || !variables.some((variable) => variable.name === name)) continue;
    const times = variables.filter((variable) => variable.name.startsWith(`${name}@`)).length + 2;
    at.rebound?.set(name, { as: `${name}@${times}`, scope: at.scope });
  }
}

function boundNames(target: Node): readonly string[] {
  if (target.type === 'identifier') return [target.text];
  return target.type === 'attribute' || target.type === 'subscript' ? [] : partsOf(target).flatMap(boundNames);
}

/** What names stand for in a function or comprehension: what they do around it, until it says otherwise. */
export function reboundWithin(at: At): Rebound {
  return new Map(at.rebound);
}
