import { expect, test } from 'vitest';
import { decodedThing } from '../../src/code/decoded.ts';
import { ANY } from '../../src/code/sections.ts';
import { valueThing } from '../../src/code/thing.ts';
import { literal, setting } from '../../src/model/value.ts';

const depth = 50_000;
const deep = `${'['.repeat(depth)}"http://fogs"${']'.repeat(depth)}`;

test('a text of lists in lists as deep as anybody may write ends somewhere', () => {
  expect(decodedThing(valueThing(literal(deep))).is).toBe('list');
});

test('so do the members of a setting that such a text stands for', () => {
  const section = decodedThing(valueThing(setting('BOATS', literal(deep))));

  expect(section.is === 'value' && section.under?.(ANY)).toMatchObject({ value: setting(`BOATS.${ANY}`) });
});
