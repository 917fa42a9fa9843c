import { describe, expect, test } from 'vitest';
import { built, file, MONGO, module, takes } from './jvm-support.ts';
import { architectureOf, at, CLUSTER, COMPOSE, edgesOf, env, nodesOf, program, route, service, workload } from './support.ts';

const EUREKA = 'org.springframework.cloud:spring-cloud-starter-netflix-eureka-client';
const REGISTRY = 'org.springframework.cloud:spring-cloud-starter-netflix-eureka-server';

describe('clients that a framework opens', () => {
  test('are told by the file of the module', () => {
    const shop = architectureOf(
      module('orders', MONGO),
      file('orders/application.yml', { 'spring.data.mongodb.host': 'orders-db' }),
      takes('orders', 'orders/application.yml', 20),
      service('orders-db', { image: 'mongo' }),
      service('stock-db', { image: 'mongo' }),
    );

    expect(edgesOf(shop)).toEqual(['orders -> orders-db (mongodb) declared']);
  });

  test('are told by the environment before the file, in the relaxed spelling', () => {
    const shop = architectureOf(
      module('orders', 'org.springframework.kafka:spring-kafka'),
      file('orders/application.yml', { 'spring.kafka.bootstrap-servers': 'old-kafka:9092' }),
      takes('orders', 'orders/application.yml', 20),
      env('orders', 'SPRING_KAFKA_BOOTSTRAPSERVERS', 'new-kafka:9092'),
      service('old-kafka', { image: 'apache/kafka' }),
      service('new-kafka', { image: 'apache/kafka' }),
    );

    expect(edgesOf(shop)).toEqual(['orders -> new-kafka (kafka) declared']);
  });

  test('are there only with the library, where the libraries are known', () => {
    const shop = architectureOf(
      module('orders'),
      file('shared.yml', { 'spring.rabbitmq.host': 'rabbit' }),
      takes('orders', 'shared.yml', 200),
      service('rabbit', { image: 'rabbitmq' }),
    );

    expect(edgesOf(shop)).toEqual([]);
  });

  test('are not there in programs of other languages, whatever their settings are called', () => {
    const shop = architectureOf(
      program('orders', { technology: ['express'] }),
      env('orders', 'MONGODB_URI', 'mongodb://localhost:27017'),
      service('orders-db', { image: 'mongo' }),
      service('orders', { image: 'acme/orders' }),
    );

    expect(edgesOf(shop)).toEqual([]);
  });

  describe('a setting that says whom to ask who a caller is', () => {
    const shared = (address: string) =>
      architectureOf(
        ...['orders', 'accounts'].flatMap((name) => [
          module(name, 'org.springframework.cloud:spring-cloud-starter-oauth2'),
          takes(name, 'shared.yml', 20),
          service(name, { image: `acme/${name}` }),
        ]),
        file('shared.yml', { 'security.oauth2.resource.user-info-uri': address }),
      );

    test('names, for the one that is asked, that one itself', () => {
      const { edges, coverage, unknowns } = shared('http://accounts/users/current');

      expect(edges.map(({ from, to }) => `${from} -> ${to}`)).toEqual(['orders -> accounts']);
      expect([coverage.connections, unknowns]).toEqual([{ found: 1, resolved: 1 }, []]);
    });

    test('and leads to nobody is told', () => {
      const { coverage, unknowns } = shared('http://localhost:5000/users/current');

      expect(coverage.connections).toEqual({ found: 2, resolved: 0 });
      expect(unknowns.map(({ message }) => message)).toEqual([
        'accounts is told to connect to http://localhost:5000/users/current, and nothing says what is there.',
        'orders is told to connect to http://localhost:5000/users/current, and nothing says what is there.',
      ]);
    });
  });

  test('come with a library of the repository too', () => {
    const shop = architectureOf(
      module('orders'),
      program('events', { role: 'library' }),
      built('events', 'org.springframework.boot:spring-boot-starter-amqp'),
      {
        kind: 'dependency',
        owner: { is: 'file', path: 'orders/pom.xml' },
        name: 'shop:events',
        folder: 'events',
        evidence: at('orders/pom.xml'),
      },
      file('events/application.yml', { 'spring.rabbitmq.host': 'rabbit' }),
      takes('events', 'events/application.yml', 20),
      service('rabbit', { image: 'rabbitmq' }),
      service('other-rabbit', { image: 'rabbitmq' }),
    );

    expect(edgesOf(shop)).toEqual(['orders -> rabbit (amqp) declared']);
  });

  test('without settings go to the only server of the kind, and else nowhere', () => {
    const one = architectureOf(module('orders', EUREKA), module('registry', REGISTRY));
    const two = architectureOf(module('orders', EUREKA), module('north', REGISTRY), module('south', REGISTRY));

    expect(edgesOf(one)).toEqual(['orders -> registry (http) inferred']);
    expect(edgesOf(two)).toEqual([]);
    expect(two.unknowns.map(({ message }) => message)).toEqual([
      'orders has a eureka client that would connect to http://localhost:8761/eureka/, and nothing says what is there.',
    ]);
  });

  test('can be turned off by one deployment and stay on in another', () => {
    const shop = architectureOf(
      module('orders', EUREKA),
      module('registry', REGISTRY),
      workload('orders', 'orders', { image: 'acme/orders' }),
      env('orders', 'SPRING_PROFILES_ACTIVE', 'docker'),
      env('orders', 'SPRING_PROFILES_ACTIVE', 'k8s', CLUSTER),
      file(
        'settings/application-docker.yml',
        { 'eureka.client.service-url.default-zone': 'http://registry:8761/eureka' },
        'docker',
      ),
      file('settings/application-k8s.yml', { 'eureka.client.enabled': 'false' }, 'k8s'),
      takes('orders', 'settings/application-docker.yml', 200),
      takes('orders', 'settings/application-k8s.yml', 200),
    );

    expect(shop.edges.map(({ from, to, deployments }) => [from, to, deployments])).toEqual([['orders', 'registry', [COMPOSE]]]);
  });

  test('can be turned off', () => {
    const shop = architectureOf(
      module('orders', EUREKA),
      env('orders', 'EUREKA_CLIENT_ENABLED', 'false'),
      module('registry', REGISTRY),
    );

    expect(edgesOf(shop)).toEqual([]);
  });

  test('make a store that nothing declares, and none for a database inside the program', () => {
    const jpa = 'org.springframework.boot:spring-boot-starter-data-jpa';
    const shop = architectureOf(
      module('orders', jpa),
      env('orders', 'SPRING_DATASOURCE_URL', 'jdbc:mysql://10.0.0.7:3306/orders'),
      module('stock', jpa),
      env('stock', 'SPRING_DATASOURCE_URL', 'jdbc:h2:mem:stock'),
    );

    expect(nodesOf(shop)).toEqual(['orders service', 'orders-mysql database', 'stock service']);
    expect(edgesOf(shop)).toEqual(['orders -> orders-mysql (sql) inferred']);
  });
});

