import { type Claim, evaluateEffect } from './claims.ts';
import { siteOfClass } from './class-sites.ts';
import { type Found, measuringsOn, selectable, symbolsOn } from './decorated.ts';
import { Evaluator, type World } from './evaluate.ts';
import { type ClassThing, type FunctionThing, siteOfCall } from './thing.ts';

/** The measures that decorators of classes and methods state: for requests the method itself is what is run again or cut short. */
export function decoratedMeasures(world: World): readonly Claim[] {
  return world.base.modules.flatMap((module) =>
    module.classes.flatMap((node, index) => {
      const of = world.base.classThing(module, index);
      if (!of || of.node !== node) return [];
      const own = symbolsOn(world, module, node.decorators).flatMap((found) => claimsOf(world, of, undefined, found));
      const methods = world.base
        .methodsOf(of)
        .flatMap((method) =>
          symbolsOn(world, method.module, method.node.decorators).flatMap((found) => claimsOf(world, of, method, found)),
        );
      return [...own, ...methods];
    }),
  );
}

function claimsOf(world: World, of: ClassThing, method: FunctionThing | undefined, found: Found): readonly Claim[] {
  const name = [of.node.name, method?.node.name].filter((each) => each !== undefined).join('.');
  return measuringsOn(found, method ? 'method' : 'class').flatMap((effect) => {
    const evaluated = evaluateEffect(new Evaluator(world), effect, selectable(found, method?.node.name));
    if (!evaluated) return [];
    const chain = [siteOfCall(method?.module ?? of.module, found.decorator), siteOfClass(of)];
    const things = method ? { ...evaluated.things, of: method } : evaluated.things;
    return [{ effect, library: found.symbol.library, values: evaluated.values, things, chain, isDecorated: true, name }];
  });
}
