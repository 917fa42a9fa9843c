import { readFileSync } from 'node:fs';
import { Window } from 'happy-dom';
import { beforeAll, describe, expect, it } from 'vitest';
import { compare } from '../src/drift/compare.ts';
import { driftDiagram } from '../src/drift/diagram.ts';
import { readArchitectureFile } from '../src/output/read-architecture-file.ts';
import { foldersIn, ROOT } from './support/fixtures.ts';

let parse: (text: string) => Promise<{ diagramType: string }>;

// Mermaid asks for a browser's globals while it is imported, so they come first.
beforeAll(async () => {
  const window = new Window();
  Object.assign(globalThis, { window, document: window.document });
  const { default: mermaid } = await import('mermaid');
  parse = (text) => mermaid.parse(text);
}, 30_000);

function diagramOf(name: string): string {
  const [before, after] = (['before', 'after'] as const).map((side) => {
    const path = `fixtures/drift/${name}/${side}.json`;
    return readArchitectureFile(readFileSync(`${ROOT}/${path}`, 'utf8'), path);
  });
  if (!before || !after) throw new Error(`${name} has two sides`);
  return driftDiagram(before, after, compare(before, after));
}

describe('the diagram of a drift', () => {
  it.each(foldersIn('fixtures/drift'))('%s is accepted by Mermaid', async (name) => {
    expect(await parse(diagramOf(name))).toMatchObject({ diagramType: 'flowchart-v2' });
  });

  it.each([
    ['edge-added', /linkStyle 0 stroke:#15803d/],
    ['edge-removed', /linkStyle 0 stroke:#b91c1c/],
    ['edge-operations-changed', /linkStyle 0 stroke:#b45309/],
    ['node-added', /:::added\n/],
    ['node-removed', /:::removed\n/],
    ['node-kind-changed', /:::changed\n/],
  ])('%s is coloured', (name, pattern) => {
    expect(diagramOf(name)).toMatch(pattern);
  });

  it('is empty where nothing changed', () => {
    expect(diagramOf('silent-lines-moved')).not.toMatch(/-->|:::/);
  });

  it('draws a renamed element once', () => {
    expect(diagramOf('node-renamed').match(/:::(added|removed)/g)).toBeNull();
  });
});
