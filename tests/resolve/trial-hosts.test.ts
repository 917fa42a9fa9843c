import { expect, test } from 'vitest';
import { literal, setting } from '../../src/model/value.ts';
import { architectureOf, call, edgesOf, env, program, service } from './support.ts';

const orders = service('orders', { build: { context: 'orders' } });

test('a vendor is one system, whether a deployment tries it out or not', () => {
  const pay = call('orders', setting('CARDS_URL', literal('https://api.cards.example.com')));
  const trial = env('orders', 'CARDS_URL', 'https://api-sandbox.cards.example.com', 'compose:docker-compose.dev.yml');
  const there = service('orders', { deployment: 'compose:docker-compose.dev.yml', build: { context: 'orders' } });
  const serious = env('orders', 'CARDS_URL', 'https://api.cards.example.com');
  const both = architectureOf([orders, program('orders'), there], pay, trial, serious);

  expect(edgesOf(both)).toEqual(['orders -> api-cards-example-com (http) resolved']);
  expect(both.nodes.find(({ kind }) => kind === 'external')?.aliases).toEqual(['api-sandbox.cards.example.com']);
  // Alone, the place to try things out is all that is known.
  const alone = architectureOf(
    [...(orders ? [orders] : []), program('orders')],
    call('orders', literal('https://sandbox.cards.example.com')),
  );
  expect(edgesOf(alone)).toEqual(['orders -> sandbox-cards-example-com (http) resolved']);
});
