import { type Claim, evaluateEffect } from './claims.ts';
import { Evaluator } from './evaluate.ts';
import type { Import, Module } from './ir.ts';
import type { OpenWorld } from './world.ts';

/** What importing a library means by itself. Imports of types alone mean nothing. */
export function matchImports(world: OpenWorld): readonly Claim[] {
  return world.base.modules.flatMap((module) => firstOfEach(module.imports).flatMap((each) => claimsOf(world, module, each)));
}

function firstOfEach(imports: readonly Import[]): readonly Import[] {
  const values = imports.filter(({ isTypeOnly }) => !isTypeOnly);
  return [...new Map(values.toReversed().map((each) => [each.specifier, each])).values()].toReversed();
}

function claimsOf(world: OpenWorld, module: Module, { specifier, place }: Import): readonly Claim[] {
  const library = world.base.resolveImport(specifier, module) === undefined ? world.base.libraryOf(specifier) : undefined;
  if (!library) return [];
  return (library.importing ?? []).flatMap((effect) => {
    const evaluated = evaluateEffect(new Evaluator(world), effect, { arguments: [] });
    return evaluated ? [{ effect, library, ...evaluated, chain: [{ module, place }], isDecorated: false }] : [];
  });
}
