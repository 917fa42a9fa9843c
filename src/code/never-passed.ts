import { callIndexOf } from './call-index.ts';
import type { FreeParameter } from './callback-parameters.ts';
import type { World } from './evaluate.ts';
import { mayBeMadeByOthers } from './handed-on.ts';

/**
 * Whether every call that may reach a function is too short to pass a parameter, so that its default is what it is. Calls are known by their
 * names alone; who may make a class in other ways, or extends it, may pass anything.
 */
export function isNeverPassed(world: World, { fn, position }: FreeParameter): boolean {
  const index = callIndexOf(world.base);
  const owner = fn.node.kind === 'constructor' ? world.base.enclosingClass(fn.module, fn.node.scope) : undefined;
  if (fn.node.kind === 'constructor' && !owner) return false;
  if (owner && (world.subclassesOf(owner).length > 0 || mayBeMadeByOthers(world.base, owner))) return false;
  const names = owner ? index.namesOfClass(owner) : index.namesOf(fn);
  const calls = names.flatMap((name) => index.named(name)).flatMap(([module, call]) => module.calls[call] ?? []);
  const made = owner ? calls.filter(({ isNew }) => isNew) : calls;
  return made.length > 0 && made.every(({ arguments: given }) => given.length <= position && given.every(isInPlace));
}

function isInPlace({ is }: { readonly is: string }): boolean {
  return is !== 'spread' && is !== 'keyword';
}
