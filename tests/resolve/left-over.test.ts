import { describe, expect, test } from 'vitest';
import type { FactDraft } from '../../src/model/fact.ts';
import { architectureOf, call, code, dockerfile, env, nodesOf, program, publishes, route, service } from './support.ts';

const OLD = 'compose:deploy/archive/docker-compose.old.yml';
const system = [
  service('orders', { build: { context: 'orders' } }),
  dockerfile('orders/Dockerfile'),
  program('orders'),
  service('postgres', { image: 'postgres:16' }),
];

/** What the ledger says is left over. */
function leftOver(...drafts: readonly (FactDraft | readonly FactDraft[])[]): readonly string[] {
  const { unknowns } = architectureOf(...system, ...drafts);
  return unknowns.filter(({ message }) => message.includes('put away')).map(({ message }) => message.split(' ')[0] ?? '');
}

describe('deployments that were put away', () => {
  test('what only such a file starts is in the ledger and not in the drawing', () => {
    const shop = architectureOf(
      ...system,
      service('shop', { deployment: OLD, image: 'acme/shop:1' }),
      service('mongo', { deployment: OLD, image: 'mongo:4' }),
      env('shop', 'MONGO_URL', 'mongodb://mongo:27017/shop', OLD),
    );

    expect(nodesOf(shop)).toEqual(['orders service', 'postgres database']);
    expect(shop.system.deployments.map(({ id }) => id)).toEqual(['compose:docker-compose.yml']);
    expect(shop.unknowns.map(({ message, evidence }) => [message, evidence.path])).toEqual([
      [
        `${OLD} is put away by its path and nothing in use leans on it; mongo, shop of it are not drawn.`,
        'deploy/archive/docker-compose.old.yml',
      ],
    ]);
  });

  test.each([
    'compose:docker-compose.old.yml',
    'compose:docker-compose-deprecated.yaml',
    'compose:old-docker-compose.yml',
    'compose:docker-compose.prod.old.yml',
    'compose:deploy/_old/docker-compose.yml',
    'compose:deploy/legacy/docker-compose.yml',
    'kubernetes:k8s/deprecated/base',
    'kubernetes:backup',
  ])('%s says so', (deployment) => {
    expect(leftOver(service('shop', { deployment, image: 'acme/shop:1' }))).toEqual([deployment]);
  });

  test.each([
    'compose:docker-compose.threshold.yml',
    'compose:gold/docker-compose.yml',
    'compose:legacy-erp/docker-compose.yml',
    'compose:docker-compose.backup.yml',
    'compose:docker-compose.prod.yml',
  ])('%s says nothing of the kind', (deployment) => {
    expect(leftOver(service('erp', { deployment, image: 'acme/erp:1' }))).toEqual([]);
  });

  test('an older copy of the stack adds none of its stores', () => {
    const copy = 'compose:docker-compose.old.yml';
    const shop = architectureOf(
      ...system,
      service('orders', { deployment: copy, build: { context: 'orders' } }),
      service('mysql', { deployment: copy, image: 'mysql:5' }),
      env('orders', 'DATABASE_URL', 'mysql://mysql:3306/orders', copy),
    );

    expect(nodesOf(shop)).toEqual(['orders service', 'postgres database']);
  });

  test('without another deployment it is the system', () => {
    const shop = architectureOf(service('shop', { deployment: OLD, image: 'acme/shop:1' }));

    expect(nodesOf(shop)).toEqual(['shop service']);
  });
});

describe('deployments that stay', () => {
  test('one that alone starts a program of the repository', () => {
    const deployment = 'compose:docker-compose.old.yml';
    const billing = service('billing', { deployment, build: { context: 'billing' } });

    expect(leftOver(billing, dockerfile('billing/Dockerfile'), program('billing'))).toEqual([]);
  });

  test('one whose store the code of a program names, or a setting of a deployment in use', () => {
    const redis = service('redis', { deployment: OLD, image: 'redis:7' });

    expect(leftOver(redis, call('orders', 'redis://redis:6379'))).toEqual([]);
    expect(leftOver(redis, env('orders', 'CACHE_HOST', 'redis'))).toEqual([]);
    expect(leftOver(redis, env('orders', 'CACHE_KIND', 'redis'))).toEqual([OLD]);
  });

  test('a name that a deployment in use answers to is asked of that one', () => {
    const old = service('postgres', { deployment: OLD, image: 'postgres:9' });

    expect(leftOver(old, env('orders', 'DATABASE_URL', 'postgres://postgres:5432/orders'))).toEqual([OLD]);
  });

  test('the stack of a legacy part that is built here, and a variant of the stack in use', () => {
    const deployment = 'compose:legacy/docker-compose.yml';
    const built = service('erp', { deployment, build: { context: 'legacy' } });
    const variant = service('orders', { deployment, image: 'acme/orders:1' });

    expect(leftOver(built, dockerfile('legacy/Dockerfile'))).toEqual([]);
    expect(leftOver(variant)).toEqual([]);
  });

  test('not the stack of what lies below a folder for legacy code, which nothing in use asks', () => {
    const deployment = 'compose:legacy/monolith/docker-compose.yml';
    const monolith = service('monolith', { deployment, build: { context: 'legacy/monolith' } });
    const store = service('monolith-db', { deployment, image: 'mysql:5' });
    const built = [dockerfile('legacy/monolith/Dockerfile'), program('legacy/monolith')];

    expect(leftOver(monolith, store, built)).toContain(deployment);
    expect(leftOver(monolith, store, built, call('orders', 'http://monolith:8080/rates'))).toEqual([]);
  });

  test('the part of the system that archives', () => {
    const deployment = 'compose:services/archive/docker-compose.yml';
    const archive = service('archive', { deployment, build: { context: 'services/archive' } });

    expect(leftOver(archive, program('services/archive'))).toEqual([]);
  });
});

describe('programs on a shelf', () => {
  const chat = [program('archive/chat'), route('archive/chat', 'GET', '/rooms')];

  test('one that nothing deploys is not drawn where others are deployed', () => {
    const shop = architectureOf(...system, ...chat, publishes('orders', 3000));

    expect(nodesOf(shop)).toEqual(['orders service', 'postgres database']);
    expect(shop.routes).toEqual([]);
    expect(leftOver(...chat)).toEqual(['archive/chat']);
  });

  test('one that a program in use asks is', () => {
    const shop = architectureOf(...system, ...chat, publishes('orders', 3000), call('orders', 'http://chat:8080/rooms'));

    expect(nodesOf(shop)).toContain('chat service');
  });

  test('neither does an archived deployment of it keep it', () => {
    const old = service('chat', { deployment: OLD, image: 'acme/chat:1' });
    const asked = { ...call('archive/chat', 'http://chat:80'), owner: code('archive/chat') } as FactDraft;

    expect(leftOver(...chat, old, asked)).toEqual(['archive/chat', OLD]);
  });

  test('one that is deployed stays, and so does one called so itself', () => {
    expect(leftOver(...chat, service('chat', { build: { context: 'archive/chat' } }))).toEqual([]);
    expect(leftOver(program('services/archive'), route('services/archive', 'GET', '/documents'))).toEqual([]);
  });

  test('where nothing is deployed nobody can say', () => {
    const shop = architectureOf(program('orders'), ...chat);

    expect(nodesOf(shop)).toEqual(['chat service', 'orders service']);
  });
});
