import { describe, expect, test } from 'vitest';
import type { JinjaValue } from '../src/sdk/jinja.ts';
import { jinjaLines } from '../src/sdk/jinja-template.ts';
import { parseYaml } from '../src/sdk/yaml.ts';

const template = ['PORT={{ port }}', '{% if port %}', 'LEVEL=debug', '{% endif %}', 'HOST=harbour'];

describe('lines of a template', () => {
  test.each([
    ['\n', 'of Unix'],
    ['\r\n', 'of Windows'],
  ])('end as the files %j do: %s', (end) => {
    const lines = jinjaLines(template.join(end), new Map([['port', '8080']]));

    expect(lines.map(({ text }) => text)).toEqual(['PORT=8080', 'LEVEL=debug', 'HOST=harbour']);
  });
});

const turns = (count: number) => `[${"'x', ".repeat(count)}]`;

test.each([
  ['variables that are made of each other', Array(20).fill('{{ a0 }}').join('')],
  ['loops in loops', `${'{% for a in all %}'.repeat(7)}x${'{% endfor %}'.repeat(7)}`],
  ['blocks that stay open', '{% if port %}\n'.repeat(15_000)],
  ['signs that nothing closes', `{{ port }}\n${'{#'.repeat(50_000)}${'{%'.repeat(50_000)}`],
  ['an expression that nothing closes', `{{${' '.repeat(100_000)}x`],
  ['long texts in loops in loops', `${'{% for a in all %}'.repeat(2)}${'words\n'.repeat(3000)}${'{% endfor %}'.repeat(2)}`],
  ['a condition of very many negations', `{% if ${'not '.repeat(50_000)}port %}x{% endif %}`],
  ['long lines of nothing', `{% set a = 1${' '.repeat(100_000)}b %}`],
])('%s end', (_what, text) => {
  const levels = Array.from({ length: 9 }, (_, at) => [`a${at}`, `{{ a${at + 1} }}`.repeat(20)] as const);
  const [document] = parseYaml({
    path: 'vars.yml',
    text: `all: ${turns(100)}\n${levels.map(([key, value]) => `${key}: "${value}"\n`).join('')}`,
  }).documents;
  const names = new Map<string, JinjaValue>([['port', '8080'], ...(document?.entries() ?? [])]);
  expect(jinjaLines(text, names).length).toBeLessThan(200_000);
});
