import type { Evaluator } from './evaluate.ts';
import type { Field } from './ir.ts';
import { anyOf, type ClassThing, type Thing } from './thing.ts';

/** A member of something that the class embeds. What decorates an interface embeds it, and may be the one that it embeds. */
export function embeddedMember(
  evaluator: Evaluator,
  classes: readonly ClassThing[],
  name: string,
  valueOf: (owner: ClassThing, field: Field) => Thing,
): Thing | undefined {
  const found = classes.flatMap((each) =>
    each.node.fields.flatMap((field) => {
      const run = () => evaluator.member(valueOf(each, field), name);
      const thing = field.isEmbedded ? evaluator.memory.guardField(keyOf(field, name), run) : undefined;
      return thing && thing.is !== 'unknown' && thing.is !== 'package' ? [thing] : [];
    }),
  );
  return found.length > 0 ? anyOf(found) : undefined;
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
