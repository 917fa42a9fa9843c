import { describe, expect, test } from 'vitest';
import type { FactDraft } from '../../src/model/fact.ts';
import { literal, setting } from '../../src/model/value.ts';
import { architectureOf, at, CLUSTER, COMPOSE, call, edgesOf, env, nodesOf, program, service, workload } from './support.ts';

const running = [
  service('orders', { image: 'acme/orders' }),
  service('payments', { image: 'acme/payments' }),
  service('db', { image: 'mongo' }),
];

describe('configured connections', () => {
  test.each([
    ['PAYMENTS_URL', 'http://payments:8080', 'orders -> payments (http) declared'],
    ['PAYMENTS_SVC_ADDR', 'payments:50051', 'orders -> payments (http) declared'],
    ['PAYMENTS_HOST', 'payments', 'orders -> payments (http) declared'],
    ['paymentsUrl', 'payments', 'orders -> payments (http) declared'],
    ['DATABASE', 'mongodb://***@db:27017/orders', 'orders -> db (mongodb) declared'],
    ['DATABASE', 'http://db:27017', 'orders -> db (mongodb) declared'],
    ['MONGO_CONNECTION', 'db:27017', 'orders -> db (mongodb) declared'],
    ['MONGO_SEEDS', 'db', 'orders -> db (mongodb) declared'],
  ])('%s=%s is an edge', (key, value, edge) => {
    expect(edgesOf(architectureOf(running, env('orders', key, value)))).toEqual([edge]);
  });

  test.each([
    ['DB_USER', 'payments'],
    ['DB_CONNECTION', 'db'],
    ['QUEUE_CONNECTION', 'payments'],
    ['CORS_ORIGIN', 'http://payments:8080'],
    ['KAFKA_ADVERTISED_LISTENERS', 'PLAINTEXT://payments:9092'],
    ['PAYMENTS_URL', 'http://localhost:8080'],
    ['PAYMENTS_URL', 'http://billing:8080'],
    ['SELF_URL', 'http://orders:8080'],
    ['GREETING', 'dear payments: hello'],
  ])('%s=%s is none', (key, value) => {
    expect(architectureOf(running, env('orders', key, value)).edges).toEqual([]);
  });

  test('an issuer is an edge where identity is the business of a product there, and a name to compare with elsewhere', () => {
    const login = service('login', { image: 'quay.io/keycloak/keycloak:26.0' });
    const edgesFor = (key: string, host: string) =>
      edgesOf(architectureOf(running, login, env('orders', key, `http://${host}:8080/realms/shop`)));

    expect(edgesFor('OIDC_ISSUER', 'login')).toEqual(['orders -> login (http) declared']);
    expect(edgesFor('JWT_ISSUER', 'payments')).toEqual([]);
    expect(edgesFor('ISSUER_CALLBACK_URL', 'login')).toEqual([]);
  });

  test('a product is asked in its own protocol where its address tells none', () => {
    const flags = service('flags', { image: 'ghcr.io/open-feature/flagd:latest' });

    expect(edgesOf(architectureOf(running, flags, env('orders', 'FLAGS_HOST', 'flags')))).toEqual([
      'orders -> flags (grpc) declared',
    ]);
  });

  test("an address that an option of a product names is an edge, and one of a team's own tool is none", () => {
    const traces = (image: object) => [service('metrics', { image: 'prom/prometheus' }), service('traces', { ...image })];
    const command = '--memory.max=5000 --prometheus.server-url=http://metrics:9090 --listen=http://0.0.0.0:80';

    const product = architectureOf(traces({ image: 'jaegertracing/all-in-one', command }));
    expect(edgesOf(product)).toEqual(['traces -> metrics (http) declared']);
    expect(edgesOf(architectureOf(traces({ build: { context: 'traces' }, command })))).toEqual([]);
  });

  test.each(['--web.external-url', '--hostname-url', '--advertise-client-urls'])(
    'a product that is told its own address by %s asks nobody',
    (option) => {
      const traces = service('traces', { image: 'jaegertracing/all-in-one', command: `${option}=http://metrics:9090` });

      expect(architectureOf(service('metrics', { image: 'prom/prometheus' }), traces).edges).toEqual([]);
    },
  );

  test.each(['--external-auth-url', '--public-keys-url'])('a product asks whoever %s names', (option) => {
    const traces = service('traces', { image: 'jaegertracing/all-in-one', command: `${option}=http://metrics:9090` });

    expect(edgesOf(architectureOf(service('metrics', { image: 'prom/prometheus' }), traces))).toEqual([
      'traces -> metrics (http) declared',
    ]);
  });

  test('a server knows the address of its frontend without calling it', () => {
    const page = [service('web', { build: { context: 'web' } }), program('web', { role: 'frontend' })];

    expect(architectureOf(running, page, env('orders', 'WEB_URL', 'http://web')).edges).toEqual([]);
    expect(edgesOf(architectureOf(running, page, env('web', 'API_URL', 'http://orders')))).toEqual([
      'web -> orders (http) declared',
    ]);
  });

  test('a page is told the addresses of the machine that it is shown on', () => {
    const page = [service('web', { build: { context: 'web' } }), program('web', { role: 'frontend' })];
    const published: FactDraft = {
      kind: 'exposure',
      deployment: COMPOSE,
      owner: { is: 'component', deployment: COMPOSE, name: 'payments' },
      ports: [{ port: 8081, target: 80 }],
      evidence: at('compose.yaml'),
    };

    expect(edgesOf(architectureOf(running, page, published, env('web', 'API_URL', 'http://localhost:8081')))).toEqual([
      'web -> payments (http) declared',
    ]);
    expect(architectureOf(running, published, env('orders', 'API_URL', 'http://localhost:8081')).edges).toEqual([]);
  });

  test('code tells the protocol and the setting adds its line', () => {
    const client = { ...call('orders', setting('PAYMENTS_URL')), protocol: 'grpc' } as FactDraft;
    const result = architectureOf(running, program('orders'), client, env('orders', 'PAYMENTS_URL', 'payments:50051'));

    expect(edgesOf(result)).toEqual(['orders -> payments (grpc) declared']);
  });

  test('a ConfigMap gives its keys to those who take it, with the prefix', () => {
    const owner = { is: 'component', deployment: CLUSTER, name: 'orders' } as const;
    const result = architectureOf(
      workload('orders', 'orders'),
      workload('payments-depl', 'payments-srv'),
      { kind: 'settings-source', owner, group: 'configmap:addresses', prefix: 'SHOP_', evidence: at('deploy/orders.yaml') },
      {
        kind: 'setting',
        group: 'configmap:addresses',
        deployment: CLUSTER,
        key: 'PAYMENTS_URL',
        value: literal('http://payments-srv'),
        evidence: at('deploy/config.yaml'),
      },
    );

    expect(result.edges[0]?.because[0]?.reason).toBe('SHOP_PAYMENTS_URL names payments-srv');
    expect(edgesOf(result)).toEqual(['orders -> payments (http) declared']);
  });
});

