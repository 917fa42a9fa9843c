import { literal, textsOf, type Value } from '../model/value.ts';
import type { Evaluator } from './evaluate.ts';
import type { Expression } from './ir.ts';
import { type Located, optionsOf, type Thing, unknownThing, valueThing } from './thing.ts';

type Test = Extract<Expression, { is: 'test' }>;

/** What a condition comes to: true or false where that is known, or a setting whose default is what it comes to without that setting. */
export function testThing(evaluator: Evaluator, located: Located, { of, equals, isNegated }: Test): Thing {
  const thing = evaluator.evaluate({ ...located, expression: of });
  if (thing.is === 'open') return thing;
  const wanted = equals && evaluator.value({ ...located, expression: equals });
  const options = optionsOf(thing);
  const states = options.map((each) => (each.is === 'value' ? stateOf(each.value, wanted) : undefined));
  const [first] = states;
  if (!first || states.some((state) => !state || state.isTrue !== first.isTrue)) return unknownThing('a condition');
  const result = literal(first.isTrue !== isNegated);
  const key = states.find((state) => state?.key !== undefined)?.key;
  return valueThing(key === undefined ? result : { is: 'setting', key, fallback: result });
}

interface State {
  readonly isTrue: boolean;
  /** The setting that decides. */
  readonly key?: string;
}

function stateOf(value: Value, wanted: Value | undefined): State | undefined {
  if (value.is === 'literal') return { isTrue: holds(value, wanted) };
  if (value.is !== 'setting') return undefined;
  const { key, fallback } = value;
  if (!fallback) return { isTrue: false, key };
  return fallback.is === 'literal' ? { isTrue: holds(fallback, wanted), key } : undefined;
}

function holds(value: Value & { is: 'literal' }, wanted: Value | undefined): boolean {
  if (!wanted) return Boolean(value.value);
  return textsOf(wanted).includes(String(value.value));
}
