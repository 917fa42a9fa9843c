import { expect, test } from 'vitest';
import { linkServices } from '../analyzers/php/symfony-services.ts';
import type { Module } from '../src/code/ir.ts';
import { memoryRepository } from './support/memory-repository.ts';

const place = { line: 1, text: '' };

test('a service that many ask for is made once', () => {
  const chain = Array.from({ length: 9 }, (_, index) => service(`oven${index}`, [`oven${index + 1}`, `oven${index + 1}`]));

  const [linked] = linkedWith([
    'services:',
    ...service('App\\Bakery', ['oven0', 'oven0']),
    ...chain.flat(),
    ...service('oven9', []),
  ]);

  expect(linked?.calls).toHaveLength(10);
});

test('a service that needs itself on the way is not known there', () => {
  const [linked] = linkedWith([
    'services:',
    ...service('App\\Bakery', ['oven']),
    ...service('oven', ['shelf']),
    ...service('shelf', ['oven']),
  ]);

  expect(linked?.calls.map(({ arguments: given }) => given)).toEqual([
    [{ is: 'literal', value: null }],
    [{ is: 'call', call: 0 }],
  ]);
});

function service(name: string, needs: readonly string[]): readonly string[] {
  const of = name.startsWith('App') ? [] : ['    class: App\\Oven'];
  return [`  ${name}:`, ...of, `    arguments: [${needs.map((need) => `'@${need}'`).join(', ')}]`];
}

function linkedWith(lines: readonly string[]): readonly Module[] {
  const repository = memoryRepository({ 'composer.json': '{}', 'config/services.yaml': `${lines.join('\n')}\n` });
  return linkServices([bakery()], repository);
}

/** `class Bakery { function __construct($first, $second) {} }` */
function bakery(): Module {
  const parameters = ['first', 'second'].map((name) => ({ name, isRest: false, isField: false, decorators: [] }));
  return {
    path: 'src/Bakery.php',
    language: 'php',
    imports: [],
    requires: [],
    opens: ['App'],
    exports: [],
    scopes: [{ parent: null, variables: [] }],
    functions: [
      {
        name: '__construct',
        kind: 'constructor',
        scope: 0,
        parameters,
        returns: [],
        class: 0,
        isStatic: false,
        isAbstract: false,
        decorators: [],
        place,
      },
    ],
    classes: [
      {
        name: 'Bakery',
        scope: 0,
        isAbstract: false,
        typeParameters: [],
        extendsArguments: [],
        implements: [],
        fields: [],
        methods: [0],
        decorators: [],
        place,
      },
    ],
    calls: [],
    types: [],
    importsByComputedName: false,
  };
}
