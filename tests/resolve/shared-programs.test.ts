import { expect, test } from 'vitest';
import { type FactDraft, type ProcessFact, wayOf } from '../../src/model/fact.ts';
import { literal, setting } from '../../src/model/value.ts';
import { architectureOf, at, CLUSTER, dockerfile, edgesOf, env, nodesOf, program, service } from './support.ts';

const process = (key: string, more: Partial<ProcessFact> = {}): ProcessFact => ({
  kind: 'process',
  program: 'core',
  key,
  names: [],
  evidence: at('core/app.py'),
  ...more,
});

const started = (name: string, command?: string, more = {}) =>
  service(name, { build: { context: 'core' }, ...(command ? { command } : {}), ...more });

test('what the body of a job calls is called by the workers that take the job', () => {
  const calling = (host: string): readonly FactDraft[] => {
    const evidence = at('core/jobs.py');
    const owner = { is: 'code', programs: ['core'], processes: ['jobs'] } as const;
    const job: FactDraft = {
      kind: 'subscribe',
      owner,
      protocol: 'amqp',
      channel: literal(host),
      channelKind: 'queue',
      through: literal(host),
      library: 'celery',
      reaches: [{ way: wayOf([evidence]) }],
      evidence: at('core/jobs.py'),
    };
    return [job, { kind: 'call', owner, protocol: 'http', target: literal(`http://${host}`), evidence }];
  };

  const shop = architectureOf(
    program('core', { evidence: at('core/requirements.txt') }),
    dockerfile('core/Dockerfile', { command: 'gunicorn core.wsgi' }),
    process('main'),
    process('jobs', { isOfJobs: true }),
    started('core'),
    started('mailer', 'celery -A core worker -Q letters'),
    started('biller', 'celery -A core worker -Q bills'),
    service('letters', { image: 'acme/letters' }),
    service('bills', { image: 'acme/bills' }),
    ...calling('letters'),
    ...calling('bills'),
  );

  expect(edgesOf(shop).filter((edge) => edge.includes('(http)'))).toEqual([
    'biller -> bills (http) resolved',
    'mailer -> letters (http) resolved',
  ]);
});

test('a profile that runs another file of the image is something of its own, one that runs the same or an errand is not', () => {
  const files = ['core/main.py', 'core/train.py'].map((file) => process(file, { file }));
  const shop = architectureOf(
    program('core', { evidence: at('core/pyproject.toml') }),
    dockerfile('core/Dockerfile', { command: 'uvicorn core.main:app' }),
    ...files,
    started('core'),
    started('core-debug', 'uvicorn core.main:app --reload', { auxiliary: true }),
    started('core-shell', 'sleep infinity', { auxiliary: true }),
    started('train', 'python -m core.train', { auxiliary: true }),
  );

  expect(nodesOf(shop)).toEqual(['core service', 'train service']);
});

test('where all that is built from an image is behind a profile, what is started otherwise is something of its own', () => {
  const aside = { auxiliary: true };
  const shop = architectureOf(
    program('core', { evidence: at('core/pyproject.toml') }),
    dockerfile('core/Dockerfile', { command: 'gunicorn core.wsgi' }),
    started('core', undefined, aside),
    started('core-again', undefined, aside),
    started('letters', 'celery -A core worker', aside),
    started('core-tests', 'pytest', { ...aside, once: true }),
  );

  expect(nodesOf(shop)).toEqual(['core service', 'letters service']);
});

test('a setting that another process of the image uses is not used by all, whoever else calls a setting the same', () => {
  const using = (folder: string, processes?: readonly string[]): FactDraft => ({
    kind: 'connection',
    owner: { is: 'code', programs: [folder], ...(processes ? { processes } : {}) },
    nodeKind: 'broker',
    technology: 'nats',
    protocol: 'nats',
    target: setting('NATS_URL'),
    library: 'nats',
    evidence: at(`${folder}/bus.py`),
  });
  const shop = architectureOf(
    program('core', { evidence: at('core/requirements.txt') }),
    program('hub'),
    dockerfile('core/Dockerfile', { command: 'gunicorn core.wsgi' }),
    process('main'),
    process('core/listen.py', { file: 'core/listen.py' }),
    started('core'),
    started('listener', 'python core/listen.py'),
    service('hub', { build: { context: 'hub' } }),
    service('nats', { image: 'nats:2' }),
    ...['core', 'listener', 'hub'].map((name) => env(name, 'NATS_URL', 'nats://nats:4222')),
    using('core', ['core/listen.py']),
    using('hub'),
  );

  expect(shop.edges.map(({ from }) => from)).toEqual(['hub', 'listener']);
});

