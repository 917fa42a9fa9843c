import { expect, test } from 'vitest';
import { followingImports } from '../analyzers/python/imported-names.ts';
import type { Module } from '../src/code/ir.ts';

const COUNT = 40;
const paths = Array.from({ length: COUNT }, (_, index) => `part${index}`);

function importing(path: string, opens: readonly string[]): Module {
  return {
    path,
    language: 'python',
    imports: [],
    requires: [],
    opens,
    exports: [],
    scopes: [],
    functions: [],
    classes: [],
    calls: [],
    types: [],
    importsByComputedName: false,
  };
}

/** Asks every file for every name; gives what was found and how often a file was looked for. */
function asked(modules: readonly Module[], own: Readonly<Record<string, string>>, names: readonly string[]) {
  let count = 0;
  const resolve = (specifier: string) => {
    count += 1;
    return specifier;
  };
  const find = followingImports(
    modules,
    resolve,
    ({ path }) => new Map(own[path] ? [[own[path], `${own[path]} of ${path}`]] : []),
  );
  const found = modules.flatMap((module) => names.flatMap((name) => find(module, name) ?? []));
  return { found: new Set(found), all: found.length, count };
}

test('a name is followed once over files that take in all of the next one', () => {
  const chain = paths.map((path, index) => importing(path, paths.slice(index + 1, index + 2)));

  const { found, all, count } = asked(chain, { part39: 'Publisher' }, ['Publisher', 'str', 'int']);

  expect([...found]).toEqual(['Publisher of part39']);
  expect(all).toBe(COUNT);
  expect(count).toBeLessThan(2 * COUNT);
});

test('and over files that take in all of each other', () => {
  const round = paths.map((path) =>
    importing(
      path,
      paths.filter((other) => other !== path),
    ),
  );

  const { found, all, count } = asked(round, { part7: 'Orders', part8: 'Stock' }, ['Orders', 'Stock', 'Missing']);

  expect([...found]).toEqual(['Orders of part7', 'Stock of part8']);
  expect(all).toBe(2 * COUNT);
  expect(count).toBeLessThan(4 * COUNT * COUNT);
});

test('the file that is named first goes before the others', () => {
  const modules = [importing('main', ['first', 'second']), importing('first', []), importing('second', [])];

  expect([...asked(modules, { first: 'Orders', second: 'Orders' }, ['Orders']).found]).toEqual([
    'Orders of first',
    'Orders of second',
  ]);
});
