import { expect, test } from 'vitest';
import { contentsOf, type FactDraft } from '../../src/model/fact.ts';
import { concat, literal, setting, type Value } from '../../src/model/value.ts';
import { architectureOf, at, CLUSTER, COMPOSE, call, edgesOf, env, program, service, workload } from './support.ts';

function mount(name: string, path: string, source: string, deployment = COMPOSE): FactDraft {
  return {
    kind: 'mount',
    owner: { is: 'component', deployment, name },
    path,
    source,
    evidence: at(deployment.replace(/^\w+:/, '')),
  };
}

function holds(source: string, entries: Readonly<Record<string, string>>, more: { deployment?: string; profile?: string } = {}) {
  return Object.entries(entries).map(
    ([key, text]): FactDraft => ({
      kind: 'setting',
      group: contentsOf(source),
      key,
      value: literal(text),
      evidence: at(source),
      ...more,
    }),
  );
}

function inFile(key: string, file: Value): Value {
  return { is: 'setting', key, file };
}

const SHOP: readonly FactDraft[] = [
  program('orders'),
  service('orders', { build: { context: 'orders' } }),
  service('payments', { build: { context: 'payments' } }),
  service('stock', { build: { context: 'stock' } }),
];

test('a file that code reads by its path is the one that the deployment mounts there', () => {
  const architecture = architectureOf(
    ...SHOP,
    mount('orders', '/etc/orders/config.yaml', 'deploy/orders.yaml'),
    holds('deploy/orders.yaml', { 'payments.url': 'http://payments:8080', 'stock.url': 'http://unused:80' }),
    call('orders', inFile('payments.url', literal('/etc/orders/config.yaml'))),
  );

  expect(edgesOf(architecture)).toContain('orders -> payments (http) declared');
});

test('files that come along with the code and are mounted over themselves say nothing besides', () => {
  const file = 'orders/config/default.json';
  const group = `config:${file}`;
  const evidence = at(file);
  const own: readonly FactDraft[] = [
    { kind: 'settings-source', owner: { is: 'code', programs: ['orders'] }, group, order: 20, evidence },
    { kind: 'setting', group, key: 'payments.url', value: literal('http://payments:8080'), evidence },
  ];
  const architecture = architectureOf(
    ...SHOP,
    own,
    mount('orders', '/app/config', 'orders/config'),
    holds('orders/config/names.json', { 'payments.url': 'PAYMENTS_URL' }),
    call('orders', setting('payments.url')),
  );

  expect(edgesOf(architecture)).toContain('orders -> payments (http) declared');
});

test('the path may be a setting, a place below a mounted folder, or seen from the folder that the program is started in', () => {
  const paths = [setting('CONFIG'), literal('/etc/orders/config.yaml'), literal('./config.yaml')];
  const edges = paths.map((path) =>
    edgesOf(
      architectureOf(
        ...SHOP,
        env('orders', 'CONFIG', '/etc/orders/config.yaml'),
        mount('orders', '/etc/orders', 'configmap:orders'),
        holds('configmap:orders/config.yaml', {
          'peers.0.url': 'http://till.example.com',
          'peers.1.url': 'http://bank.example.com',
        }),
        call('orders', inFile('peers.*.url', path)),
      ),
    ),
  );

  const both = ['orders -> bank-example-com (http) resolved', 'orders -> till-example-com (http) resolved'];
  expect(edges).toEqual(paths.map(() => both));
});

test('where files of several mounts fit a path that does not begin at the root, none of them is taken', () => {
  const edges = (path: string, ...more: readonly FactDraft[]) =>
    edgesOf(
      architectureOf(
        ...SHOP,
        mount('orders', '/app/config.yaml', 'configmap:orders/config.yaml'),
        mount('orders', '/very/far/away/config.yaml', 'configmap:logs/config.yaml'),
        mount('orders', '/app/lists', 'configmap:lists'),
        holds('configmap:orders/config.yaml', { url: 'http://till.example.com' }),
        holds('configmap:logs/config.yaml', { url: 'http://logs.example.com' }),
        holds('configmap:lists/prices.yaml', { url: 'http://prices.example.com' }),
        call('orders', inFile('url', literal(path))),
        ...more,
      ),
    );

  expect(edges('config.yaml')).toEqual([]);
  expect(edges('app/config.yaml')).toEqual(['orders -> till-example-com (http) resolved']);
  expect(edges('lists/prices.yaml')).toEqual(['orders -> prices-example-com (http) resolved']);
  expect(edges('./prices.yaml', mount('orders', '/app/prices.yaml', 'configmap:lists/prices.yaml'))).toEqual([
    'orders -> prices-example-com (http) resolved',
  ]);
  expect(edges('/app//config.yaml')).toEqual(['orders -> till-example-com (http) resolved']);
});

