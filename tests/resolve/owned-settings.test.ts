import { expect, test } from 'vitest';
import type { Fact } from '../../src/model/fact.ts';
import { indexFacts } from '../../src/resolve/fact-index.ts';
import { statedFor } from '../../src/resolve/identity/component-settings.ts';
import { type ComponentSighting, componentKey } from '../../src/resolve/identity/sightings.ts';
import { COMPOSE, env } from './support.ts';

test('however many components are asked for, what all of them are told is gone through once', () => {
  const names = Array.from({ length: 20 }, (_, index) => `boat-${index}`);
  const facts = names.map((name): Fact => ({ ...env(name, 'HARBOUR', `harbour-of-${name}`), id: name, foundBy: 'story' }));
  const index = indexFacts(facts);
  let asked = 0;
  const counted: typeof index = {
    of: (kind) => {
      asked += kind === 'setting' ? 1 : 0;
      return index.of(kind);
    },
  };

  const told = names.map((name) => {
    const component: ComponentSighting = {
      is: 'component',
      key: componentKey(COMPOSE, name),
      deployment: COMPOSE,
      name,
      facts: [],
      serviceNames: [],
    };
    return statedFor(component, counted).map(({ id }) => id);
  });

  expect(told).toEqual(names.map((name) => [name]));
  expect(asked).toBeLessThan(names.length);
});
