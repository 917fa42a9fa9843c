import type { Evaluator } from './evaluate.ts';
import type { Field } from './ir.ts';
import { anyOf, type ClassThing, type Thing } from './thing.ts';

/** How many fields are looked into for one member, those of what they hold among them: structs may all embed each other. */
const MOST_FIELDS = 100;
/** The fields that are left to look into, where an evaluation does that already. */
const left = new WeakMap<Evaluator, number>();

/** A member of something that the class embeds. What decorates an interface embeds it, and may be the one that it embeds. */
export function embeddedMember(
  evaluator: Evaluator,
  classes: readonly ClassThing[],
  name: string,
  valueOf: (owner: ClassThing, field: Field) => Thing,
): Thing | undefined {
  const before = left.get(evaluator);
  left.set(evaluator, before ?? MOST_FIELDS);
  const found = classes.flatMap((each) =>
    each.node.fields.flatMap((field) => {
      if (!field.isEmbedded || !isLeft(evaluator)) return [];
      const thing = evaluator.memory.guardField(keyOf(field, name), () => evaluator.member(valueOf(each, field), name));
      return thing && thing.is !== 'unknown' && thing.is !== 'package' ? [thing] : [];
    }),
  );
  if (before === undefined) left.delete(evaluator);
  return found.length > 0 ? anyOf(found) : undefined;
}

/** Takes one of those that are left; without any, what is found is not all. */
function isLeft(evaluator: Evaluator): boolean {
  const count = left.get(evaluator) ?? 0;
  if (count === 0) evaluator.memory.cut();
  left.set(evaluator, Math.max(0, count - 1));
  return count > 0;
}

const KEYS = new WeakMap<Field, Map<string, object>>();

/** Stands for a member that is looked for in an embedded field. */
function keyOf(field: Field, name: string): object {
  const names = KEYS.get(field) ?? new Map<string, object>();
  KEYS.set(field, names);
  const key = names.get(name) ?? {};
  names.set(name, key);
  return key;
}
