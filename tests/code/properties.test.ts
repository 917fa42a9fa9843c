import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runEngine } from '../../src/code/engine.ts';
import type { Module } from '../../src/code/ir.ts';
import { arg, call, defineLibrary } from '../../src/code/library.ts';
import { generatedModule } from './generated-module.ts';

const carrier = defineLibrary({
  name: 'carrier',
  imports: ['carrier'],
  docs: 'https://carrier.example/docs',
  calls: { send: call({ protocol: 'http', target: arg(0) }) },
});

function run(module: Module) {
  const program = { folder: '.', entries: [module.path], isLibrary: false };
  return runEngine({ modules: [module], libraries: [carrier], programs: [program], resolveImport: () => undefined });
}

describe('the engine on code that leads anywhere', () => {
  test('comes to an end without an error, with the same result every time', () => {
    fc.assert(
      fc.property(generatedModule, (module) => {
        expect(run(module)).toEqual(run(module));
      }),
      { numRuns: 150, seed: 7 },
    );
  });

  test('asks a bounded number of callers where everything passes its parameter on to everything', () => {
    const { facts } = run(passingOn(20));

    expect(facts.length).toBeGreaterThan(0);
    expect(facts.length).toBeLessThanOrEqual(4001);
  });

  test('looks at a bounded number of members where what is passed is a tree', () => {
    expect(run(walkingTrees(24)).facts).toEqual([]);
  });
});

/** A function that calls itself with so many children of what it was given, and asks that for something that it is called by. */
function walkingTrees(children: number): Module {
  const { calls, functions, scopes, ...module } = passingOn(1);
  const [site] = calls;
  const node = { is: 'name', name: 'given' } as const;
  if (!site) throw new Error('nothing is called');
  const descents = Array.from({ length: children }, (_, index) => ({
    ...site,
    callee: { is: 'name', name: 'wrapper0' } as const,
    arguments: [{ is: 'member', of: node, name: `child${index}` } as const],
  }));
  const asked = { ...site, callee: { is: 'member', of: node, name: 'send' } as const };
  return { ...module, functions, scopes, calls: [asked, ...descents] };
}

/** So many functions, each of which calls all of them with what it was given; the first sends it. */
function passingOn(count: number): Module {
  const place = { line: 1, text: '' };
  const names = Array.from({ length: count }, (_, index) => `wrapper${index}`);
  const given = { is: 'name', name: 'given' } as const;
  const site = { arguments: [given], isNew: false, typeArguments: [], place };
  const passing = names.flatMap((_, scope) =>
    names.map((name) => ({ ...site, callee: { is: 'name', name } as const, scope: scope + 1 })),
  );
  return {
    path: 'wrappers.ts',
    language: 'generated',
    imports: [{ local: 'send', imported: 'send', specifier: 'carrier', isTypeOnly: false, place }],
    requires: [],
    exports: [],
    scopes: [
      {
        parent: null,
        variables: names.map((name, index) => ({
          name,
          values: [{ expression: { is: 'function', function: index }, scope: 0 }],
          place,
        })),
      },
      ...names.map((_, index) => ({
        parent: 0,
        function: index,
        variables: [{ name: 'given', values: [], parameter: 0, place }],
      })),
    ],
    functions: names.map((name, index) => ({
      name,
      kind: 'function',
      scope: index + 1,
      parameters: [{ name: 'given', isRest: false, isField: false, decorators: [] }],
      returns: [],
      isStatic: false,
      isAbstract: false,
      decorators: [],
      place,
    })),
    classes: [],
    calls: [{ ...site, callee: { is: 'name', name: 'send' }, scope: 1 }, ...passing],
    types: [],
    importsByComputedName: false,
  };
}
