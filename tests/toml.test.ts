import { expect, test } from 'vitest';
import { parseToml } from '../src/sdk/toml.ts';

const read = (text: string) => parseToml({ path: 'shop.toml', text });

test('tables, lists of tables, dotted and quoted keys, with the line of each', () => {
  const { root, problems } = read(
    'name = "shop" # ours\n[orders."v1.2"]\nport.http = 8080\n[[orders.hosts]]\nname = "one"\n[[orders.hosts]]\nname = "two"\n[orders.hosts.probe]\npath = "/up"\n',
  );

  const two = root.at('orders', 'hosts').items()[1];
  expect(problems).toEqual([]);
  expect(root.at('orders', 'v1.2', 'port', 'http').number()).toBe(8080);
  expect(two?.get('name').text()).toBe('two');
  expect(two?.get('name').line).toBe(7);
  expect(two?.at('probe', 'path').text()).toBe('/up');
});

test.each([
  ['"a \\"b\\" \\u00e9\\n"', 'a "b" é\n'],
  ["'C:\\new'", 'C:\\new'],
  ['"""\none \\\n   two\n"""', 'one two\n'],
  ["'''\nit's\n'''", "it's\n"],
  ['"""she said "yes""""', 'she said "yes"'],
  ['1979-05-27 07:32:00Z', '1979-05-27 07:32:00Z'],
])('the value %s', (written, expected) => {
  expect(read(`key = ${written}\n`).root.get('key').text()).toBe(expected);
});

test('inline tables and lists over several lines', () => {
  const { root } = read('hosts = [\n  { url = "http://a", retry.max = 3 },\n  { url = "http://b" }, # last\n]\n');

  expect(root.get('hosts').items()[0]?.at('retry', 'max').number()).toBe(3);
  expect(root.get('hosts').items()[1]?.get('url').line).toBe(3);
});

test('a line that cannot be read is a problem, and the others are read', () => {
  const { root, problems } = read('one = 1\ntwo == 2\n[broken\nlost = 1\n[table]\nthree = 3\n');

  expect(problems.map(({ code, evidence }) => [code, evidence.line])).toEqual([['syntax-error', 2]]);
  expect(root.get('one').text()).toBe('1');
  expect(root.at('table', 'three').text()).toBe('3');
  expect(root.get('lost').exists).toBe(false);
});

test.each([
  '['.repeat(200_000),
  `a = ${'['.repeat(200_000)}`,
  'a = """\n'.repeat(100_000),
  `a${'.a'.repeat(200_000)} = 1`,
  `a = "${'\\'.repeat(500_001)}`,
  '[[a]]\n'.repeat(100_000),
])('hostile text ends', (text) => {
  expect(read(text).problems.length).toBeLessThan(2);
});
