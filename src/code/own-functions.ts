import { collectionFunction } from './collections.ts';
import { decoratorThing } from './decorators-of.ts';
import type { Evaluator } from './evaluate.ts';
import type { ValueRule } from './library.ts';
import { prefixedThing } from './prefixed.ts';
import type { Selectable } from './select.ts';
import { programPath, textFunction } from './text-rules.ts';
import type { Thing } from './thing.ts';
import { toValue } from './values.ts';

type OwnRule = Extract<
  ValueRule,
  { value: 'prefixed' | 'decorator' | 'collection-function' | 'program-folder' | 'program-file' | 'text-function' }
>;

/** What the engine's own functions make of the arguments. */
export function ownResult(evaluator: Evaluator, rule: OwnRule, from: Selectable): Thing {
  const args = from.arguments;
  switch (rule.value) {
    case 'prefixed':
      return prefixedThing(evaluator, rule, from);
    case 'decorator':
      return decoratorThing(evaluator, rule, from);
    case 'collection-function':
      return collectionFunction(evaluator, rule.function, args);
    case 'program-folder':
    case 'program-file':
      return programPath(evaluator, rule.value);
    case 'text-function':
      return textFunction(
        rule.function,
        args.map((each) => toValue(evaluator.argument(each), evaluator)),
      );
    default:
      return rule satisfies never;
  }
}
