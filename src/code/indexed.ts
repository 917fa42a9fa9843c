import type { Value } from '../model/value.ts';
import { ruleResult } from './calls.ts';
import type { Evaluator } from './evaluate.ts';
import { entryFor } from './library-lookup.ts';
import { memberThing } from './members.ts';
import { anyOf, optionsOf, type Thing, unknownThing, valueThing } from './thing.ts';

/** `of[key]`: of a known key the member, of an unknown one any of them; a library may say more of its types by `Type.[]`. */
export function indexedThing(evaluator: Evaluator, of: Thing, key: Value): Thing {
  const item = itemAt(evaluator, of, key);
  if (item) return item;
  if (key.is === 'literal') return memberThing(evaluator, of, String(key.value));
  if (key.is === 'one-of')
    return anyOf(
      key.values.map((each) =>
        each.is === 'literal' ? memberThing(evaluator, of, String(each.value)) : unknownThing('computed key'),
      ),
    );
  const all = optionsOf(of).flatMap((option) =>
    option.is === 'object' ? [...option.entries.values()] : option.is === 'list' ? option.items : [],
  );
  return all.length > 0 ? anyOf(all.map((each) => evaluator.argument(each))) : unknownThing('computed key');
}

function itemAt(evaluator: Evaluator, of: Thing, key: Value): Thing | undefined {
  for (const option of optionsOf(of)) {
    if (option.is !== 'made') continue;
    const rule = entryFor(option.library, option.library.values, `${option.type}.[]`);
    if (rule) return ruleResult(evaluator, rule, [{ thing: valueThing(key) }], option);
  }
  return undefined;
}
