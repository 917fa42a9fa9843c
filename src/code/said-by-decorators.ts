import type { Evaluator } from './evaluate.ts';
import type { Decorator, Module } from './ir.ts';
import { entryFor } from './library-lookup.ts';
import { optionsOf, type SymbolThing, siteOfCall, type Thing } from './thing.ts';

const DEEPEST_COMPOSITION = 4;

/**
 * A decorator that makes what it stands on, `@Client({ transport: … }) client`, or says its value, `@Value("${orders.url}")`; one that the
 * repository declares is what stands on its declaration.
 */
export function decoratedThing(
  evaluator: Evaluator,
  module: Module,
  scope: number,
  decorators: readonly Decorator[],
  decoratedName: string,
  depth = 0,
): Thing | undefined {
  for (const decorator of decorators) {
    for (const option of optionsOf(evaluator.evaluate({ module, expression: decorator.callee, scope }))) {
      const found =
        option.is === 'symbol'
          ? saidBy(evaluator, option, { module, scope, decorator, decoratedName })
          : option.is === 'class' && depth < DEEPEST_COMPOSITION
            ? decoratedThing(evaluator, option.module, option.node.scope, option.node.decorators, decoratedName, depth + 1)
            : undefined;
      if (found) return found;
    }
  }
  return undefined;
}

interface Decorated {
  readonly module: Module;
  readonly scope: number;
  readonly decorator: Decorator;
  readonly decoratedName: string;
}

function saidBy(evaluator: Evaluator, { library, path }: SymbolThing, decorated: Decorated): Thing | undefined {
  const { module, scope, decorator, decoratedName } = decorated;
  const args = decorator.arguments.map((expression) => ({ module, expression, scope }));
  const rule = entryFor(library, library.decorators?.value, path);
  if (rule) return evaluator.rule(rule, { arguments: args, decoratedName });
  const type = entryFor(library, library.creates, path);
  return type ? { is: 'made', library, type, maker: { arguments: args, site: siteOfCall(module, decorator) } } : undefined;
}
