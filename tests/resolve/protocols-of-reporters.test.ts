import { expect, test } from 'vitest';
import { file, module, takes } from './jvm-support.ts';
import { architectureOf, edgesOf, env, service } from './support.ts';

const JAEGER = 'io.opentracing.contrib:opentracing-spring-jaeger-cloud-starter';

test.each([
  ['6831', 'orders -> jaeger (other) declared'],
  ['14268', 'orders -> jaeger (http) declared'],
])('spans that are sent to port %s of Jaeger', (port, edge) => {
  const shop = architectureOf(
    module('orders', JAEGER),
    file('orders/application.yml', {
      'opentracing.jaeger.udp-sender.host': 'jaeger',
      'opentracing.jaeger.udp-sender.port': port,
    }),
    takes('orders', 'orders/application.yml', 20),
    service('jaeger', { image: 'jaegertracing/all-in-one' }),
  );

  expect(edgesOf(shop)).toEqual([edge]);
});

test('agents of SkyWalking report over gRPC', () => {
  const shop = architectureOf(
    module('orders'),
    env('orders', 'SW_AGENT_COLLECTOR_BACKEND_SERVICES', 'oap:11800'),
    service('oap', { image: 'apache/skywalking-oap-server' }),
  );

  expect(edgesOf(shop)).toEqual(['orders -> oap (grpc) declared']);
});
