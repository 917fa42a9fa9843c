import type { CodeBase } from './code-base.ts';
import { isSetSomewhere } from './decided.ts';
import type { Expression, Module } from './ir.ts';
import { type Argument, isInDoubt, optionsOf, type Thing } from './thing.ts';

/** A member of something, asked for in a scope. */
interface Asked {
  readonly module: Module;
  readonly scope: number;
  readonly member: Extract<Expression, { is: 'member' }>;
}

/**
 * Whether more may be in an object than where it is made: others set a member of that name, it comes from a caller, or it is the first that a
 * call takes, as `Object.assign(config, own)` takes what it changes.
 */
export function mayBeChanged(base: CodeBase, { module, scope, member }: Asked): boolean {
  const root = rootOf(member);
  if (isSetSomewhere(base, member.name) || root === undefined) return true;
  const target = base.lookUp(module, scope, root);
  if (target?.is === 'variable' && target.variable.parameter !== undefined) return true;
  return module.calls.some(({ isNew, arguments: [first] }) => !isNew && first?.is === 'name' && first.name === root);
}

function rootOf({ of }: Asked['member']): string | undefined {
  if (of.is === 'member') return rootOf(of);
  return of.is === 'name' ? of.name : undefined;
}

/** Whether something is an object out of a file of data that has nothing of a name; what every object inherits is always there. */
export function dataWithout(thing: Thing, name: string): boolean {
  if (name in {}) return false;
  return optionsOf(thing).every((each) => {
    const isWhole = each.is === 'object' && !each.self && !each.computed?.length && !isInDoubt(each);
    return isWhole && each.entries.size > 0 && !each.entries.has(name) && [...each.entries.values()].every(isOfData);
  });
}

/** A file in which nothing is done holds data; what a setting chooses of several objects is made of their texts. */
function isOfData(entry: Argument): boolean {
  if ('thing' in entry) return entry.thing.is === 'value';
  const { calls, functions, classes, imports } = entry.module;
  return [calls, functions, classes, imports].every(({ length }) => length === 0);
}
