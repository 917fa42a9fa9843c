import { expect, test } from 'vitest';
import { lower } from '../analyzers/python/lower.ts';
import { leadIn } from '../analyzers/python/names-led.ts';
import { loadGrammar } from '../src/frontend/grammar.ts';

const PARTS = ['orders', 'stock', 'bills', 'mails', 'carts', 'users'];

test('files that open one another are asked once for a name that none of them has', async () => {
  const grammar = await loadGrammar('python');
  const lowered = (path: string, text: string) => lower(grammar.parse(text), { path, text });
  const parts = PARTS.map((part) => lowered(`${part}.py`, PARTS.map((other) => `from ${other} import *\n`).join('')));
  const main = lowered('main.py', 'import stock\n');
  const asked: string[] = [];
  const lead = leadIn([main, ...parts], (specifier) => {
    asked.push(specifier);
    return `${specifier}.py`;
  });
  const app = { is: 'member', of: { is: 'name', name: 'stock' }, name: 'app' } as const;
  lead({ expression: app, module: main, scope: 0 });

  expect(asked.length).toBeLessThan(50);
});