describe('the same store in two deployments', () => {
  const cluster = (key: string) => [
    workload('orders-depl', 'orders-srv', { image: 'registry.shop.example/acme/orders:2' }),
    workload('orders-mongo-depl', 'orders-mongo-srv', { image: 'mongo' }),
    { ...env('orders-depl', key, 'mongodb://orders-mongo-srv:27017', CLUSTER) },
  ];

  test('is the one that the service finds under the same setting', () => {
    const result = architectureOf(
      running,
      env('orders', 'MONGO_URL', 'mongodb://db:27017'),
      ...cluster('MONGO_URL').map((each) => [each].flat()),
    );

    expect(nodesOf(result)).toEqual(['db database', 'orders service', 'payments service']);
  });

  test('is the only one of its kind where a secret holds the setting', () => {
    const secret: FactDraft = {
      kind: 'setting',
      owner: { is: 'component', deployment: CLUSTER, name: 'orders-depl' },
      key: 'MONGO_URL',
      value: { is: 'unknown', why: 'secret value is never read' },
      evidence: at('deploy/orders.yaml'),
    };
    const hidden = [...cluster('MONGO_URL').slice(0, 2), secret].map((each) => [each].flat());
    const found = (...more: readonly FactDraft[]) =>
      nodesOf(architectureOf(running, env('orders', 'MONGO_URL', 'mongodb://db:27017'), ...hidden, ...more));

    expect(found()).toEqual(['db database', 'orders service', 'payments service']);
    expect(found(...[workload('stock-mongo-depl', 'stock-mongo-srv', { image: 'mongo' })].flat())).toHaveLength(5);
  });

  test('is not found by settings of different names', () => {
    const result = architectureOf(
      running,
      service('stock-db', { image: 'mongo' }),
      env('orders', 'STOCK_URL', 'mongodb://stock-db'),
      env('orders', 'MONGO_URL', 'mongodb://db'),
      ...cluster('ARCHIVE_URL').map((each) => [each].flat()),
    );

    expect(nodesOf(result)).toContain('stock-db database');
  });
});

