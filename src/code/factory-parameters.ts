import { Evaluator, type World } from './evaluate.ts';
import type { Asker } from './injection.ts';
import { givenTo, instanceOf } from './instance-of.ts';
import type { Expression, Module } from './ir.ts';
import { functionKey } from './keys.ts';
import { objectLiteralsIn } from './object-literals.ts';
import type { ProviderShape } from './provider-shape.ts';
import { anyOf, type FunctionThing, type Located, optionsOf, type Thing } from './thing.ts';

/** A factory, as an object literal names it beside what it is called with. */
interface Factory {
  readonly factory: Located;
  readonly inject: Located;
  readonly shape: ProviderShape;
}

/** What containers call a factory with: the tokens to be injected, which stand beside it in the order of its parameters. */
interface Injecting {
  readonly inject: Located;
  readonly shape: ProviderShape;
  /** It was named there, so that others may call it too. */
  readonly isNamed: boolean;
}

const NONE: readonly Injecting[] = [];

/** Parameters of factories: `{ useFactory: (mail) => …, inject: [mailConfig.KEY] }` passes for the first what the first token stands for. */
export class Factories {
  private readonly world: World;
  private readonly inPlace = new Map<string, readonly Injecting[]>();
  private readonly toName: readonly Factory[];
  private byName: Map<string, readonly Injecting[]> | undefined;
  private readonly onNamed: () => void;

  /** `onNamed` is told once when factories given by name are known: what was computed before knew some of them only. */
  constructor(world: World, onNamed: () => void) {
    this.world = world;
    this.onNamed = onNamed;
    const all = factoriesIn(world);
    for (const { factory, inject, shape } of all)
      if (factory.expression.is === 'function')
        note(this.inPlace, functionKey(factory.module, factory.expression.function), { inject, shape, isNamed: false });
    this.toName = all.filter(({ factory }) => factory.expression.is === 'name' || factory.expression.is === 'member');
  }

  /** What is injected for a parameter of a function; undefined when it is no factory or nothing tells. */
  injected(evaluator: Evaluator, fn: FunctionThing, position: number, name: string): Thing | undefined {
    const all = [...(this.inPlace.get(fn.key) ?? NONE), ...(this.named().get(fn.key) ?? NONE)];
    if (all.length === 0) return undefined;
    const found = all.flatMap(({ inject, shape }): readonly Thing[] => {
      const token = itemAt(evaluator, inject, position);
      const thing = token && dependencyOf(evaluator, token, shape, { of: fn });
      return thing && thing.is !== 'unknown' ? [thing] : [];
    });
    if (found.length > 0 && all.some(({ isNamed }) => isNamed)) evaluator.needs({ kind: 'parameter', function: fn, name }, true);
    return found.length > 0 ? anyOf(found) : undefined;
  }

  private named(): ReadonlyMap<string, readonly Injecting[]> {
    if (this.byName) return this.byName;
    this.byName = new Map();
    for (const { factory, inject, shape } of this.toName)
      for (const option of optionsOf(new Evaluator(this.world).evaluate(factory)))
        if (option.is === 'function') note(this.byName, option.key, { inject, shape, isNamed: true });
    if (this.toName.length > 0) this.onNamed();
    return this.byName;
  }
}

/** What is injected for a token: data that is a token itself, what is registered under it, or an instance of the class it is. */
export function dependencyOf(evaluator: Evaluator, token: Thing, { optional }: ProviderShape, asker?: Asker): Thing | undefined {
  const isOptional = optional && token.is === 'object' && optional.every((key) => token.entries.has(key));
  const inner = isOptional ? token.entries.get(optional[0] ?? '') : undefined;
  const asked = inner ? evaluator.argument(inner) : token;
  if (optionsOf(asked).every(({ is }) => is === 'object')) return asked;
  const made = optionsOf(asked).flatMap((each) => instanceOf(each) ?? []);
  const instances = made.map((each) => givenTo(each, asker?.of));
  return evaluator.world.injected(asked, evaluator, asker) ?? (instances.length > 0 ? anyOf(instances) : undefined);
}

function itemAt(evaluator: Evaluator, inject: Located, position: number): Thing | undefined {
  const { expression } = inject;
  if (expression.is === 'list') {
    const item = expression.items[position];
    return item && evaluator.evaluate({ ...inject, expression: item });
  }
  const list = evaluator.evaluate(inject);
  const item = list.is === 'list' ? list.items[position] : undefined;
  return item && evaluator.argument(item);
}

function note(all: Map<string, readonly Injecting[]>, key: string, injecting: Injecting): void {
  all.set(key, [...(all.get(key) ?? []), injecting]);
}

/** Whatever module they configure: asked for only where some file imports a library of that kind. */
function factoriesIn({ base }: World): readonly Factory[] {
  const shapes = base.libraries.flatMap((library) =>
    library.providers?.factory !== undefined && library.providers.inject !== undefined
      ? [{ library, shape: library.providers }]
      : [],
  );
  if (shapes.length === 0) return [];
  const imported = shapes.find(({ library }) =>
    base.modules.some(({ imports }) => imports.some(({ specifier }) => base.libraryOf(specifier) === library)),
  );
  return imported ? base.modules.flatMap((module) => factoriesOf(module, imported.shape)) : [];
}

function factoriesOf(module: Module, shape: ProviderShape): readonly Factory[] {
  return objectLiteralsIn(module).flatMap(({ expression, scope }) => {
    const [factory, inject] = [shape.factory, shape.inject].map((key) => entryOf(expression, key));
    if (!factory || !inject) return [];
    return [{ factory: { module, expression: factory, scope }, inject: { module, expression: inject, scope }, shape }];
  });
}

function entryOf(expression: Expression, key: string | undefined): Expression | undefined {
  if (expression.is !== 'object') return undefined;
  const found = expression.entries.find((each) => 'key' in each && each.key === key);
  return found && 'key' in found ? found.value : undefined;
}
