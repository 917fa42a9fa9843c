import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ArchitectureFile } from '../src/model/architecture-file.ts';
import { serialise, toArchitectureFile } from '../src/output/architecture-file.ts';
import { toText } from '../src/output/exporters/text.ts';
import { readArchitectureFile } from '../src/output/read-architecture-file.ts';
import { analyze } from '../src/pipeline.ts';
import { systems } from './support/fixtures.ts';
import { expectGolden } from './support/goldens.ts';

describe.each(systems())('$name', async ({ name, folder }) => {
  const { architecture } = await analyze(`${folder}/input`, { flags: { name } });
  const file = toArchitectureFile(architecture);

  test('is drawn as it was', () => {
    expectGolden(`${folder}/expected.architecture.json`, serialise(file));
  });

  test('reads as it did', () => {
    expectGolden(`${folder}/expected.txt`, toText(architecture));
  });

  test('keeps to the schema and survives reading back', () => {
    expect(ArchitectureFile.safeParse(file).error).toBeUndefined();
    expect(serialise(readArchitectureFile(serialise(file), 'asbuilt.json'))).toBe(serialise(file));
  });

  test('says nothing without evidence, and every line of evidence is there', () => {
    const elements = [...architecture.nodes, ...architecture.edges, ...architecture.channels, ...architecture.routes];
    expect(elements.filter(({ evidence }) => evidence.length === 0).map(({ id }) => id)).toEqual([]);

    const cited = [...elements.flatMap(({ evidence }) => evidence), ...architecture.unknowns.map(({ evidence }) => evidence)];
    const missing = cited.filter(({ path, line }) => lineOf(`${folder}/input/${path}`, line) === undefined);
    expect(missing).toEqual([]);
  });

  test('rests every element on facts', () => {
    const elements = [...architecture.nodes, ...architecture.edges, ...architecture.channels, ...architecture.routes];
    expect(elements.filter(({ because }) => because.every(({ facts }) => facts.length === 0)).map(({ id }) => id)).toEqual([]);
  });

  test('connects only what is drawn', () => {
    const known = new Set(architecture.nodes.map(({ id }) => id));
    const ends = architecture.edges.flatMap(({ from, to }) => [from, to]);
    expect(ends.filter((end) => !known.has(end))).toEqual([]);
  });
});

function lineOf(path: string, line: number): string | undefined {
  return readFileSync(path, 'utf8').split('\n')[line - 1];
}
