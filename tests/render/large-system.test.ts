import { expect, test } from 'vitest';
import { flowchart, limits } from '../../src/render/mermaid.ts';
import { render } from '../../src/render/render.ts';
import { city } from './city.ts';
import { diagramsIn } from './diagrams.ts';

const services = city.nodes.filter(({ kind }) => kind === 'service').map(({ name }) => name);
const base = 'https://host.example/city/blob/main';

test('a system of two hundred services gets every document', () => {
  const paths = new Set(render(city).map(({ path }) => path));

  expect(services).toHaveLength(200);
  expect(services.filter((name) => !paths.has(`services/${name}.md`))).toEqual([]);
  expect([...paths].filter((path) => !path.startsWith('services/'))).toHaveLength(9);
});

test('its diagrams stay below what renderers draw, links to the sources included', () => {
  const diagrams = diagramsIn(render(city, { linkBase: base }));

  expect(diagrams.length).toBeGreaterThan(services.length);
  expect(diagrams.filter(({ text }) => text.length > 50_000).map(({ name }) => name)).toEqual([]);
});

test('a box with a place opens it, and a hostile path stays an address', () => {
  const at = { path: 'a b/"#)<x>.ts', line: 3, text: '' };
  const text = flowchart({ title: '', boxes: [{ key: 'orders', label: 'orders', shape: 'service', at }], lines: [] }, base);

  expect(text).toContain(`click n0 href "${base}/a%20b/%22%23%29%3Cx%3E.ts#L3" _blank`);
  expect(text.length).toBeLessThan(limits.characters);
});
