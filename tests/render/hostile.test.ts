import { Window } from 'happy-dom';
import { load } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import type { Document } from '../../src/model/document.ts';
import { code, inline } from '../../src/render/markdown.ts';
import { render } from '../../src/render/render.ts';
import { hostile, hostileNames } from './hostile.ts';
import { shop } from './shop.ts';

const all = render(hostile);
const documents = all.filter(({ path }) => path.endsWith('.md'));
const textOf = (path: string) => all.find((document) => document.path === path)?.text ?? '';
const lines = documents.flatMap(({ text }) => text.split('\n'));

describe('names that try to be markup', () => {
  test('add no heading, no fence and no HTML of their own', () => {
    const markup = (texts: readonly Document[]) =>
      texts.flatMap(({ text }) => text.split('\n')).filter((line) => /^(## |### \D|```|<(?!summary>|code>))/.test(line));
    const ours = new Set(markup(render(shop)));
    const named = /^### (Integration [A-Z0-9]+|Phase \d+): /;
    expect(markup(documents).filter((line) => !ours.has(line) && !named.test(line))).toEqual([]);
  });

  test('keep every table row at the number of cells of its heading', () => {
    let width = 0;
    for (const line of lines) {
      if (!line.startsWith('|')) width = 0;
      else {
        const cells = line.split(/(?<!\\)\|/).length;
        width ||= cells;
        expect(cells, line).toBe(width);
      }
    }
  });

  test('leave no tag, no character that cannot be seen and no link outside of code', () => {
    const own = /\]\((\.\.\/)?(services\/|integrations\/)?[a-z0-9-]+\.(md|csv|html)\)/g;
    const prose = outsideFences(lines).map((line) => line.replace(/`[^`]*`/g, '').replace(own, ''));
    const tags = /<(?!!-- Written by asbuilt|\/?details>|\/?summary>|\/?code>)/;
    expect(prose.filter((line) => tags.test(line))).toEqual([]);
    expect(lines.filter((line) => /[\u0000-\u001f\u200b\u202e]/.test(line))).toEqual([]);
    expect(prose.filter((line) => /(?<!\\)\]\(|:\/\//.test(line))).toEqual([]);
  });

  test('stay themselves in blocks of YAML', () => {
    const blocks = documents.flatMap(({ text }) =>
      [...text.matchAll(/^```yaml\n([\s\S]*?)\n```$/gm)].map(([, block = '']) => load(block)),
    );
    expect(blocks.length).toBeGreaterThan(2);
    expect(JSON.stringify(blocks)).toContain(JSON.stringify('<script>alert(1)</script>'));
  });
});

describe('names that try to be markup in other formats', () => {
  test('are texts of cells in HTML and make no element', () => {
    const { document } = new Window();
    document.write(textOf('communication-matrix.html'));
    const elements = [...document.querySelectorAll('*')].map(({ tagName }) => tagName);

    expect(new Set(elements)).toEqual(
      new Set(['HTML', 'HEAD', 'META', 'TITLE', 'STYLE', 'BODY', 'H1', 'TABLE', 'THEAD', 'TBODY', 'TR', 'TH', 'TD', 'CODE']),
    );
    expect([...document.querySelectorAll('td')].map(({ textContent }) => textContent)).toContain('<script>alert(1)</script>');
  });

  test('are cells of CSV that no spreadsheet computes', () => {
    const [head = '', ...rows] = textOf('communication-matrix.csv').trimEnd().split('\n');

    expect(rows.filter((row) => !/^("([^"]|"")*",){7}"([^"]|"")*"$/.test(row))).toEqual([]);
    expect(head.split(',')).toHaveLength(8);
    expect(rows.join('\n')).not.toMatch(/(^|,)"[=+@-]/m);
  });

  test('become file names that lie where they should', () => {
    const paths = all.map(({ path }) => path);

    expect(paths.filter((path) => !/^(services\/)?[a-z0-9-]+\.(md|csv|html)$/.test(path))).toEqual([]);
    expect(new Set(paths).size).toBe(paths.length);
  });
});

test.each(hostileNames.filter((name) => name.trim() !== ''))('%j is one line as text and as code', (name) => {
  expect(inline(name)).not.toMatch(/[\n\r]|(?<!\\)\||</);
  expect(code(name)).not.toMatch(/[\n\r|]/);
});

function outsideFences(all: readonly string[]): readonly string[] {
  let fenced = false;
  return all.filter((line) => {
    const fence = line.startsWith('```');
    if (fence) fenced = !fenced;
    return !fence && !fenced;
  });
}