describe('a file of addresses that everybody takes', () => {
  const takes = (name: string): FactDraft => ({
    kind: 'settings-source',
    owner: { is: 'component', deployment: 'compose:docker-compose.yml', name },
    group: 'file:common.env',
    evidence: at('docker-compose.yml'),
  });
  const common = (key: string, value: string): FactDraft => ({
    kind: 'setting',
    group: 'file:common.env',
    key,
    value: literal(value),
    evidence: at('common.env'),
  });
  const many = [running, service('stock', { image: 'acme/stock' }), ['orders', 'payments', 'stock'].map(takes)];

  test('makes nobody call anybody', () => {
    expect(architectureOf(...many, common('PAYMENTS_URL', 'http://payments')).edges).toEqual([]);
  });

  test('still makes stores likely for those whose code cannot be read', () => {
    const result = architectureOf(
      ...many,
      common('MONGO_URL', 'mongodb://db'),
      program('orders'),
      call('orders', 'https://rates.example.com'),
    );

    expect(edgesOf(result).filter((each) => each.includes('db'))).toEqual([
      'payments -> db (mongodb) declared',
      'stock -> db (mongodb) declared',
    ]);
  });

  test('makes no product of the vendors ask another', () => {
    const result = architectureOf(
      ...many,
      service('config', { image: 'springcloud/configserver' }),
      service('registry', { image: 'springcloud/eureka' }),
      ...['config', 'registry'].map(takes),
      common('CONFIG_URL', 'http://config:8888'),
      common('EUREKA_URL', 'http://registry:8761/eureka'),
    );

    expect(edgesOf(result).filter((each) => /^(config|registry) ->/.test(each))).toEqual([]);
  });
});

test('one line of a template gives everybody what the values say for each', () => {
  const others = ['orders', 'billing', 'stock', 'mail'].map((name) => service(name, { image: `acme/${name}` }));
  const template = at('chart/templates/deployment.yaml');
  const given = (name: string, target: string, line: number): FactDraft => ({
    ...env(name, `${target.toUpperCase()}_URL`, `http://${target}:8080`),
    evidence: template,
    via: [{ ...at('chart/values.yaml'), line }],
  });
  const each = [given('orders', 'billing', 1), given('billing', 'stock', 2), given('stock', 'mail', 3)];

  expect(edgesOf(architectureOf(others, each))).toEqual([
    'billing -> stock (http) declared',
    'orders -> billing (http) declared',
    'stock -> mail (http) declared',
  ]);
});
