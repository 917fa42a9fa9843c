import { expect, test } from 'vitest';
import { file, module, takes } from './jvm-support.ts';
import { architectureOf, edgesOf, publishes } from './support.ts';

const SERVER = 'de.codecentric:spring-boot-admin-starter-server';
const CLIENT = 'de.codecentric:spring-boot-admin-starter-client';
const EUREKA = 'org.springframework.cloud:spring-cloud-starter-netflix-eureka-client';

test('Spring Boot Admin watches what registers with it, by address or through the registry, and is told by who knows it', () => {
  const shop = architectureOf(
    module('admin', SERVER, EUREKA),
    publishes('admin', 9090),
    module('orders', CLIENT),
    file('orders.yml', { 'spring.boot.admin.client.url': 'http://admin:9090' }),
    takes('orders', 'orders.yml', 20),
    module('stock', CLIENT, EUREKA),
    module('labels', CLIENT),
  );

  expect(edgesOf(shop)).toEqual([
    'admin -> orders (http) inferred',
    'admin -> stock (http) inferred',
    'orders -> admin (http) inferred',
  ]);
});
