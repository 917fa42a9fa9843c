import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { D2 } from '@terrastruct/d2';
import plantuml from 'plantuml-parser';
import { describe, expect, test } from 'vitest';
import { formats } from '../../src/output/exporters/formats.ts';
import { expectGolden } from '../support/goldens.ts';
import { systems } from './systems.ts';

const FOLDER = new URL('golden', import.meta.url).pathname;
const NAMES = Object.keys(systems) as (keyof typeof systems)[];

function exported(format: string, system: keyof typeof systems): string {
  return formats[format]?.print(systems[system]) ?? '';
}

interface Drawn {
  readonly type_?: { readonly name: string };
  readonly alias?: string;
  readonly from?: string;
  readonly elements?: readonly Drawn[];
}

/** What a diagram draws. The parser leaves out what is no C4 macro that it knows; it knows no empty texts. */
function drawnIn(text: string): { readonly boxes: readonly Drawn[]; readonly lines: readonly Drawn[] } {
  const flat = (elements: readonly Drawn[]): readonly Drawn[] => elements.flatMap((each) => [each, ...flat(each.elements ?? [])]);
  const drawn = flat(plantuml.parse(text.replaceAll(', ""', ', " "')) as readonly Drawn[]);
  return {
    boxes: drawn.filter(({ type_ }) => type_ && type_.name !== 'Rel' && type_.name !== 'System_Boundary'),
    lines: drawn.filter(({ type_ }) => type_?.name === 'Rel'),
  };
}

describe.each(NAMES)('PlantUML of the system %s', (system) => {
  test('a parser of PlantUML finds every node and edge', () => {
    const { boxes, lines } = drawnIn(exported('plantuml', system));

    expect(boxes).toHaveLength(systems[system].nodes.length);
    expect(new Set(boxes.map(({ alias }) => alias)).size).toBe(boxes.length);
    expect(lines).toHaveLength(systems[system].edges.length);
  });
});

test('a parser of PlantUML does not find what is broken, so that finding means something', () => {
  const text = exported('plantuml', 'shop');

  expect(drawnIn(text.replace('"orders-db"', '"orders"-db"')).boxes.length).toBeLessThan(systems.shop.nodes.length);
  expect(drawnIn(text.replace('Rel(n_orders, ', 'Rel(n orders, ')).lines.length).toBeLessThan(systems.shop.edges.length);
});

describe.each(['likec4', 'd2', 'structurizr'])('%s', (format) => {
  test('of the system of hostile names', () => {
    expectGolden(`${FOLDER}/hostile.${format}.txt`, exported(format, 'hostile'));
  });
});

/** `index.mjs` of the package `likec4` 1.59: name it to check the goldens against it. */
const LIKEC4 = process.env['LIKEC4_ORACLE'] ?? '';

test.runIf(existsSync(LIKEC4)).each(NAMES)('the export of %s is what LikeC4 takes, and broken it does not', async (system) => {
  const { LikeC4 } = await import(pathToFileURL(LIKEC4).href);
  const errorsOf = async (text: string) => (await LikeC4.fromSource(text, { logger: false, printErrors: false })).getErrors();
  const text = exported('likec4', system);

  expect(await errorsOf(text)).toEqual([]);
  expect(await errorsOf(text.replace("technology '", "technology ''"))).not.toEqual([]);
});

test.each(NAMES)('the export of %s is what D2 compiles, and broken it does not', async (system) => {
  const compiler = new D2();
  const text = exported('d2', system);

  const { diagram } = await compiler.compile(text);
  expect(diagram.shapes).toHaveLength(systems[system].nodes.length + 1);
  expect(diagram.connections).toHaveLength(systems[system].edges.length);
  await expect(compiler.compile(text.replace(' {shape: ', "' {shape: "))).rejects.toThrow();
});
