import { type Claim, evaluateEffect } from './claims.ts';
import { Evaluator } from './evaluate.ts';
import type { Import, Module } from './ir.ts';
import type { OpenWorld } from './world.ts';

/** A package that a file imports, and where. */
type Importing = Pick<Import, 'specifier' | 'place'>;

/** What importing a library means by itself. Imports of types alone mean nothing. */
export function matchImports(world: OpenWorld): readonly Claim[] {
  return world.base.modules.flatMap((module) => firstOfEach(module).flatMap((each) => claimsOf(world, module, each)));
}

function firstOfEach(module: Module): readonly Importing[] {
  const values = [...module.imports.filter(({ isTypeOnly }) => !isTypeOnly), ...requiredBy(module)];
  return [...new Map(values.toReversed().map((each) => [each.specifier, each])).values()].toReversed();
}

/** `const { plugin } = require('library')` */
function requiredBy(module: Module): readonly Importing[] {
  return (module.scopes[0]?.variables ?? []).flatMap(({ values, place }) =>
    values.flatMap(({ expression }) => {
      const of = expression.is === 'member' ? expression.of : expression;
      const isTold = of.is === 'module' && of.specifier.is === 'literal' && typeof of.specifier.value === 'string';
      return isTold ? [{ specifier: String(of.specifier.value), place }] : [];
    }),
  );
}

function claimsOf(world: OpenWorld, module: Module, { specifier, place }: Importing): readonly Claim[] {
  const library = world.base.resolveImport(specifier, module) === undefined ? world.base.libraryOf(specifier) : undefined;
  if (!library) return [];
  return (library.importing ?? []).flatMap((effect) => {
    const evaluated = evaluateEffect(new Evaluator(world), effect, { arguments: [] });
    return evaluated ? [{ effect, library, ...evaluated, chain: [{ module, place }], isDecorated: false }] : [];
  });
}
