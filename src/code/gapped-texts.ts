import type { Value } from '../model/value.ts';
import { namedArgument, positional } from './arguments.ts';
import type { Evaluator } from './evaluate.ts';
import { fillGaps } from './fill-gaps.ts';
import { joinWith } from './text-functions.ts';
import { type Argument, type Thing, unknownThing, valueThing } from './thing.ts';
import { toValue } from './values.ts';

/** A text with gaps: `'{}/{id}'.format(host, id=3)`, `'%s/orders' % host`. */
export function formatted(evaluator: Evaluator, text: Value, args: readonly Argument[]): Thing {
  if (text.is !== 'literal') return valueThing(text);
  const byPosition = positional(args).map((each) => toValue(evaluator.argument(each), evaluator));
  return valueThing(
    fillGaps(String(text.value), byPosition, (name) => {
      const named = namedArgument(evaluator, args, name);
      return named && toValue(evaluator.argument(named), evaluator);
    }),
  );
}

/** `', '.join(names)`. */
export function joinedBy(evaluator: Evaluator, separator: Value, list: Argument): Thing {
  const things = evaluator.argument(list);
  if (things.is !== 'list' || separator.is !== 'literal') return unknownThing('joined from something unknown');
  return valueThing(
    joinWith(
      things.items.map((item) => toValue(evaluator.argument(item), evaluator)),
      String(separator.value),
    ),
  );
}
