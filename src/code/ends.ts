import type { Evaluator } from './evaluate.ts';
import type { Selector } from './library.ts';
import { isType } from './library-lookup.ts';
import { type Argument, optionsOf, type Thing, textThing } from './thing.ts';

type Ends = Extract<Selector, { from: 'ends' }>;

const DEEPEST_TREE = 6;

/** Walks a tree of routers to the procedures at its ends. */
export function endsOf(evaluator: Evaluator, of: Thing, selector: Ends): Thing | undefined {
  const options = endsIn(evaluator, of, selector, '', 0);
  return options.length > 0 ? { is: 'any-of', options } : undefined;
}

function endsIn(evaluator: Evaluator, of: Thing, selector: Ends, path: string, depth: number): readonly Thing[] {
  if (depth > DEEPEST_TREE) return [];
  return optionsOf(of).flatMap((thing): readonly Thing[] => {
    if (thing.is === 'object')
      return [...thing.entries].flatMap(([key, entry]) =>
        endsIn(
          evaluator,
          evaluator.argument(entry),
          selector,
          path === '' ? key : `${path}${selector.by ?? '.'}${key}`,
          depth + 1,
        ),
      );
    if (thing.is !== 'made') return [];
    const inside = thing.maker?.arguments ?? [];
    if (isType(thing.library, thing.type, selector.tree))
      return inside.flatMap((each) => endsIn(evaluator, evaluator.argument(each), selector, path, depth + 1));
    const called = thing.maker?.called ?? '';
    const word = selector.made[called.slice(called.lastIndexOf('.') + 1)];
    return word === undefined ? [] : [pair(word, path)];
  });
}

function pair(...texts: readonly string[]): Thing {
  return { is: 'list', items: texts.map((each): Argument => ({ thing: textThing(each) })) };
}
