import { holds } from './decided.ts';
import type { Evaluator } from './evaluate.ts';
import { fallbackThing } from './fallbacks.ts';
import { testThing } from './tests.ts';
import { anyOf, type Located, type Thing, within } from './thing.ts';

type Choice = Extract<Located['expression'], { is: 'choice' }>;
type Fallback = Extract<Located['expression'], { is: 'fallback' }>;
type Alternatives = Extract<Located['expression'], { is: 'choice' | 'fallback' | 'test' }>;

/** What an expression is that has more than one outcome: a ternary, `a ?? b`, a comparison. */
export function alternativeThing(evaluator: Evaluator, located: Located, expression: Alternatives): Thing {
  if (expression.is === 'test') return testThing(evaluator, located, expression);
  const evaluate = (each: Located['expression']): Thing => evaluator.evaluate(within(located, each));
  if (expression.is === 'choice') return anyOf(optionsLeft(evaluator, located, expression).map(evaluate));
  const first = evaluate(expression.first);
  if (isOnlyText(first) && mayHaveNone(evaluator, located, expression)) return anyOf([first, evaluate(expression.second)]);
  return fallbackThing(evaluator, first, () => evaluate(expression.second));
}

function isOnlyText(thing: Thing): boolean {
  return thing.is === 'value' && thing.value.is === 'literal' && Boolean(thing.value.value);
}

/** `hosts[region] ?? 'orders'`: what `hosts` has for some region says nothing of one that is not known. */
function mayHaveNone(evaluator: Evaluator, located: Located, { first }: Fallback): boolean {
  if (first.is !== 'index') return false;
  const key = evaluator.evaluate(within(located, first.key));
  return key.is !== 'value' || key.value.is !== 'literal';
}

/** The one that the condition decides for, where it is known. */
function optionsLeft(evaluator: Evaluator, located: Located, { options, decidedBy }: Choice): readonly Located['expression'][] {
  const state = decidedBy && holds(evaluator, within(located, decidedBy));
  return state === undefined ? options : options.filter((_, index) => (index === 0) === state);
}
