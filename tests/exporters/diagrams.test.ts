import { Graphviz } from '@hpcc-js/wasm-graphviz';
import { describe, expect, test } from 'vitest';
import { oneLine } from '../../src/model/one-line.ts';
import { formats } from '../../src/output/exporters/formats.ts';
import { hostileNames } from '../render/hostile.ts';
import { expectGolden } from '../support/goldens.ts';
import { linesWithOpenTexts, outsideOfTexts, systems } from './systems.ts';

const FOLDER = new URL('golden', import.meta.url).pathname;

function exported(format: string, system: keyof typeof systems): string {
  return formats[format]?.print(systems[system]) ?? '';
}

describe.each(['dot', 'plantuml', 'structurizr', 'likec4', 'd2', 'csv'])('%s', (format) => {
  test('of the shop', () => {
    expectGolden(`${FOLDER}/shop.${format}.txt`, exported(format, 'shop'));
  });
});

test('Graphviz draws every node and edge, with hostile names as they are', async () => {
  const graphviz = await Graphviz.load();

  const svg = graphviz.dot(exported('dot', 'hostile'), 'svg');

  expect(svg.match(/class="node"/g)).toHaveLength(systems.hostile.nodes.length);
  expect(svg.match(/class="edge"/g)).toHaveLength(systems.hostile.edges.length);
  const texts = [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text = '']) => decoded(text));
  expect(texts).toEqual(expect.arrayContaining(hostileNames.map(oneLine).filter((name) => name !== '')));
});

function decoded(text: string): string {
  const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };
  return text
    .replace(/&#(\d+);|&(\w+);/g, (_, code, name) => (code ? String.fromCodePoint(Number(code)) : (named[name] ?? `&${name};`)))
    .replaceAll('\u00a0', ' ');
}

test('Graphviz refuses a name that is not escaped, so that drawing means something', async () => {
  const graphviz = await Graphviz.load();

  expect(() => graphviz.dot('digraph { "say "-> -> }')).toThrow('syntax error');
});

describe('hostile names stay within their quotes', () => {
  test.each([
    ['plantuml', '"', 'backslash'],
    ['structurizr', '"', 'backslash'],
    ['likec4', "'", 'backslash'],
    ['d2', "'", 'doubled'],
  ] as const)('in %s', (format, quote, escape) => {
    const text = exported(format, 'hostile');

    expect(linesWithOpenTexts(text, quote, escape)).toEqual([]);
    expect(outsideOfTexts(text, quote, escape)).toMatch(/^[\w\s.{}():;!<>/,*=[\]@-]*$/);
    expect(outsideOfTexts(text, quote, escape)).not.toMatch(/<\/?script|\]\]>|alert\(|javascript:/);
    expect(text).toContain('订单');
  });

  test('in csv, where none begins a formula', () => {
    const rows = exported('csv', 'hostile').trimEnd().split('\r\n');

    expect(rows).toHaveLength(systems.hostile.edges.length + 1 + messages());
    expect(linesWithOpenTexts(rows.join('\n'), '"', 'doubled')).toEqual([]);
    expect(rows.flatMap((row) => row.split(',')).filter((cell) => /^"?[=+\-@]/.test(cell))).toEqual([]);
  });
});

function messages(): number {
  const counts = systems.hostile.channels.map(({ producers, consumers }) => producers.length * consumers.length);
  return counts.reduce((sum, count) => sum + count, 0);
}

test('nothing that PlantUML, Structurizr or D2 would replace is left of a name', () => {
  expect(exported('plantuml', 'hostile').replace(/<U\+[0-9A-F]+>/g, '')).not.toMatch(/[%$\\]|<\/?[a-z]/);
  expect(exported('structurizr', 'hostile')).not.toContain('${');
});
