import { describe, expect, test } from 'vitest';
import { parseHocon } from '../analyzers/hocon/parse.ts';

describe('reading HOCON', () => {
  test.each([
    ['an open object', 'orders { stock { url = "x"'],
    ['an open text', 'orders = "never closed'],
    ['an open list', 'orders = [a, [b, {'],
    ['closings alone', '}}}]]]'],
    ['an open reference', 'orders = ${stock'],
    ['separators alone', '= : += ,,, ='],
    ['deep objects', 'a {'.repeat(5000)],
    ['deep lists', `a = ${'['.repeat(5000)}`],
    ['a stray sign in a list', 'a = [ $x, \f ]'],
    ['control characters', '\u0000\u0001 = \u0002'],
  ])('%s never throws', (_, text) => {
    expect(() => parseHocon(text)).not.toThrow();
  });

  test('a later value takes the place of an earlier one, an optional one keeps it as its default', () => {
    const { entries } = parseHocon('port = 80\nport = 8080\nport = ${?PORT}');

    expect(entries).toEqual([
      { key: 'port', line: 2, value: { is: 'setting', key: 'PORT', fallback: { is: 'literal', value: '8080' } } },
    ]);
  });
});
