import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { helpersFor } from '../../src/render/helpers.ts';
import { packageRoot } from '../../src/render/package-root.ts';
import { render } from '../../src/render/render.ts';
import { shop } from './shop.ts';
import { architecture } from './support.ts';

const root = packageRoot(import.meta.url);
const templates = readdirSync(join(root, 'templates'), { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.hbs'))
  .map((path) => ({
    path,
    text: readFileSync(join(root, 'templates', path), 'utf8'),
  }));
const documents = { shop: render(shop), empty: render(architecture()) };

/** The headings and fields that readers and tools look for, in order. They are an interface: renaming one is a breaking change. */
function interfaceOf(path: string): readonly string[] {
  const name = path.startsWith('services/') ? 'services' : path.replace(/\.md$/, '').replace('.', '-');
  return readFileSync(join(root, 'tests/render/interface', `${name}.txt`), 'utf8')
    .trimEnd()
    .split('\n');
}

test.each(documents.shop)('$path has its headings and fields in their order', ({ path, text }) => {
  let from = 0;
  for (const field of interfaceOf(path)) {
    const found = text.indexOf(field, from);
    expect(found, field).toBeGreaterThanOrEqual(0);
    from = found;
  }
});

describe.each(Object.entries(documents))('the documents of %s', (_, rendered) => {
  test.each(rendered)('$path leaves no section and no field without words', ({ text }) => {
    const sections = text.split(/^(?=#{1,6} )/m).filter((section) => /^#/.test(section));
    const depth = (section: string) => section.indexOf(' ');
    const parents = new Set(sections.filter((section, index) => depth(sections[index + 1] ?? '# ') > depth(section)));

    expect(
      sections.filter((section) => !parents.has(section) && section.trim().split('\n').length < 2 && !/^# /.test(section)),
    ).toEqual([]);
    expect(text).not.toMatch(/undefined|\[object|NaN|^- $|: *\.$|^\s*- \*\*[^*]+\*\*: *$/m);
  });
});

test.each(templates)('$path prints only through a helper', ({ text }) => {
  const tags = [...text.matchAll(/\{\{\{?([^}]*)\}\}/g)].map(([, tag = '']) => tag.trim());
  const allowed = new RegExp(`^(#(each|if|unless) .+|/(each|if|unless)|else|> .+|(${Object.keys(helpersFor()).join('|')}) .+)$`);

  expect(tags.filter((tag) => !allowed.test(tag))).toEqual([]);
  expect(text).not.toContain('{{{');
});

test('rendering an architecture in another order gives the same bytes', () => {
  const turned = {
    ...shop,
    nodes: shop.nodes.toReversed(),
    edges: shop.edges.toReversed(),
    channels: shop.channels.toReversed(),
    routes: shop.routes.toReversed(),
  };

  expect(render(turned)).toEqual(documents.shop);
});

test('every section of every document is explained in docs/documents.md', () => {
  const page = readFileSync(join(root, 'docs/documents.md'), 'utf8');
  const named = readdirSync(join(root, 'tests/render/interface')).flatMap((file) =>
    readFileSync(join(root, 'tests/render/interface', file), 'utf8')
      .split('\n')
      .filter((line) => /^##+ /.test(line) && !/^##+ (Integration [1A]|Phase \d):/.test(line)),
  );
  const titles = named.map((line) => line.replace(/^#+ (\d+\. )?/, ''));

  expect(titles.filter((title) => !page.includes(title))).toEqual([]);
});
