import { expect, test } from 'vitest';
import type { FactOf } from '../../src/model/fact.ts';
import { concat, literal, setting, type Value } from '../../src/model/value.ts';
import { plainText } from '../../src/resolve/plain-text.ts';
import { at } from './support.ts';

function stated(key: string, value: Value): FactOf<'setting'> {
  return { id: key, foundBy: 'settings', kind: 'setting', key, value, evidence: at('orders/.env') };
}

function textWith(settings: Readonly<Record<string, Value>>): string | undefined {
  const facts = new Map(Object.entries(settings).map(([key, value]) => [key, stated(key, value)]));
  return plainText(stated('PROFILES', setting('FIRST')), (key) => facts.get(key));
}

test('a text is put together of what other settings say', () => {
  expect(textWith({ FIRST: concat([setting('SECOND'), literal(',cloud')]), SECOND: literal('night') })).toBe('night,cloud');
});

test('a text of settings that each say the next one many times over is not known', () => {
  const many = (key: string): Value => concat(Array.from({ length: 40 }, () => setting(key)));
  const doubling = { FIRST: many('A'), A: many('B'), B: many('C'), C: many('D'), D: many('E'), E: many('F') };

  expect(textWith({ ...doubling, F: literal('night') })).toBeUndefined();
});
