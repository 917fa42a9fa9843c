import { expect, test } from 'vitest';
import { fileSection } from '../../src/code/decoded.ts';
import type { Evaluator } from '../../src/code/evaluate.ts';
import { fallbackThing } from '../../src/code/fallbacks.ts';
import { type Thing, textThing } from '../../src/code/thing.ts';
import { literal } from '../../src/model/value.ts';

/** No text asks it. */
const NOBODY = {} as Evaluator;
const FILE = literal('/etc/orders.yaml');

function inFile(name: string): Thing {
  const file = fileSection(FILE);
  return (file.is === 'value' && file.under?.(name)) || file;
}

test('a text behind what a file says is its default, not another value beside it', () => {
  const thing = fallbackThing(NOBODY, inFile('url'), () => textThing('http://stock'));

  expect(thing).toMatchObject({
    is: 'value',
    value: { is: 'setting', key: 'url', file: FILE, fallback: literal('http://stock') },
  });
});

test('an object behind what a file says has members of its own', () => {
  const thing = fallbackThing(NOBODY, inFile('stock'), () => ({ is: 'object', entries: new Map() }));

  expect(thing.is).toBe('any-of');
});
