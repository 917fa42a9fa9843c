import { expect, test } from 'vitest';
import { withOwnTexts } from '../src/frontend/own-texts.ts';

test('texts of plain data stay what they are, in lists and objects, in every script', () => {
  const file = 'const café = "Grüße aus der Küche 🍜 und \ud800 noch mehr davon";';
  const data = {
    name: file.slice(6, 40),
    places: [file.slice(10), { text: file.slice(0, 30), line: 3, isNew: true, none: undefined, no: null }],
  };
  const copy = structuredClone(data);

  expect(withOwnTexts(data, new Map())).toBe(data);
  expect(data).toEqual(copy);
});

test('data that is part of itself, or of several, is gone through once', () => {
  const place: Record<string, unknown> = { text: 'at the counter of the shop' };
  place['self'] = place;
  const texts = new Map<string, string>();

  expect(withOwnTexts({ one: place, other: place }, texts)).toMatchObject({ other: { text: 'at the counter of the shop' } });
  expect([...texts.keys()]).toEqual(['at the counter of the shop']);
});

test('a text that was met before is the same text, whoever says it', () => {
  const texts = new Map<string, string>();
  withOwnTexts({ callee: 'publishOrderCreated' }, texts);
  expect([...texts]).toEqual([['publishOrderCreated', 'publishOrderCreated']]);

  texts.set('publishOrderCreated', 'the one that is kept');
  expect(withOwnTexts(['publishOrderCreated', 'x'], texts)).toEqual(['the one that is kept', 'x']);
});
