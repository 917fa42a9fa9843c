import type { FactOf } from '../model/fact.ts';
import { textsOf } from '../model/value.ts';
import type { FactIndex } from './fact-index.ts';

/** What a deployment sets a variable of one of its components to. */
export function settingOf({ deployment, name }: FactOf<'component'>, key: string, facts: FactIndex): string | undefined {
  const set = facts
    .of('setting')
    .find(
      (each) =>
        each.key === key && each.owner?.is === 'component' && each.owner.deployment === deployment && each.owner.name === name,
    );
  return set?.value ? textsOf(set.value)[0] : undefined;
}
