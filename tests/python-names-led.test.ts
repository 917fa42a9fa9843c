import { expect, test } from 'vitest';
import { lower } from '../analyzers/python/lower.ts';
import { leadIn } from '../analyzers/python/names-led.ts';
import { loadGrammar } from '../src/frontend/grammar.ts';

const PARTS = ['orders', 'stock', 'bills', 'mails', 'carts', 'users'];

test('files that open one another are asked once for a name that none of them has', async () => {
  const grammar = await loadGrammar('python');
  const modules = PARTS.map((part) => {
    const source = { path: `${part}.py`, text: PARTS.map((other) => `from ${other} import *\n`).join('') };
    return lower(grammar.parse(source.text), source);
  });
  const asked: string[] = [];
  const lead = leadIn(modules, (specifier) => {
    asked.push(specifier);
    return `${specifier}.py`;
  });
  const [module] = modules;
  if (!module) throw new Error('There are modules.');

  const app = { is: 'member', of: { is: 'name', name: 'stock' }, name: 'app' } as const;
  lead({ expression: app, module: { ...module, imports: [{ local: 'stock', imported: '*', specifier: 'stock' }] }, scope: 0 });

  expect(asked.length).toBeLessThan(50);
});
