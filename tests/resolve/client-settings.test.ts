import { expect, test } from 'vitest';
import type { FactDraft } from '../../src/model/fact.ts';
import { literal } from '../../src/model/value.ts';
import { architectureOf, at, code, program, service } from './support.ts';

const parts = [
  service('orders', { build: { context: 'orders' } }),
  service('stock', { build: { context: 'stock' } }),
  program('orders'),
  program('stock'),
];
const asks = (library: string): FactDraft => ({
  kind: 'call',
  owner: code('orders'),
  protocol: 'http',
  target: literal('http://stock'),
  evidence: at('orders/src/Stock.java'),
  library,
});

function waits(library: string, ...settings: readonly (readonly [string, string])[]): Readonly<Record<string, number>> {
  const given = settings.map(
    ([key, value]): FactDraft => ({
      kind: 'setting',
      key,
      value: literal(value),
      owner: code('orders'),
      evidence: at('orders/src/main/resources/application.yml'),
    }),
  );
  const { edges } = architectureOf(parts, asks(library), given);
  const policies = edges.find(({ to }) => to === 'stock')?.resilience?.policies ?? [];
  return Object.fromEntries(policies.map(({ by, values }) => [by, values['timeoutMs'] ?? 0]));
}

const FEIGN = 'spring-cloud-openfeign';

test.each([
  ['all clients', [['feign.client.config.default.readTimeout', '3000']], { 'spring-cloud-openfeign': 3000 }],
  ["today's name", [['spring.cloud.openfeign.client.config.default.read-timeout', '4000']], { 'spring-cloud-openfeign': 4000 }],
  [
    'one client before all',
    [
      ['feign.client.config.stock.readTimeout', '900'],
      ['feign.client.config.default.readTimeout', '3000'],
    ],
    { 'spring-cloud-openfeign': 900 },
  ],
  ['ribbon', [['ribbon.ReadTimeout', '20000']], { ribbon: 20000 }],
  [
    'hystrix where clients use it',
    [
      ['feign.hystrix.enabled', 'true'],
      ['hystrix.command.default.execution.isolation.thread.timeoutInMilliseconds', '10000'],
    ],
    { hystrix: 10000 },
  ],
  ['hystrix where they do not', [['hystrix.command.default.execution.isolation.thread.timeoutInMilliseconds', '10000']], {}],
  ['another client', [['feign.client.config.payments.readTimeout', '900']], {}],
] as const)('declared clients wait as settings say: %s', (_, settings, expected) => {
  expect(waits(FEIGN, ...settings)).toEqual(expected);
});

test('other clients do not read these settings', () => {
  expect(waits('apache-httpclient', ['feign.client.config.default.readTimeout', '3000'])).toEqual({});
});