test('a workload that is called like its release and its label is what another deployment calls by the label', () => {
  const released = (name: string, label: string): FactDraft => ({
    kind: 'component',
    deployment: CLUSTER,
    name,
    hosts: [],
    labels: { 'app.kubernetes.io/name': label },
    image: 'acme/core',
    command: label,
    evidence: at('deploy/core.yaml'),
  });
  const shop = architectureOf(
    program('core', { evidence: at('core/requirements.txt') }),
    dockerfile('core/Dockerfile', { command: 'gunicorn core.wsgi' }),
    started('core'),
    started('core-worker', 'celery -A core worker'),
    released('spring-core', 'core'),
    released('spring-core-worker', 'core-worker'),
  );

  expect(shop.nodes.map(({ id, deployments }) => `${id} ${deployments.length}`)).toEqual(['core 2', 'core-worker 2']);
});

const WEB = 'gunicorn core.wsgi';
const WORKER = 'celery -A core worker -Q core,letters';
const BEAT = 'celery -A core beat';
const one = (name: string, command: string) => service(name, { image: 'acme/core', command });

test('a worker that names the program is not the web service beside it that does not, whose image it runs', () => {
  const shop = architectureOf(
    program('core', { evidence: at('core/requirements.txt') }),
    dockerfile('core/Dockerfile', { command: WEB }),
    process('main'),
    process('jobs', { isOfJobs: true }),
    process('schedule', { names: ['beat'] }),
    service('site', { build: { context: 'core' }, image: 'acme/core', command: WEB }),
    one('core-worker', WORKER),
    one('clock', BEAT),
  );

  expect(nodesOf(shop)).toEqual(['clock service', 'core-worker service', 'site service']);
});

test('releases of one image are what compose calls without the name of the release, each with its command', () => {
  const released = (part: string, command: string): FactDraft => ({
    kind: 'component',
    deployment: CLUSTER,
    name: `spring-${part}`,
    part,
    hosts: [],
    image: 'registry.acme.example/core:7',
    command,
    evidence: at('deploy/core.yaml'),
  });
  const shop = architectureOf(
    program('core', { evidence: at('core/requirements.txt') }),
    dockerfile('core/Dockerfile', { command: WEB }),
    process('main'),
    process('jobs', { isOfJobs: true }),
    process('schedule', { names: ['beat'] }),
    service('core', { build: { context: 'core' }, image: 'acme/core', command: WEB }),
    one('core-worker', WORKER),
    one('core-beat', BEAT),
    released('core', WEB),
    released('core-worker', WORKER),
    released('core-beat', BEAT),
  );

  expect(shop.nodes.map(({ id, deployments }) => `${id} ${deployments.length}`)).toEqual([
    'core 2',
    'core-beat 2',
    'core-worker 2',
  ]);
});

test('of those that run an image which nothing here builds, the one that serves is the program, not the workers that name it', () => {
  const owner = { is: 'code', programs: ['core'], processes: ['main'] } as const;
  const served: FactDraft = { kind: 'route', owner, method: 'GET', path: literal('/letters'), evidence: at('core/views.py') };
  const shop = architectureOf(
    program('core', { evidence: at('core/requirements.txt') }),
    process('main'),
    process('jobs', { isOfJobs: true }),
    one('mailer', WORKER),
    one('site', WEB),
    service('watcher', { image: 'acme/core', command: 'celery -A core flower' }),
    served,
  );

  expect(shop.routes.map(({ service: name }) => name)).toEqual(['site']);
  expect(nodesOf(shop)).toContain('mailer service');
});
