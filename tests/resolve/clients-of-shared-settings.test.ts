import { describe, expect, test } from 'vitest';
import { file, module, takes } from './jvm-support.ts';
import { architectureOf, edgesOf, service } from './support.ts';

describe('clients of Spring Cloud Alibaba', () => {
  test("of everybody's settings are those of whoever has the library, each by its own", () => {
    const everybodys = {
      'rocketmq.name-server': 'names:9876',
      'spring.cloud.sentinel.transport.dashboard': 'guard:8080',
      'seata.service.grouplist.default': 'undo:8091',
    };
    const libraries = {
      letters: 'org.apache.rocketmq:rocketmq-spring-boot-starter',
      orders: 'com.alibaba.cloud:spring-cloud-starter-alibaba-sentinel',
      stock: 'com.alibaba.cloud:spring-cloud-starter-alibaba-seata',
    };
    const shop = architectureOf(
      ...Object.entries(libraries).flatMap(([name, library]) => [...module(name, library), takes(name, 'shared.yml', 200)]),
      ...module('parcels'),
      takes('parcels', 'shared.yml', 200),
      file('shared.yml', everybodys),
      service('names', { image: 'apache/rocketmq' }),
      service('guard', { image: 'bladex/sentinel-dashboard' }),
      service('undo', { image: 'seataio/seata-server' }),
    );

    expect(edgesOf(shop)).toEqual([
      'letters -> names (other) declared',
      'orders -> guard (http) declared',
      'stock -> undo (tcp) declared',
    ]);
  });

  test('of Dubbo find its registry where its address says, and nowhere else', () => {
    const of = (address: Record<string, string>) =>
      architectureOf(
        module('orders', 'org.apache.dubbo:dubbo-spring-boot-starter'),
        file('orders/application.yml', address),
        takes('orders', 'orders/application.yml', 20),
        service('names', { image: 'zookeeper' }),
        service('nacos', { image: 'nacos/nacos-server' }),
      );
    const nacos = of({ 'dubbo.registry.address': 'nacos://nacos:8848' });

    expect(edgesOf(nacos)).toEqual(['orders -> nacos (http) declared']);
    expect(nacos.unknowns).toEqual([]);
    expect(edgesOf(of({ 'dubbo.registries.first.address': 'zookeeper://names:2181' }))).toEqual([
      'orders -> names (other) declared',
    ]);
  });
});
