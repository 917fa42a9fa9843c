import { literal, oneOf, textsOf, type Value } from '../model/value.ts';
import { type Claim, evaluateEffect } from './claims.ts';
import { lineageOf } from './classes.ts';
import { Evaluator } from './evaluate.ts';
import type { Decorator, Module } from './ir.ts';
import type { Effect } from './library.ts';
import { entryFor } from './library-lookup.ts';
import { listOf } from './match.ts';
import type { Selectable } from './select.ts';
import { concatPaths } from './text-functions.ts';
import { type ClassThing, type FunctionThing, optionsOf, type SymbolThing, siteOfClass, siteOfDecorator } from './thing.ts';
import type { OpenWorld } from './world.ts';

/** How a program serves its decorated handlers: by which protocol, at which address. */
export interface Transport {
  readonly protocol: Value;
  readonly connection?: Value;
}

/** The transports of each program, as found in its start-up code. */
export type TransportsOf = (
  of: ClassThing,
) => readonly { readonly transport: Transport | undefined; readonly programs: readonly string[] }[];

/** What the decorators on classes and their methods do. A class's `prefix` holds for its methods, inherited ones included. */
export function matchDecorators(world: OpenWorld, transportsOf: TransportsOf): readonly Claim[] {
  return world.base.modules.flatMap((module) =>
    module.classes.flatMap((node, index) => {
      const of = world.base.classThing(module, index);
      if (!of || of.node !== node) return [];
      if (node.isInterface) return claimsOfClass(world, of, transportsOf).filter(({ effect }) => effect.does === 'call');
      return node.isAbstract ? [] : claimsOfClass(world, of, transportsOf);
    }),
  );
}

interface Found {
  readonly symbol: SymbolThing;
  readonly decorator: Decorator;
}

function symbolsOn(world: OpenWorld, module: Module, decorators: readonly Decorator[]): readonly Found[] {
  return decorators.flatMap((decorator) =>
    optionsOf(new Evaluator(world).evaluate({ module, expression: decorator.callee, scope: decorator.scope })).flatMap((thing) =>
      thing.is === 'symbol' ? [{ symbol: thing, decorator }] : [],
    ),
  );
}

function effectsOn(found: Found, where: 'class' | 'method'): readonly Effect[] {
  const { library, path } = found.symbol;
  const effects = entryFor(library, library.decorators?.[where], path);
  return effects ? listOf(effects) : [];
}

function claimsOfClass(world: OpenWorld, of: ClassThing, transportsOf: TransportsOf): readonly Claim[] {
  const methods = methodsWithDecorators(world, of);
  const own = symbolsOn(world, of.module, of.node.decorators);
  if (methods.length === 0 && own.length === 0) return [];
  if (own.length === 0 && !of.node.isInterface && world.subclassesOf(of).length > 0) return [];
  return [
    ...own.flatMap((found) => claimsOnClass(world, of, found)),
    ...methods.flatMap((method) => claimsOfMethod(world, of, method, prefixesFor(world, of, method), transportsOf)),
  ];
}

/** What a class's own decorator does beside prefixing: `@Processor('letters')` takes from a queue. */
function claimsOnClass(world: OpenWorld, of: ClassThing, { symbol, decorator }: Found): readonly Claim[] {
  const effects = effectsOn({ symbol, decorator }, 'class').filter(({ does }) => does !== 'prefix');
  return effects.flatMap((effect) => {
    const evaluated = evaluateEffect(new Evaluator(world), effect, {
      ...selectable(of.module, decorator, of.node.name),
      className: of.node.name,
    });
    const chain = [siteOfDecorator(of.module, decorator), siteOfClass(of)];
    return evaluated ? [{ effect, library: symbol.library, ...evaluated, chain, isDecorated: true, name: of.node.name }] : [];
  });
}

function methodsWithDecorators(world: OpenWorld, of: ClassThing): readonly FunctionThing[] {
  const all = new Map<string, FunctionThing>();
  for (const each of lineageOf(new Evaluator(world), of).classes)
    for (const method of world.base.methodsOf(each))
      if (!all.has(method.node.name ?? '')) all.set(method.node.name ?? '', method);
  return [...all.values()].filter((method) => method.node.decorators.length > 0);
}

function selectable(module: Module, decorator: Decorator, name?: string): Selectable {
  const args = decorator.arguments.map((expression) => ({ module, expression, scope: decorator.scope }));
  return { arguments: args, decoratedName: name };
}

/** The prefixes of the nearest class in the line that has any, as they are for one method. */
function prefixesFor(world: OpenWorld, of: ClassThing, method: FunctionThing): ReturnType<typeof prefixClaims> {
  for (const each of lineageOf(new Evaluator(world), of).classes) {
    const found = symbolsOn(world, each.module, each.node.decorators).flatMap((symbol) =>
      prefixClaims(world, each.module, symbol, { className: of.node.name, decoratedName: method.node.name }),
    );
    if (found.length > 0) return found;
  }
  return [];
}

function prefixClaims(
  world: OpenWorld,
  module: Module,
  found: Found,
  names: Pick<Selectable, 'className' | 'decoratedName'>,
): readonly { library: Claim['library']; path: Value }[] {
  return effectsOn(found, 'class').flatMap((effect) => {
    if (effect.does !== 'prefix') return [];
    const from = { ...selectable(module, found.decorator), ...names };
    const evaluated = evaluateEffect(new Evaluator(world), effect, from);
    const path = evaluated?.values['path'];
    return path ? [{ library: found.symbol.library, path }] : [];
  });
}

function claimsOfMethod(
  world: OpenWorld,
  of: ClassThing,
  method: FunctionThing,
  prefixes: readonly { library: Claim['library']; path: Value }[],
  transportsOf: TransportsOf,
): readonly Claim[] {
  const { module, node } = method;
  return symbolsOn(world, module, node.decorators).flatMap((found) =>
    effectsOn(found, 'method').flatMap((effect) => {
      const { library } = found.symbol;
      const own = prefixes.filter((each) => effect.does === 'route' && each.library === library).map(({ path }) => path);
      const prefix = own.length > 0 ? oneOf(own) : undefined;
      const chain = [siteOfDecorator(module, found.decorator), siteOfClass(of)];
      const variants = usesTransport(effect) ? transportsOf(of) : [{ transport: undefined, programs: undefined }];
      return variants.flatMap(({ transport, programs }): readonly Claim[] => {
        const from = { ...selectable(module, found.decorator, node.name), transport, className: of.node.name, class: of };
        const evaluated = evaluateEffect(new Evaluator(world), effect, from);
        if (!evaluated) return [];
        const values = isRooted(effect, evaluated.values['path']) ? evaluated.values : withPrefix(evaluated.values, prefix);
        const { things } = evaluated;
        const claim = { effect, library, values, things, chain, isDecorated: true, name: node.name, class: of.node };
        return [programs ? { ...claim, programs } : claim];
      });
    }),
  );
}

/** A path that stands alone by its leading slash. */
function isRooted(effect: Effect, path: Value | undefined): boolean {
  return (
    effect.does === 'route' && effect.isRooted === true && path !== undefined && textsOf(path).some((text) => /^~?\//.test(text))
  );
}

function withPrefix(values: Claim['values'], prefix: Value | undefined): Claim['values'] {
  return prefix ? { ...values, path: concatPaths(prefix, values['path'] ?? literal('')) } : values;
}

function usesTransport(effect: Effect): boolean {
  return Object.values(effect).some((part) => typeof part === 'object' && 'from' in part && part.from === 'transport');
}
