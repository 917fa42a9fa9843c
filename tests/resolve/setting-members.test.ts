import { expect, test } from 'vitest';
import { partOfText } from '../../src/resolve/setting-members.ts';

test.each<[string, readonly string[], readonly string[]]>([
  ['{"orders":{"url":"http://orders"}}', ['orders', 'url'], ['http://orders']],
  ['{"orders":"http://orders","stock":"http://stock"}', ['*'], ['http://orders', 'http://stock']],
  ['[{"port":8080}]', ['0', 'port'], ['8080']],
  ['{"orders":{"url":"http://orders"}}', ['orders'], []],
  ['{"orders"', ['orders'], []],
])('%s has at %j: %j', (text, steps, expected) => {
  expect(partOfText(text, steps)).toEqual(expected);
});

test('a text of lists in lists as deep as anybody may write has nothing to say', () => {
  const depth = 50_000;
  expect(partOfText(`${'['.repeat(depth)}${']'.repeat(depth)}`, ['orders'])).toEqual([]);
});
