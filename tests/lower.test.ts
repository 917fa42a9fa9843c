import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lower } from '../analyzers/typescript/lower.ts';
import { describeModule } from './support/describe-module.ts';

const CASES = join(import.meta.dirname, '../fixtures/code/typescript');

describe('lowering TypeScript and JavaScript', () => {
  for (const name of readdirSync(CASES).toSorted()) {
    it(name.replaceAll('-', ' '), async () => {
      const input = readdirSync(join(CASES, name)).find((file) => file.startsWith('input.')) ?? '';
      const source = { path: `shop/${input.replace('input', name)}`, text: readFileSync(join(CASES, name, input), 'utf8') };

      const { module, problems } = lower(source);

      const messages = problems.map(({ code, message, evidence }) => `problem  ${code}  ${message}  [${evidence.text}]\n`);
      await expect(describeModule(module) + messages.join('')).toMatchFileSnapshot(join(CASES, name, 'expected.txt'));
    });
  }
});

describe('lowering what is hardly code', () => {
  it.each([
    ['nothing', ''],
    ['prose', 'Orders are placed by customers, and payments follow.\n\n1. Pay\n2. Ship\n'],
    ['markup', '<!doctype html><html><body onload="start()">Orders</body></html>'],
    ['an open string', "const order = 'never closed\nplaceOrder(order"],
    ['deep nesting', `const order = ${'['.repeat(20_000)}${']'.repeat(20_000)};`],
    ['a long sum', `const order = ${Array.from({ length: 20_000 }, (_, index) => `'${index}'`).join(' + ')};`],
    ['a broken component', '<template><p>{{ order }}</p></template>\n<script setup lang="ts">\nconst order = {\n'],
    ['control characters', '\u0000\u0001\uFFFE const a = 1'],
  ])('%s gives a module and never throws', (_, text) => {
    const { module } = lower({ path: 'orders.vue', text });
    const asScript = lower({ path: 'orders.js', text });

    expect(module.scopes[0]?.parent).toBeNull();
    expect(asScript.module.path).toBe('orders.js');
  });

  it('a value that is a secret does not enter a place', () => {
    const text = "const database = connect('postgres://shop:hunter2secret@db/orders');";

    const { module } = lower({ path: 'orders.ts', text });

    expect(JSON.stringify(module.calls.map(({ place }) => place))).not.toContain('hunter2secret');
  });
});
