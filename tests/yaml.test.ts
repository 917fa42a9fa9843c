import { describe, expect, test } from 'vitest';
import { parseYaml, type YamlNode } from '../src/sdk/yaml.ts';

function read(text: string): YamlNode {
  const [document] = parseYaml({ path: 'shop.yaml', text }).documents;
  if (!document) throw new Error('the text holds no document');
  return document;
}

describe('parseYaml', () => {
  test('gives the line of the key as the evidence of a value', () => {
    const image = read('services:\n  orders:\n    image:\n      acme/orders\n').at('services', 'orders', 'image');

    expect(image.text()).toBe('acme/orders');
    expect(image.evidence()).toEqual({ path: 'shop.yaml', line: 3, text: 'image:' });
  });

  test('keeps scalars as they are written', () => {
    const document = read('version: 3.10\nport: "080"\nnone: ~\nquoted: "null"\n');

    expect(document.entries().map(([, value]) => value.text())).toEqual(['3.10', '080', undefined, 'null']);
  });

  test('resolves merge keys, with own keys first and the first base before the second', () => {
    const document = read('a: &a { x: 1, y: 1 }\nb: &b { y: 2, z: 2 }\nc:\n  <<: [*a, *b]\n  x: 3\n');

    const merged = document
      .get('c')
      .entries()
      .map(([key, value]) => `${key}=${value.text()}`);
    expect(merged.sort()).toEqual(['x=3', 'y=1', 'z=2']);
  });

  test('takes the last of repeated keys', () => {
    expect(read('port: 1\nport: 2\n').get('port').number()).toBe(2);
  });

  test('lets unknown tags through', () => {
    const document = read('ports: !reset []\nhost: !Ref Orders\nmap: !override { a: 1 }\n');

    expect(document.get('ports').tag).toBe('!reset');
    expect(document.get('host').text()).toBe('Orders');
    expect(document.at('map', 'a').text()).toBe('1');
  });

  test('loses only the document that cannot be read', () => {
    const { documents, problems } = parseYaml({ path: 'shop.yaml', text: 'a: 1\n---\nb: [\n---\nc: 3\n' });

    expect(documents.map((document) => document.entries()[0]?.[0])).toEqual(['a', 'c']);
    expect(problems.map(({ code, evidence }) => `${code}:${evidence.line}`)).toEqual(['syntax-error:3']);
  });

  test('answers a merge bomb and a merge of itself at once', () => {
    const levels = Array.from(
      { length: 30 },
      (_, level) => `l${level + 1}: &l${level + 1}\n  <<: [${`*l${level},`.repeat(9)}]\n`,
    );
    const bomb = read(`l0: &l0 { shop: open }\n${levels.join('')}`);
    const loop = read('a: &a\n  <<: *a\n  shop: open\n');

    expect(bomb.at('l30', 'shop').text()).toBe('open');
    expect(loop.at('a', 'shop').text()).toBe('open');
  });

  test('refuses more aliases than a person would write', () => {
    const { documents, problems } = parseYaml({ path: 'shop.yaml', text: `a: &a 1\nb: [${'*a,'.repeat(3000)}]\n` });

    expect(documents).toEqual([]);
    expect(problems[0]?.message).toContain('aliases');
  });

  test('leaves out aliases that stand for more than anybody can read, in lists and in mappings', () => {
    const level = (at: number) =>
      `l${at + 1}: &l${at + 1} { ${['a', 'b', 'c', 'd', 'e', 'f'].map((key) => `${key}: *l${at}`)} }\n`;
    const text = `l0: &l0 [shop]\n${Array.from({ length: 12 }, (_, at) => level(at)).join('')}`;

    expect(parseYaml({ path: 'shop.yaml', text }).problems[0]?.message).toContain('Aliases stand for more');
  });

  test('repeats a part as often as a person would, and nothing inside of itself', () => {
    const document = read(`a: &a { x: [1, 2] }\nb: [${'*a,'.repeat(500)}]\nc: &c { tree: *c, leaf: *a }\n`);

    expect(document.get('b').items().length).toBe(500);
    expect(document.at('c', 'tree').exists).toBe(false);
    expect(document.at('c', 'leaf', 'x').texts()).toEqual(['1', '2']);
  });

  test.each(['', '\n', '# only words\n', '---\n---\n', '%YAML 1.2\n---\n'])('finds nothing in %j', (text) => {
    expect(parseYaml({ path: 'shop.yaml', text })).toEqual({ documents: [], problems: [] });
  });

  test('reads files with a byte order mark, with Windows line ends and after directives', () => {
    const document = read('\uFEFF%YAML 1.2\r\n---\r\na: 1\r\nb: 2\r\n');

    expect(document.get('b').text()).toBe('2');
    expect(document.get('b').line).toBe(4);
  });
});