describe('roles', () => {
  test('come with the library that a program is built around', () => {
    const shop = architectureOf(
      module('registry', REGISTRY),
      module('settings', 'org.springframework.cloud:spring-cloud-config-server'),
      module('door', 'org.springframework.cloud:spring-cloud-starter-gateway'),
      module(
        'shop',
        'org.springframework.cloud:spring-cloud-starter-openfeign',
        'org.springframework.cloud:spring-cloud-starter-hystrix-dashboard',
      ),
    );

    expect(nodesOf(shop)).toEqual(['door service', 'registry infrastructure', 'settings infrastructure', 'shop service']);
  });

  test('an image that the build names is the program', () => {
    const shop = architectureOf(
      program('services/orders', { images: ['acme/shop-orders:1.0'] }),
      service('web', { image: 'acme/shop-orders:latest' }),
    );

    expect(nodesOf(shop)).toEqual(['web service']);
    expect(shop.nodes[0]?.paths).toEqual(['services/orders']);
  });
});

describe('the team’s own settings', () => {
  test('name another service, by its discovery name too', () => {
    const shop = architectureOf(
      module('orders'),
      file('orders.yml', { 'shop.stock-url': 'http://stock-service/items', 'shop.logo': 'https://shop.example/logo.png' }),
      takes('orders', 'orders.yml', 20),
      program('stock', { aliases: ['stock-service'] }),
      route('stock', 'GET', '/items'),
    );

    expect(edgesOf(shop)).toEqual(['orders -> stock (http) declared']);
  });
});

describe('images called like a product', () => {
  test('are the program of that name here, and else the product', () => {
    const shop = architectureOf(
      program('eureka-server', { aliases: ['registry'] }),
      service('registry', { image: 'acme/eureka-server' }),
      service('zipkin', { image: 'openzipkin/zipkin' }),
    );

    expect(nodesOf(shop)).toEqual(['registry service', 'zipkin infrastructure']);
    expect(shop.nodes[0]?.paths).toEqual(['eureka-server']);
  });

  test('a part of the compose file among the services is nothing that runs', () => {
    const shop = architectureOf(
      service('orders', { image: 'acme/orders' }),
      service('networks'),
      service('volumes', { image: 'acme/volumes' }),
    );

    expect(nodesOf(shop)).toEqual(['orders service', 'volumes service']);
  });
});

test('an exporter speaks gRPC on the port of OTLP over gRPC, and HTTP elsewhere', () => {
  const protocolTo = (port: number) =>
    edgesOf(
      architectureOf(
        module('orders', 'io.opentelemetry:opentelemetry-exporter-otlp'),
        takes('orders', 'orders/application.yml', 20),
        file('orders/application.yml', { 'otel.exporter.otlp.endpoint': `http://collector:${port}` }),
        service('collector', { image: 'otel/opentelemetry-collector' }),
      ),
    );

  expect(protocolTo(4317)).toEqual(['orders -> collector (grpc) declared']);
  expect(protocolTo(4318)).toEqual(['orders -> collector (http) declared']);
});

test('who only sends traces over a broker, or brings a server that nothing turns on, is a service', () => {
  const shop = architectureOf(
    module('orders', 'io.zipkin.java:zipkin-server', 'org.springframework.cloud:spring-cloud-sleuth-zipkin-stream'),
  );

  expect(nodesOf(shop)).toEqual(['orders service']);
});
