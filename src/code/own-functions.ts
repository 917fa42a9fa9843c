import { collectionFunction } from './collections.ts';
import { decodedThing } from './decoded.ts';
import { decoratorThing } from './decorators-of.ts';
import type { Evaluator } from './evaluate.ts';
import type { ValueRule } from './library.ts';
import { prefixedThing } from './prefixed.ts';
import { type Selectable, selectThing } from './select.ts';
import { programPath, textFunction } from './text-rules.ts';
import { type Thing, unknownThing } from './thing.ts';
import { toValue } from './values.ts';

type OwnRule = Extract<
  ValueRule,
  {
    value:
      | 'decoded'
      | 'object'
      | 'prefixed'
      | 'decorator'
      | 'collection-function'
      | 'program-folder'
      | 'program-file'
      | 'text-function';
  }
>;

/** What the engine's own functions make of the arguments. */
export function ownResult(evaluator: Evaluator, rule: OwnRule, from: Selectable): Thing {
  const args = from.arguments;
  switch (rule.value) {
    case 'decoded':
      return decodedThing(selectThing(evaluator, rule.of, from) ?? unknownThing('nothing passed'));
    case 'object':
      return objectOf(evaluator, rule, from);
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

function objectOf(evaluator: Evaluator, { members, isMany }: Extract<ValueRule, { value: 'object' }>, from: Selectable): Thing {
  const entries = Object.entries(members).flatMap(([name, selector]): readonly [string, { readonly thing: Thing }][] => {
    const thing = selectThing(evaluator, selector, from);
    return thing ? [[name, { thing }]] : [];
  });
  const made: Thing = { is: 'object', entries: new Map(entries) };
  return isMany ? { is: 'list', items: [{ thing: made }] } : made;
}
