import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Architecture } from '../../src/model/architecture.ts';
import { writeDocuments } from '../../src/output/write-documents.ts';
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
  expect(diagrams.filter(({ text }) => linesOf(text) > limits.lines).map(({ name }) => name)).toEqual([]);
});

test('a box with a place opens it, and a hostile path stays an address', () => {
  const at = { path: 'a b/"#)<x>.ts', line: 3, text: '' };
  const text = flowchart({ title: '', boxes: [{ key: 'orders', label: 'orders', shape: 'service', at }], lines: [] }, base);

  expect(text).toContain(`click n0 href "${base}/a%20b/%22%23%29%3Cx%3E.ts#L3" _blank`);
  expect(text.length).toBeLessThan(limits.characters);
});

test('a check says what moved and what changed when every line of its sources moved', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'city-'));
  const moved: Architecture = {
    ...city,
    edges: city.edges.map((edge) => ({ ...edge, evidence: edge.evidence.map((at) => ({ ...at, line: at.line + 1 })) })),
  };
  await writeDocuments(render(city), folder, { check: false });
  const results = await writeDocuments(render(moved), folder, { check: true });
  rmSync(folder, { recursive: true });

  const spec = results.find(({ path }) => path === 'integration-spec.md');
  expect(new Set(spec?.stale.map(({ change }) => change))).toEqual(new Set(['moved']));
  expect(spec?.stale.length).toBeGreaterThan(services.length * 3);
});

function linesOf(text: string): number {
  return text.startsWith('flowchart') ? (text.match(/ (-\.?-|==)>/g)?.length ?? 0) : 0;
}
