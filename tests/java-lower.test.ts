import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import analyzer from '../analyzers/jvm/analyzer.ts';
import { lower } from '../analyzers/jvm/java/lower.ts';
import { loadGrammar } from '../src/frontend/grammar.ts';
import { describeModule } from './support/describe-module.ts';

const CASES = join(import.meta.dirname, '../fixtures/code/java');

describe('lowering Java', () => {
  for (const name of readdirSync(CASES).toSorted()) {
    it(name.replaceAll('-', ' '), async () => {
      const grammar = await loadGrammar('java');
      const source = { path: `shop/${name}.java`, text: readFileSync(join(CASES, name, 'input.java'), 'utf8') };

      const module = lower(grammar.parse(source.text), source);

      await expect(describeModule(module)).toMatchFileSnapshot(join(CASES, name, 'expected.txt'));
    });
  }
});

describe('reading what is hardly Java', () => {
  it.each([
    ['nothing', ''],
    ['prose', 'Orders are placed by customers, and payments follow.\n\n1. Pay\n2. Ship\n'],
    ['an open string', 'class Orders { String order = "never closed\n void place() {} }'],
    ['deep nesting', `class Orders { Object o = ${'('.repeat(20_000)}1${')'.repeat(20_000)}; }`],
    ['a long sum', `class Orders { String o = ${Array.from({ length: 20_000 }, (_, index) => `"${index}"`).join(' + ')}; }`],
    ['a long chain', `class Orders { Object o = builder${'.with("x")'.repeat(5000)}; }`],
    ['control characters', '\u0000\u0001 class Orders {'],
    [
      'placeholders that stay open',
      'class Orders { @Value("${a:${b") String a; @Value("#{") String b; @Value("}${") String c; }',
    ],
    ['a class that extends itself', 'class Orders extends Orders implements Orders { Orders next = next; }'],
  ])('%s never throws', async (_, text) => {
    const source = { path: 'src/main/java/Orders.java', text };
    const repository = { name: 'shop', paths: [source.path], has: () => false, read: () => undefined };

    const { facts } = await analyzer.analyze([source], repository);

    expect(facts).toEqual([]);
  });
});
