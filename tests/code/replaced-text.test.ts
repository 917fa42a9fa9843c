import { expect, test } from 'vitest';
import { replacedText, textOfPattern } from '../../src/code/replaced-text.ts';
import { concat, literal, type Value } from '../../src/model/value.ts';

const HOST: Value = { is: 'setting', key: 'HOST' };

test('what is not known yet is put in', () => {
  const whole = replacedText(literal('http://{host}:80/{id}'), '{host}', HOST, false);
  expect(whole).toEqual(concat([literal('http://'), HOST, literal(':80/{id}')]));
  expect(replacedText(whole, '{id}', literal('7'), false)).toEqual(concat([literal('http://'), HOST, literal(':80/7')]));
});

test('only the first place, or all', () => {
  expect(replacedText(literal('a-a'), 'a', literal('b'), false)).toEqual(literal('b-a'));
  expect(replacedText(literal('a-a'), 'a', literal('b'), true)).toEqual(literal('b-b'));
});

test('a text that grows without bounds is not known', () => {
  let text: Value = literal('x');
  for (let turn = 0; turn < 12; turn += 1) text = replacedText(text, 'x', literal('x'.repeat(10)), true);
  expect(text.is).toBe('unknown');
});

test('patterns that are plain texts', () => {
  expect(textOfPattern(':id', 'g')).toBe(':id');
  expect(textOfPattern('\\{id\\}', '')).toBe('{id}');
  expect(textOfPattern('x{2}', '')).toBeUndefined();
  expect(textOfPattern('id', 'gi')).toBeUndefined();
  expect(textOfPattern('(\\w+)', 'g')).toBeUndefined();
});
