import { Window } from 'happy-dom';
import { beforeAll, describe, expect, test } from 'vitest';
import { escapeLabel } from '../../src/model/mermaid-label.ts';
import { limits } from '../../src/render/mermaid.ts';
import { render } from '../../src/render/render.ts';
import { city } from './city.ts';
import { diagramsIn } from './diagrams.ts';
import { hostile } from './hostile.ts';
import { shop } from './shop.ts';

let parse: (text: string) => Promise<{ diagramType: string }>;

// Mermaid asks for a browser's globals while it is imported, so they come first.
beforeAll(async () => {
  const window = new Window();
  Object.assign(globalThis, { window, document: window.document });
  const { default: mermaid } = await import('mermaid');
  parse = (text) => mermaid.parse(text);
}, 30_000);

const systems = { shop, hostile, city };

describe.each(Object.entries(systems))('the diagrams of %s', (_, system) => {
  const diagrams = diagramsIn(render(system));

  test.each(diagrams)('$name is accepted by Mermaid', async ({ text }) => {
    expect(await parse(text)).toMatchObject({ diagramType: text.startsWith('sequenceDiagram') ? 'sequence' : 'flowchart-v2' });
  });

  test('can be read and drawn', () => {
    expect(diagrams.length).toBeGreaterThan(0);
    for (const { text } of diagrams) {
      expect((text.match(/:::/g) ?? []).length).toBeLessThanOrEqual(limits.boxes);
      expect(text.match(/ (-\.?-|==)>/g)?.length ?? 0).toBeLessThanOrEqual(limits.lines);
      expect(text.length).toBeLessThanOrEqual(limits.characters);
    }
  });
});

test('Mermaid refuses a label that is not escaped, so that acceptance means something', async () => {
  await expect(parse('flowchart LR\n  n0[say "hello" twice]')).rejects.toThrow();
});

test('every service of a large system is in a diagram', () => {
  const text = diagramsIn(render(city))
    .map((diagram) => diagram.text)
    .join('\n');

  expect(city.nodes.filter(({ name }) => !text.includes(`"${name}`))).toEqual([]);
});

test('a long label goes on over lines and loses its middle last, so that paths can be told apart', () => {
  const path = `services/${'checkout/'.repeat(20)}orders/show.ts`;

  expect(escapeLabel('GET /orders')).toBe('GET /orders');
  expect(escapeLabel('shop.orders.v1.OrderService/ListOrdersOfCustomer')).toBe(
    'shop.orders.v1.OrderService/<br/>ListOrdersOfCustomer',
  );
  expect(
    escapeLabel(path)
      .split('<br/>')
      .every((line) => line.length <= 40),
  ).toBe(true);
  expect(escapeLabel(path)).toMatch(/^services\/checkout.*….*orders\/show\.ts$/);
});
