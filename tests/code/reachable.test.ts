import { expect, test } from 'vitest';
import { Reachable } from '../../src/code/reachable.ts';

const roads: Readonly<Record<string, readonly string[]>> = {
  farm: ['village'],
  village: ['town', 'mill'],
  mill: ['village'],
  town: ['city'],
  city: ['town', 'harbour'],
  harbour: [],
  island: [],
};

function walked() {
  const looks: string[] = [];
  const reachable = new Reachable<string, string>(
    (place) => place,
    (place) => {
      looks.push(place);
      return { found: [`inn of ${place}`], leads: roads[place] ?? [] };
    },
  );
  return {
    reachable,
    looks,
    from: (place: string) => [...reachable.from(place)].map((inn) => inn.slice('inn of '.length)).sort(),
  };
}

test('everything that can be reached is found, round trips included', () => {
  const { from } = walked();
  expect(from('farm')).toEqual(['city', 'farm', 'harbour', 'mill', 'town', 'village']);
  expect(from('mill')).toEqual(['city', 'harbour', 'mill', 'town', 'village']);
  expect(from('city')).toEqual(['city', 'harbour', 'town']);
  expect(from('harbour')).toEqual(['harbour']);
  expect(from('island')).toEqual(['island']);
});

test('the answer does not depend on who asked first', () => {
  const { from } = walked();
  expect(from('city')).toEqual(['city', 'harbour', 'town']);
  expect(from('mill')).toEqual(['city', 'harbour', 'mill', 'town', 'village']);
  expect(from('farm')).toEqual(['city', 'farm', 'harbour', 'mill', 'town', 'village']);
});

test('each place is looked at once, however many ask', () => {
  const { from, looks } = walked();
  for (const place of ['city', 'farm', 'mill', 'farm']) from(place);
  expect(looks.toSorted()).toEqual(['city', 'farm', 'harbour', 'mill', 'town', 'village']);
});
