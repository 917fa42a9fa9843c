import { beforeAll, describe, expect, it } from 'vitest';
import { candidates } from '../analyzers/ruby/constants.ts';
import { lower } from '../analyzers/ruby/lower.ts';
import { type Grammar, loadGrammar } from '../src/frontend/grammar.ts';

let grammar: Grammar;

beforeAll(async () => {
  grammar = await loadGrammar('ruby');
});

function lowered(text: string) {
  const source = { path: 'shop/orders.rb', text };
  return lower(grammar.parse(text), source);
}

describe('constants of Ruby', () => {
  it('are looked up in the modules around them, the nearest first', () => {
    const { imports } = lowered('module Shop\n  class Basket\n    def total = Price.of(1)\n  end\nend\n');

    expect(imports.flatMap(({ local }) => candidates(local))).toEqual(['Shop::Basket::Price', 'Shop::Price', 'Price']);
  });

  it('are exported by their full names', () => {
    const { exports } = lowered("module Shop\n  class Basket\n    URL = 'http://stock'\n  end\nend\n");

    expect(exports.map(({ name }) => name)).toEqual(['Shop::Basket::URL', 'Shop::Basket']);
  });
});

describe('methods of Ruby', () => {
  it('return what they say last, whichever branch that is', () => {
    const { functions } = lowered("def host\n  log\n  if production? then 'stock' else 'localhost' end\nend\n");

    expect(functions[0]?.returns.map(({ expression }) => expression)).toEqual([
      {
        is: 'choice',
        options: [
          { is: 'literal', value: 'stock' },
          { is: 'literal', value: 'localhost' },
        ],
      },
    ]);
  });
});

describe('lowering what is hardly Ruby', () => {
  it.each([
    ['nothing', ''],
    ['prose', 'Orders are placed by customers.\n\n1. Pay\n2. Ship\n'],
    ['an open string', 'order = "never closed; place(order'],
    ['deep brackets', `order = ${'('.repeat(5000)}1${')'.repeat(5000)}`],
    ['deep blocks', 'if true\n'.repeat(3000)],
    ['a long sum', `order = ${Array.from({ length: 5000 }, (_, index) => `'${index}'`).join(' + ')}`],
    ['a long chain', `order${'.then'.repeat(4000)}`],
  ])('%s gives a module and never throws', (_, text) => {
    expect(lowered(text).path).toBe('shop/orders.rb');
  });
});
