import { beforeAll, describe, expect, it } from 'vitest';
import { lower } from '../analyzers/elixir/lower.ts';
import { type Grammar, loadGrammar } from '../src/frontend/grammar.ts';

let grammar: Grammar;

beforeAll(async () => {
  grammar = await loadGrammar('elixir');
});

function lowered(text: string) {
  const source = { path: 'lib/shop/orders.ex', text };
  return lower(grammar.parse(text), source);
}

describe('modules of Elixir', () => {
  it('are exported by their full names, inner ones with those around them', () => {
    const { exports } = lowered('defmodule Shop.Basket do\n  defmodule Line do\n  end\nend\n');

    expect(exports.map(({ name }) => name)).toEqual(['Shop.Basket', 'Shop.Basket.Line']);
  });

  it('are named by what their aliases stand for', () => {
    const { imports } = lowered('defmodule Shop.Basket do\n  alias Shop.{Stock, Price}\n  def of(x), do: Price.of(x)\nend\n');

    expect(imports.map(({ imported }) => imported)).toEqual(['Shop.Price']);
  });

  it('have one function for all clauses of a name and length', () => {
    const { functions } = lowered('defmodule Shop.Hosts do\n  def of(:dev), do: "localhost"\n  def of(_), do: "stock"\nend\n');

    expect(functions.map(({ name, returns }) => [name, returns.map(({ expression }) => expression)])).toEqual([
      [
        'of',
        [
          { is: 'literal', value: 'localhost' },
          { is: 'literal', value: 'stock' },
        ],
      ],
    ]);
  });
});

describe('a pipe of Elixir', () => {
  it('hands what is before it to the call behind it, first', () => {
    const { calls } = lowered('defmodule Shop.Basket do\n  def of(x), do: x |> Enum.map(:price) |> Enum.sum()\nend\n');

    expect(calls.map((call) => call.arguments.map(({ is }) => is))).toEqual([['name', 'literal'], ['call']]);
  });
});

describe('lowering what is hardly Elixir', () => {
  it.each([
    ['nothing', ''],
    ['prose', 'Orders are placed by customers.\n\n1. Pay\n2. Ship\n'],
    ['an open string', 'order = "never closed; place(order'],
    ['deep brackets', `order = ${'('.repeat(5000)}1${')'.repeat(5000)}`],
    ['deep blocks', 'if true do\n'.repeat(3000)],
    ['a long sum', `order = ${Array.from({ length: 5000 }, (_, index) => `"${index}"`).join(' <> ')}`],
    ['a long pipe', `order${' |> then()'.repeat(4000)}`],
  ])('%s gives a module and never throws', (_, text) => {
    expect(lowered(text).path).toBe('lib/shop/orders.ex');
  });
});
