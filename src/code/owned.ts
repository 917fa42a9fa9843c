import { lineageOf, scopeInside } from './classes.ts';
import type { Evaluator } from './evaluate.ts';
import type { Field } from './ir.ts';
import { isWithin } from './scopes.ts';
import { anyOf, type ClassThing, type InstanceThing, type MadeThing, optionsOf, type Thing } from './thing.ts';

/** A class by its key, and all that it extends with it; `isExact` where the instance is of no class that extends it. */
export interface Owner {
  readonly key: string;
  readonly lineage: ReadonlySet<string>;
  readonly isExact: boolean;
}

/** What a class makes for a field, each of its instances has for itself: that of another class that extends it is another one. */
export function ownedThing(
  evaluator: Evaluator,
  thing: Thing,
  { owner, field, instance }: { readonly owner: ClassThing; readonly field: Field; readonly instance: InstanceThing },
): Thing {
  if (field.isStatic || instance.of.key === owner.key) return thing;
  const options = optionsOf(thing);
  if (!options.some((each) => each.is === 'made' && isMadeIn(each, owner))) return thing;
  const lineage = new Set(lineageOf(evaluator, instance.of).classes.map(({ key }) => key));
  const by: Owner = { key: instance.of.key, lineage, isExact: instance.arguments !== undefined };
  return anyOf(options.map((each) => (each.is === 'made' ? owned(each, owner, by) : each)));
}

function owned(made: MadeThing, owner: ClassThing, by: Owner): MadeThing {
  if (!isMadeIn(made, owner)) return made;
  return { ...made, ownedBy: by, receiver: made.receiver && owned(made.receiver, owner, by) };
}

function isMadeIn({ maker }: MadeThing, owner: ClassThing): boolean {
  const site = maker?.site;
  return site?.scope !== undefined && site.module === owner.module && isWithin(site.module, site.scope, scopeInside(owner));
}

/** Whether two that one call made may be one thing: those of instances of unrelated classes are not. */
export function mayBeOne(one: Owner | undefined, other: Owner | undefined): boolean {
  return !one || !other || one.key === other.key || extendsIt(one, other) || extendsIt(other, one);
}

function extendsIt(one: Owner, other: Owner): boolean {
  return one.lineage.has(other.key) && !other.isExact;
}

/** Of things that were kept with their owners, those that may be of this one; undefined where none is. */
export function ofOwner<T extends { readonly owner?: Owner | undefined }>(
  all: readonly T[] | undefined,
  owner: Owner | undefined,
): readonly T[] | undefined {
  const own = all?.filter((each) => mayBeOne(each.owner, owner));
  return own && own.length > 0 ? own : undefined;
}
