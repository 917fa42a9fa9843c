import { describe, expect, test } from 'vitest';
import type { FactDraft, ProcessFact } from '../../src/model/fact.ts';
import { literal } from '../../src/model/value.ts';
import { architectureOf, at, CLUSTER, dockerfile, edgesOf, env, nodesOf, program, service } from './support.ts';

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

describe('one image started in several ways', () => {
  const started = (name: string, command: string) =>
    service(name, { image: 'bookshop/core', build: { context: 'core' }, command });
  const way = (key: string, more: Partial<ProcessFact> = {}): ProcessFact => ({
    kind: 'process',
    program: 'core',
    key,
    names: [],
    evidence: at('core/app.py'),
    ...more,
  });
  const sends = (channel: string, process: string): FactDraft => ({
    kind: 'publish',
    owner: { is: 'code', programs: ['core'], processes: [process] },
    protocol: 'redis',
    channel: literal(channel),
    channelKind: 'queue',
    evidence: at('core/app.py'),
  });
  const ways = [
    way('main'),
    way('jobs', { isOfJobs: true }),
    way('schedule', { names: ['--beat', '-B', 'beat'] }),
    way('core/refunds.py', { file: 'core/refunds.py', names: ['refunds'] }),
  ];
  const sent = [
    sends('mails', 'main'),
    sends('prints', 'jobs'),
    sends('reminders', 'schedule'),
    sends('refunds', 'core/refunds.py'),
  ];
  const producersOf = (...components: readonly FactDraft[]): readonly string[] =>
    architectureOf(program('core'), dockerfile('core/Dockerfile', { command: 'gunicorn shop.wsgi' }), ways, sent, components)
      .channels.map(({ name, producers }) => `${producers.join(' ')} sends ${name}`)
      .toSorted();

  test('what a schedule or a command sends is sent by whom that starts', () => {
    const producers = producersOf(
      started('api', 'gunicorn shop.wsgi'),
      started('worker', 'celery -A shop -C worker -l info'),
      started('clock', 'celery -A shop beat'),
      started('refunder', 'python manage.py refunds'),
    );

    expect(producers).toEqual(['api sends mails', 'clock sends reminders', 'refunder sends refunds', 'worker sends prints']);
  });

  test.each(['uv run --package', 'pnpm -F'])(
    'an installed command starts its own file, whatever package it is run from: %s',
    (run) => {
      const shop = architectureOf(
        program('core'),
        dockerfile('core/Dockerfile', { command: `${run} orders orders` }),
        way('core/orders.py', { file: 'core/orders.py', names: ['orders'] }),
        way('core/parcels.py', { file: 'core/parcels.py', names: ['parcels'] }),
        sends('orders', 'core/orders.py'),
        sends('parcels', 'core/parcels.py'),
        service('api', { image: 'bookshop/core', build: { context: 'core' } }),
        started('packer', `${run} orders parcels`),
      );

      expect(shop.channels.map(({ name, producers }) => `${producers.join(' ')} sends ${name}`).toSorted()).toEqual([
        'api sends orders',
        'packer sends parcels',
      ]);
    },
  );

  test('a command that names the program is one more way to start it, not the program', () => {
    const producers = producersOf(
      started('api', 'gunicorn shop.wsgi'),
      started('worker', 'celery -A core worker'),
      started('clock', 'celery -A core beat'),
    );

    expect(producers).toEqual(['api sends mails', 'api sends refunds', 'clock sends reminders', 'worker sends prints']);
  });

  test('components with one command that names the program are instances of it', () => {
    const shop = architectureOf(
      program('core'),
      dockerfile('core/Dockerfile'),
      started('north', 'python -m core'),
      started('south', 'python -m core'),
    );

    expect(nodesOf(shop)).toEqual(['north service']);
  });

  test('what all processes are given and none is seen to use is of the one that is the program', () => {
    const line = at('core/.env');
    const core = ['core', 'worker', 'clock', 'refunder'];
    const commands = ['gunicorn shop.wsgi', 'celery -A shop worker', 'celery -A shop beat', 'python manage.py refunds'];
    const shop = architectureOf(
      program('core'),
      dockerfile('core/Dockerfile'),
      ways,
      core.map((name, index) => started(name, commands[index] ?? '')),
      core.map((name) => ({ ...env(name, 'STOCK_URL', 'http://stock:8080'), evidence: line })),
      service('stock', { image: 'bookshop/stock' }),
    );

    expect(edgesOf(shop)).toEqual(['core -> stock (http) declared']);
  });

  test('what a command line runs before it stays is not what it is', () => {
    const producers = producersOf(
      started('api', 'sh -c "python manage.py refunds && gunicorn shop.wsgi"'),
      started('worker', 'celery -A shop worker'),
    );

    expect(producers).toContain('api sends mails');
  });

  test("a framework's console that is given a command serves nothing, in whichever deployment", () => {
    const inCluster = (name: string, command?: string) =>
      service(name, { deployment: CLUSTER, image: 'bookshop/core', ...(command ? { command } : {}) });
    const producers = producersOf(
      started('core', 'php-fpm'),
      started('letters', 'php artisan queue:work'),
      started('cleaner', 'php artisan shop:clean'),
      started('live', 'php artisan reverb:start --port=8080'),
      inCluster('core'),
      inCluster('letters', 'php artisan queue:work'),
      inCluster('live', 'php artisan reverb:start'),
    );

    expect(producers).toEqual(['core sends mails', 'core sends refunds', 'core sends reminders', 'letters sends prints']);
  });

  test('the command of a console that serves is the program', () => {
    const producers = producersOf(
      started('core', 'python manage.py runserver 0.0.0.0:8000'),
      started('refunder', 'python manage.py refunds'),
    );

    expect(producers).toContain('core sends mails');
    expect(producers.filter((each) => each.startsWith('refunder'))).toEqual(['refunder sends refunds']);
  });

  test('a worker may keep the schedule itself', () => {
    const producers = producersOf(started('api', 'gunicorn shop.wsgi'), started('worker', 'celery -A shop worker -B'));

    expect(producers).toEqual(['api sends mails', 'api sends refunds', 'worker sends prints', 'worker sends reminders']);
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

  test('also behind a profile, where the rest of the file starts another program of it', () => {
    const shop = architectureOf(
      service('edge', build({ APP: 'gateway' })),
      service('desk', { ...build({ APP: 'orders' }), auxiliary: true }),
      dockerfile('Dockerfile', { copies: ['apps/$APP'], command: 'node dist/apps/${APP}/main.js' }),
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
