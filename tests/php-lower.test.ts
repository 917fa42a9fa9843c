import { beforeAll, describe, expect, it } from 'vitest';
import { lower } from '../analyzers/php/lower.ts';
import { type Grammar, loadGrammar } from '../src/frontend/grammar.ts';

let grammar: Grammar;

beforeAll(async () => {
  grammar = await loadGrammar('php');
});

function lowered(text: string) {
  const source = { path: 'shop/orders.php', text };
  return lower(grammar.parse(text), source);
}

describe('names of PHP', () => {
  it('imports what a qualified name means, by the namespace and the aliases of the file', () => {
    const { imports, opens } = lowered(
      '<?php namespace Shop; use Acme\\Clients as C; new C\\Stock(); new \\Redis(); new Order\\Line(); new Basket();',
    );

    expect(opens).toEqual(['Shop']);
    expect(imports.map(({ specifier, imported }) => `${specifier}: ${imported}`)).toEqual([
      'Acme: Clients',
      'Acme\\Clients: Stock',
      'php: Redis',
      'Shop\\Order: Line',
    ]);
  });

  it('keeps a property and a method of one name apart', () => {
    const { classes, functions } = lowered('<?php class A { private $client; function client() { return $this->client; } }');

    expect(classes[0]?.fields.map(({ name }) => name)).toEqual(['$client']);
    expect(functions[0]?.returns[0]?.expression).toEqual({ is: 'member', of: { is: 'this' }, name: '$client' });
  });
});

describe('lowering what is hardly PHP', () => {
  it.each([
    ['nothing', ''],
    ['prose', 'Orders are placed by customers.\n\n1. Pay\n2. Ship\n'],
    ['an open string', '<?php $order = "never closed; place($order'],
    ['deep brackets', `<?php $order = ${'('.repeat(5000)}1${')'.repeat(5000)};`],
    ['deep blocks', `<?php ${'if (true) { '.repeat(3000)}`],
    ['a long sum', `<?php $order = ${Array.from({ length: 5000 }, (_, index) => `'${index}'`).join(' . ')};`],
    ['a long chain', `<?php Route${'::prefix("a")'.repeat(1)}${'->prefix("a")'.repeat(1500)}->get('/', 'x');`],
  ])('%s gives a module and never throws', (_, text) => {
    expect(lowered(text).path).toBe('shop/orders.php');
  });
});
