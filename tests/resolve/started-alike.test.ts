import { describe, expect, test } from 'vitest';
import type { FactDraft } from '../../src/model/fact.ts';
import { programRun } from '../../src/resolve/knowledge/program-run.ts';
import { architectureOf, at, CLUSTER, dockerfile, nodesOf, program, service, workload } from './support.ts';

const WORKER = 'celery -A press.tasks worker -Q proofs';
const press: readonly FactDraft[] = [program('press'), dockerfile('press/Dockerfile')];
const local = (name: string, more = {}) => service(name, { build: { context: 'press' }, ...more });
const inCluster = (name: string, more = {}) => workload(name, name, { image: 'ghcr.io/ink/press:4', ...more });
const ciBuild: FactDraft = { kind: 'build', image: 'ink/press', context: 'press', evidence: at('.gitlab-ci.yml') };

describe('several processes of one image, called differently by two deployments', () => {
  test('are joined by the program that they start, as only the build tells which image it is', () => {
    const shop = architectureOf(
      press,
      ciBuild,
      local('app'),
      local('proofs', { command: WORKER }),
      inCluster('press-web'),
      inCluster('press-background', { command: `${WORKER} --loglevel=info -c 4` }),
    );

    expect(nodesOf(shop)).toEqual(['app service', 'proofs service']);
    expect(shop.nodes.map(({ deployments }) => deployments)).toEqual([
      ['compose:docker-compose.yml', CLUSTER],
      ['compose:docker-compose.yml', CLUSTER],
    ]);
  });

  test('are left apart when they take from other queues', () => {
    const shop = architectureOf(
      press,
      ciBuild,
      local('app'),
      local('proofs', { command: WORKER }),
      inCluster('press-web'),
      inCluster('press-background', { command: 'celery -A press.tasks worker -Q invoices' }),
    );

    expect(nodesOf(shop)).toContain('press-background service');
    expect(nodesOf(shop)).toContain('proofs service');
  });

  test('are left apart when one deployment starts the same twice', () => {
    const shop = architectureOf(
      press,
      ciBuild,
      local('app'),
      local('proofs', { command: WORKER }),
      inCluster('press-web'),
      inCluster('press-north', { command: WORKER }),
      inCluster('press-south', { command: WORKER }),
    );

    expect(nodesOf(shop)).toEqual(expect.arrayContaining(['proofs service', 'press-north service', 'press-south service']));
  });

  test('are left apart when each is built with an argument of its own', () => {
    const shop = architectureOf(
      press,
      { ...ciBuild, image: 'ink/solvent', args: { PART: 'solvent' } },
      service('ink', { build: { context: 'press', args: { PART: 'ink' } } }),
      service('paper', { build: { context: 'press', args: { PART: 'paper' } }, command: 'serve' }),
      inCluster('solvent', { image: 'ink/solvent:1' }),
    );

    expect(nodesOf(shop)).toEqual(expect.arrayContaining(['ink service', 'paper service', 'solvent service']));
  });
});

describe('an image whose pipeline has its beginning from a variable', () => {
  const deployed = [inCluster('rolls', { image: 'registry.ink.example/team/rolls:4' })];
  const built = (image: string): FactDraft => ({ ...ciBuild, image });

  test('is what the pipeline builds under the rest of the name', () => {
    const shop = architectureOf(press, built('$CI_REGISTRY_IMAGE/rolls'), ...deployed);

    expect(nodesOf(shop)).toEqual(['rolls service']);
    expect(shop.nodes[0]?.paths).toEqual(['press', 'press/Dockerfile']);
  });

  test('is none of another registry where the variable holds one', () => {
    const ofOthers = [inCluster('rolls', { image: 'paper/rolls:4' })];

    expect(nodesOf(architectureOf(press, built('$CI_REGISTRY_IMAGE/rolls'), ...ofOthers))).toHaveLength(2);
    expect(nodesOf(architectureOf(press, built('$DOCKER_USER/rolls'), ...ofOthers))).toEqual(['rolls service']);
  });

  test('is none of another name, and a product is none of the team’s', () => {
    const others = architectureOf(press, built('$CI_REGISTRY_IMAGE/ink'), ...deployed);
    const product = architectureOf(press, built('$REGISTRY/redis'), inCluster('kept', { image: 'bitnami/redis:7' }));

    expect(nodesOf(others)).toEqual(['press service', 'rolls service']);
    expect(nodesOf(product)).toEqual(['kept cache', 'press service']);
  });
});

describe('an image without code of ours', () => {
  test('that only tests deploy is no part of the system', () => {
    const forTests: FactDraft = {
      ...service('whole-press', { image: 'ink/whole:1' }),
      deployment: 'compose:test/docker-compose.yml',
      evidence: at('test/docker-compose.yml'),
    };
    const shop = architectureOf(
      press,
      local('app'),
      dockerfile('whole/Dockerfile'),
      { ...ciBuild, image: 'ink/whole', context: 'whole' },
      forTests,
    );

    expect(nodesOf(shop)).toEqual(['app service']);
  });
});

describe('what a command line runs', () => {
  test.each([
    ['celery -A press worker --loglevel=info', 'celery -A press worker'],
    ['celery -A press worker -l info --concurrency 2', 'celery -A press worker'],
    ["sh -c 'python manage.py migrate && gunicorn press.wsgi -b 0.0.0.0:8000 --workers=3'", 'gunicorn press.wsgi'],
    ['["bundle", "exec", "sidekiq", "-q", "mail", "-c", "5"]', 'sidekiq -q mail'],
    ['php artisan queue:work --queue=high --tries=3', 'php artisan queue:work --queue=high'],
    ['node dist/worker.js -c 4', 'node dist/worker.js -c 4'],
    ['', ''],
  ])('%s is %s', (command, run) => {
    expect(programRun(command)).toBe(run);
  });
});
