import { describe, expect, test } from 'vitest';
import type { FactDraft } from '../../src/model/fact.ts';
import { architectureOf, at, dockerfile, nodesOf, program, service } from './support.ts';

const process = (name: string, context: string, command: string): FactDraft => ({
  kind: 'component',
  deployment: 'procfile:Procfile',
  name,
  hosts: [],
  build: { context },
  command,
  evidence: at('Procfile'),
});

describe('processes', () => {
  test('roles of one program are that program, whatever they are called', () => {
    const shop = architectureOf(
      program('bookshop'),
      dockerfile('bookshop/Dockerfile'),
      process('web', 'bookshop', 'gunicorn wsgi'),
      process('worker', 'bookshop', 'celery worker'),
    );

    expect(nodesOf(shop)).toEqual(['bookshop service']);
    expect(shop.nodes[0]?.deployments).toEqual(['procfile:Procfile']);
  });

  test('a command that names a program starts that one', () => {
    const shop = architectureOf(
      program('services/orders'),
      program('services/stock'),
      process('first', '.', 'node services/orders/main.js'),
    );

    expect(shop.nodes.map(({ id, deployments }) => [id, deployments])).toEqual([
      ['orders', ['procfile:Procfile']],
      ['stock', []],
    ]);
  });

  test('a product that runs beside the program is not the program', () => {
    const shop = architectureOf(
      program('.', { name: 'bookshop' }),
      process('store', '.', 'redis-server --port 6379'),
      process('web', '.', 'npm start'),
    );

    expect(nodesOf(shop)).toEqual(['bookshop service', 'store cache']);
  });
});

describe('build arguments', () => {
  const build = (args: Readonly<Record<string, string>>) => ({ build: { context: '.', args } });
  const programs = [program('apps/gateway'), program('apps/orders'), program('.')];

  test('one Dockerfile packs the program that its sources name once the arguments are put in', () => {
    const shop = architectureOf(
      service('edge', build({ APP: 'gateway' })),
      service('desk', build({ APP: 'orders' })),
      dockerfile('Dockerfile', { copies: ['package.json', 'apps/$APP'], command: 'node dist/apps/${APP}/main.js' }),
      programs,
    );

    expect(shop.nodes.map(({ id, paths }) => [id, paths])).toEqual([
      ['desk', ['apps/orders']],
      ['edge', ['apps/gateway']],
    ]);
  });

  test('also when only one of them is built so', () => {
    const shop = architectureOf(service('edge', build({ SERVICE: 'gateway' })), dockerfile('Dockerfile'), programs);

    expect(shop.nodes.find(({ id }) => id === 'edge')?.paths).toContain('apps/gateway');
  });

  test('an argument that names nothing here says nothing', () => {
    const shop = architectureOf(
      service('edge', build({ NODE_VERSION: '20' })),
      dockerfile('Dockerfile'),
      program('.', { name: 'shop' }),
    );

    expect(shop.nodes.map(({ id, paths }) => [id, paths])).toEqual([['edge', ['.', 'Dockerfile']]]);
  });
});
