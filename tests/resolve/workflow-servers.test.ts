import { expect, test } from 'vitest';
import { file, module, takes } from './jvm-support.ts';
import { architectureOf, edgesOf, service } from './support.ts';

test('a program whose settings say where the server of its workflows is connects there', () => {
  const shop = (...libraries: readonly string[]) =>
    architectureOf(
      module('orders', ...libraries),
      file('orders/application.yml', { 'spring.temporal.connection.target': 'workflows:7233' }),
      takes('orders', 'orders/application.yml', 20),
      service('workflows', { image: 'temporalio/auto-setup' }),
    );

  expect(edgesOf(shop('io.temporal:temporal-spring-boot-starter'))).toEqual(['orders -> workflows (grpc) declared']);
  expect(edgesOf(shop())).toEqual([]);
});