test('what is mounted inside a mounted folder hides what the folder has there', () => {
  const architecture = architectureOf(
    ...SHOP,
    mount('orders', '/etc/orders', 'conf'),
    mount('orders', '/etc/orders/lists', 'lists'),
    holds('conf/lists/config.yaml', { url: 'http://hidden.example.com' }),
    holds('lists/prices.yaml', { url: 'http://prices.example.com' }),
    call('orders', inFile('url', literal('/etc/orders/lists/config.yaml'))),
    call('orders', inFile('url', literal('/etc/orders/lists/prices.yaml'))),
  );

  expect(edgesOf(architecture)).toEqual(['orders -> prices-example-com (http) resolved']);
});

test('each deployment has a file of its own there', () => {
  const architecture = architectureOf(
    ...SHOP,
    workload('orders', 'orders', { image: 'orders' }),
    workload('stock', 'stock', { image: 'stock' }),
    mount('orders', '/etc/orders.yaml', 'deploy/orders.yaml'),
    mount('orders', '/etc/orders.yaml', 'configmap:orders/orders.yaml', CLUSTER),
    holds('deploy/orders.yaml', { peer: 'http://payments:8080' }),
    holds('configmap:orders/orders.yaml', { peer: 'http://stock' }, { deployment: CLUSTER }),
    call('orders', inFile('peer', literal('/etc/orders.yaml'))),
  );

  const held = architecture.edges.map(({ id, deployments }) => `${id} ${deployments.join()}`);
  expect(held).toEqual([`orders -> payments (http) ${COMPOSE}`, `orders -> stock (http) ${CLUSTER}`]);
});

test('a program finds settings of mounted files by their keys, those of the environment first', () => {
  const told = (...more: readonly FactDraft[]) =>
    edgesOf(
      architectureOf(
        ...SHOP,
        mount('orders', '/config/application.yml', 'deploy/application.yml'),
        holds('deploy/application.yml', { 'payments.url': 'http://payments:8080' }),
        holds('deploy/application.yml', { 'payments.url': 'http://stock:80' }, { profile: 'night' }),
        call('orders', setting('payments.url')),
        ...more,
      ),
    );

  expect(told()).toEqual(['orders -> payments (http) declared']);
  expect(told(env('orders', 'SPRING_PROFILES_ACTIVE', 'night'))).toContain('orders -> stock (http) declared');
  expect(told(env('orders', 'PAYMENTS_URL', 'http://elsewhere.example.com'))).not.toContain('orders -> payments (http) declared');
});

test('what is mounted into a product of others tells nothing of it, nor of those who read a file of that path', () => {
  const architecture = architectureOf(
    ...SHOP,
    service('checker', { image: 'vendor/checker' }),
    mount('checker', '/etc/checker.yaml', 'deploy/checker.yaml'),
    holds('deploy/checker.yaml', { probe: 'http://payments:8080' }),
    call('orders', inFile('probe', literal('/etc/checker.yaml'))),
  );

  expect(edgesOf(architecture)).toEqual([]);
  expect(architecture.unknowns.map(({ code }) => code)).toContain('unresolved-target');
  expect(architecture.unknowns.map(({ settledBy }) => settledBy)).toContain(
    'value of probe in /etc/checker.yaml in any deployment',
  );
});

test('a configuration server has the files for others', () => {
  const files = [mount('orders', '/files', 'files'), ...holds('files/payments.yml', { 'stock.url': 'http://stock:80' })];
  const [first, ...others] = SHOP;
  const server = first && { ...first, nodeKind: 'infrastructure' as const };

  expect(edgesOf(architectureOf(...SHOP, ...files))).toEqual(['orders -> stock (http) declared']);
  expect(edgesOf(architectureOf(...(server ? [server] : []), ...others, ...files))).toEqual([]);
});

/** Each is the next one six times: to write it out takes longer than anybody waits. */
function doubling(steps: number): readonly { readonly key: string; readonly value: Value }[] {
  return Array.from({ length: steps }, (_, step) => {
    return { key: `peer${step}`, value: concat(Array.from({ length: 6 }, () => setting(`peer${step + 1}`))) };
  });
}

test('settings that refer to each other over and over are left open, those beside them are not', () => {
  const source = 'deploy/orders.yaml';
  const architecture = architectureOf(
    ...SHOP,
    mount('orders', '/etc/orders.yaml', source),
    doubling(12).map((each): FactDraft => ({ kind: 'setting', group: contentsOf(source), evidence: at(source), ...each })),
    holds(source, { peer12: 'night', stock: 'http://stock:80' }),
    call('orders', inFile('peer0', literal('/etc/orders.yaml'))),
    call('orders', inFile('stock', literal('/etc/orders.yaml'))),
  );

  expect(edgesOf(architecture)).toEqual(['orders -> stock (http) declared']);
  expect(architecture.unknowns.map(({ code }) => code)).toEqual(['unresolved-target']);
});
