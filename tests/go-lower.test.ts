import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { lower } from '../analyzers/go/lower.ts';
import { type Grammar, loadGrammar } from '../src/frontend/grammar.ts';
import { describeModule } from './support/describe-module.ts';

const CASES = join(import.meta.dirname, '../fixtures/code/go');
let grammar: Grammar;

beforeAll(async () => {
  grammar = await loadGrammar('go');
});

describe('lowering Go', () => {
  for (const name of readdirSync(CASES).toSorted()) {
    it(name.replaceAll('-', ' '), async () => {
      const source = { path: `shop/${name}.go`, text: readFileSync(join(CASES, name, 'input.go'), 'utf8') };

      const module = lower(grammar.parse(source.text), source);

      await expect(describeModule(module)).toMatchFileSnapshot(join(CASES, name, 'expected.txt'));
    });
  }
});

describe('lowering what is hardly Go', () => {
  it.each([
    ['nothing', ''],
    ['prose', 'Orders are placed by customers, and payments follow.\n\n1. Pay\n2. Ship\n'],
    ['an open string', 'package main\n\nvar order = "never closed\nfunc main() { place(order'],
    ['deep brackets', `package main\n\nvar order = ${'('.repeat(5000)}1${')'.repeat(5000)}`],
    ['deep blocks', `package main\n\nfunc main() ${'{ if true '.repeat(3000)}`],
    ['deep literals', `package main\n\nvar order = []T${'{'.repeat(5000)}${'}'.repeat(5000)}`],
    ['a long sum', `package main\n\nvar order = ${Array.from({ length: 5000 }, (_, index) => `"${index}"`).join(' + ')}`],
    ['pointers to pointers', `package main\n\nvar order ${'*'.repeat(5000)}Order`],
  ])('%s gives a module and never throws', (_, text) => {
    const source = { path: 'orders/main.go', text };

    const module = lower(grammar.parse(text), source);

    expect(module.opens).toEqual(['package:orders']);
  });
});
