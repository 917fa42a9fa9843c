import type { Evaluator } from './evaluate.ts';
import type { Decorator, Module } from './ir.ts';
import { entryFor } from './library-lookup.ts';
import { returnOf } from './returns.ts';
import { type Argument, type FunctionThing, optionsOf, type SymbolThing, type Thing } from './thing.ts';

const DEEPEST_COMPOSITION = 4;

/** A library's decorator, with what it is called with. */
export interface Decorating {
  readonly symbol: SymbolThing;
  readonly arguments: readonly Argument[];
}

/** The type of what a call of a library's decorator makes; there is none in the library's own words. */
export const DECORATOR = 'decorator to apply';

/** Whether a symbol decorates, by itself or by what it is given. */
export function isDecorator({ library: { decorators = {} } }: SymbolThing, path: string): boolean {
  const { class: onClass, method, field, inject, composed } = decorators;
  return [onClass, method, field, inject, composed].some((table) => table && Object.hasOwn(table, path));
}

/**
 * The library decorators that a decorator of the repository stands for, where decorators are functions: what it returns is applied, be it made
 * by a library or a function that applies others by hand. https://www.typescriptlang.org/docs/handbook/decorators.html#decorator-factories
 */
export function decoratingsOf(
  evaluator: Evaluator,
  module: Module,
  { applies, arguments: given, scope }: Decorator,
  callee: Thing,
): readonly Decorating[] {
  if (!applies) return [];
  if (callee.is === 'function' && applies === 'result') {
    const args = given.map((expression) => ({ module, expression, scope }));
    return appliedBy(evaluator, returnOf(evaluator, callee, args), 0);
  }
  return applies === 'itself' ? appliedBy(evaluator, callee, 0) : [];
}

function appliedBy(evaluator: Evaluator, thing: Thing, depth: number): readonly Decorating[] {
  if (depth > DEEPEST_COMPOSITION) return [];
  return optionsOf(thing).flatMap((each): readonly Decorating[] => {
    if (each.is === 'list') return each.items.flatMap((item) => appliedBy(evaluator, evaluator.argument(item), depth + 1));
    if (each.is === 'function') return appliedByHand(evaluator, each).flatMap((made) => appliedBy(evaluator, made, depth + 1));
    if (each.is !== 'made' || each.maker?.called === undefined) return [];
    const { library, maker } = each;
    const { called: path = '', arguments: args } = maker;
    if (entryFor(library, library.decorators?.composed, path))
      return args.flatMap((arg) => appliedBy(evaluator, evaluator.argument(arg), depth + 1));
    const symbol: SymbolThing = { is: 'symbol', library, path };
    return isDecorator(symbol, path) ? [{ symbol, arguments: args }] : [];
  });
}

/** `(target, name, descriptor) => EventPattern(topic)(target, name, descriptor)`: what is called there with what is decorated. */
function appliedByHand(evaluator: Evaluator, { module, node, frame }: FunctionThing): readonly Thing[] {
  return module.calls.flatMap(({ callee, scope }) =>
    callee.is === 'call' && scope === node.scope ? [evaluator.evaluate({ module, expression: callee, scope, frame })] : [],
  );
}
