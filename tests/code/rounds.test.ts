import { expect, test } from 'vitest';
import { Evaluator } from '../../src/code/evaluate.ts';
import type { Expression, Module } from '../../src/code/ir.ts';
import { makeWorld } from '../../src/code/world.ts';

const COUNT = 4;
const place = { line: 1, text: '' };
const names = Array.from({ length: COUNT }, (_, index) => `list${index}`);

test('code in which everything leads to everything is walked once, not on every way through it', () => {
  const evaluator = evaluate(itemOf('list0'));

  expect(evaluator.spent).toBeLessThan(1000);
});

test('what stands in a round is found from wherever it is asked', () => {
  for (const name of names) expect(evaluate(itemOf(name)).found).toMatchObject({ is: 'value', value: { value: 'orders' } });
});

function evaluate(expression: Expression) {
  const module = roundModule();
  const world = makeWorld({ modules: [module], libraries: [], programs: [], resolveImport: () => undefined });
  const evaluator = new Evaluator(world);
  const found = evaluator.evaluate({ module, expression, scope: 0 });
  return { found, spent: evaluator.spent };
}

/** An item of a list, and nobody knows which. */
function itemOf(name: string): Expression {
  return { is: 'index', of: { is: 'name', name }, key: { is: 'unknown', why: 'a computed key' } };
}

/** So many lists, each with an item of every one of them; the first has a text as well. */
function roundModule(): Module {
  const text: Expression = { is: 'literal', value: 'orders' };
  const variables = names.map((name, index) => {
    const items = [...names.map(itemOf), ...(index === 0 ? [text] : [])];
    return { name, values: [{ expression: { is: 'list', items } as const, scope: 0 }], place };
  });
  return {
    path: 'lists.ts',
    language: 'generated',
    imports: [],
    requires: [],
    exports: [],
    scopes: [{ parent: null, variables }],
    functions: [],
    classes: [],
    calls: [],
    types: [],
    importsByComputedName: false,
  };
}
