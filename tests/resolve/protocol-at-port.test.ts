import { describe, expect, test } from 'vitest';
import type { FactDraft, Protocol } from '../../src/model/fact.ts';
import { literal, setting, type Value } from '../../src/model/value.ts';
import { architectureOf, at, CLUSTER, code, edgesOf, env, program, route, service, workload } from './support.ts';

describe('protocol at a port', () => {
  test.each([
    ['payments:7103', 'http'],
    ['payments:7003', 'grpc'],
    ['payments:80', 'http'],
    ['payments:7005', 'http'],
  ])('what serves requests and procedures is asked at %s by %s', (address, protocol) => {
    const both = [
      program('payments'),
      service('payments', { build: { context: 'payments' } }),
      route('payments', 'GET', '/fees'),
      route('payments', 'RPC', 'shop.Payments/Take'),
      listens('payments', 7103, { protocol: 'http' }),
      listens('payments', setting('grpc.server.port', literal(7003)), { protocol: 'grpc' }),
      listens('payments', 7005),
    ];

    expect(edgesOf(architectureOf(service('orders'), both, env('orders', 'PAYMENTS_ADDR', address)))).toEqual([
      `orders -> payments (${protocol}) declared`,
    ]);
  });

  test('a port of a cluster says by its name that it speaks gRPC', () => {
    const payments = workload('payments', 'payments', { build: { context: 'payments' } }).map((fact) =>
      fact.kind === 'exposure' ? { ...fact, ports: [{ port: 80 }, { port: 81, target: 7003, name: 'grpc-api' }] } : fact,
    );
    const routes = [route('payments', 'GET', '/fees'), route('payments', 'RPC', 'shop.Payments/Take')];
    const edgesFor = (address: string) =>
      edgesOf(
        architectureOf(
          program('payments'),
          payments,
          routes,
          workload('orders', 'orders'),
          env('orders', 'PAYMENTS_ADDR', address, CLUSTER),
        ),
      );

    expect(edgesFor('payments:81')).toEqual(['orders -> payments (grpc) declared']);
    expect(edgesFor('payments:80')).toEqual(['orders -> payments (http) declared']);
  });
});

function listens(folder: string, port: number | Value, more: { readonly protocol?: Protocol } = {}): FactDraft {
  return {
    kind: 'listen',
    evidence: at(`${folder}/main.ts`),
    owner: code(folder),
    port: typeof port === 'number' ? literal(port) : port,
    ...more,
  };
}
