import { expect, test } from 'vitest';
import { file, module, takes } from './jvm-support.ts';
import { architectureOf, edgesOf, service } from './support.ts';

test('metrics may go elsewhere than traces', () => {
  const shop = architectureOf(
    module('orders', 'io.micrometer:micrometer-tracing-bridge-otel'),
    file('orders/application.yml', {
      'management.otlp.tracing.endpoint': 'http://tempo:4318/v1/traces',
      'management.otlp.metrics.export.url': 'http://collector:4318/v1/metrics',
    }),
    takes('orders', 'orders/application.yml', 20),
    service('tempo', { image: 'grafana/tempo' }),
    service('collector', { image: 'otel/opentelemetry-collector' }),
  );

  expect(edgesOf(shop)).toEqual(['orders -> collector (http) declared', 'orders -> tempo (http) declared']);
});

test('a configuration server reads what Vault has, where its settings say so', () => {
  const settings = (stated: Readonly<Record<string, string>>) =>
    edgesOf(
      architectureOf(
        module('settings', 'org.springframework.cloud:spring-cloud-config-server'),
        file('settings/application.yml', stated),
        takes('settings', 'settings/application.yml', 20),
        service('vault', { image: 'hashicorp/vault' }),
      ),
    );

  expect(settings({ 'spring.cloud.config.server.vault.host': 'vault' })).toEqual(['settings -> vault (http) declared']);
  expect(settings({ 'spring.cloud.config.server.vault.kv-version': '2' })).toEqual([]);
});
