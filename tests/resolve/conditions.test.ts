import { describe, expect, test } from 'vitest';
import type { Condition } from '../../src/model/condition.ts';
import type { FactDraft } from '../../src/model/fact.ts';
import { literal } from '../../src/model/value.ts';
import { file, module, takes } from './jvm-support.ts';
import { architectureOf, at, CLUSTER, code, dockerfile, edgesOf, env, program, service } from './support.ts';

const YAML = 'mill/src/main/resources/application.yml';

const sends = (channel: string, ...conditions: readonly Condition[]): FactDraft => ({
  kind: 'publish',
  owner: { is: 'code', programs: ['mill'], conditions },
  protocol: 'kafka',
  channel: literal(channel),
  channelKind: 'topic',
  evidence: at(`mill/${channel}.java`),
});
const profile = (...anyOf: readonly string[]): Condition => ({ on: 'profile', anyOf });
const setting = (key: string, more: Partial<Condition & { on: 'setting' }> = {}): Condition => {
  return { on: 'setting', key, whenMissing: false, ...more };
};

/** The channels that each service sends to. */
function sent(...drafts: readonly (FactDraft | readonly FactDraft[])[]): Readonly<Record<string, readonly string[]>> {
  const { nodes, channels } = architectureOf(...drafts);
  const services = nodes.filter(({ kind }) => kind === 'service').map(({ id }) => id);
  return Object.fromEntries(
    services.map((id) => [id, channels.filter((each) => each.producers.includes(id)).map(({ name }) => name)]),
  );
}

const isSent = (conditions: readonly Condition[], ...drafts: readonly (FactDraft | readonly FactDraft[])[]) =>
  sent(module('mill'), sends('sacks', ...conditions), ...drafts)['mill']?.includes('sacks');

const config = (settings: Readonly<Record<string, string>>) => [...file(YAML, settings), takes('mill', YAML, 1)];

describe('code under conditions on settings', () => {
  const kafka = setting('bus.type', { value: 'kafka' });

  test.each([
    ['kafka', true],
    ['KAFKA', true],
    ['rabbit', false],
  ])('runs where the file says %s: %s', (text, expected) => {
    expect(isSent([kafka], config({ 'bus.type': text }))).toBe(expected);
  });

  test('the deployment wins over the file, under the names of the environment', () => {
    expect(isSent([kafka], config({ 'bus.type': 'rabbit' }), env('mill', 'BUS_TYPE', 'kafka'))).toBe(true);
    expect(isSent([kafka], config({ 'bus.type': 'kafka' }), env('mill', 'BUS_TYPE', 'rabbit'))).toBe(false);
  });

  test('what nobody states may be stated elsewhere', () => {
    expect(isSent([kafka])).toBe(true);
    expect(isSent([setting('bus.type', { value: 'kafka', whenMissing: true })])).toBe(true);
  });

  test('what nobody states is missing where other code is there for that', () => {
    const other = setting('bus.type', { value: 'rabbit', whenMissing: true });

    expect(sent(module('mill'), sends('sacks', kafka), sends('crates', other))).toEqual({ mill: ['crates'] });
  });

  test.each([
    ['true', true],
    ['on', true],
    ['false', false],
  ])('without a text, anything but false does: %s', (text, expected) => {
    expect(isSent([setting('jobs.enabled')], env('mill', 'JOBS_ENABLED', text))).toBe(expected);
  });

  test('all of several must hold', () => {
    expect(isSent([setting('jobs.enabled'), kafka], config({ 'jobs.enabled': 'true', 'bus.type': 'rabbit' }))).toBe(false);
  });

  test('a deployment in which it runs is enough', () => {
    const cluster: FactDraft = {
      ...service('mill', { build: { context: 'mill' } }),
      deployment: CLUSTER,
    } as FactDraft;

    expect(isSent([kafka], config({ 'bus.type': 'rabbit' }), cluster, env('mill', 'BUS_TYPE', 'kafka', CLUSTER))).toBe(true);
  });

  test('where nothing deploys the program, a file of some profile may say so', () => {
    const files = [...config({ 'bus.type': 'rabbit' }), ...file(YAML, { 'bus.type': 'kafka' }, 'prod')];

    expect(sent(program('mill'), sends('sacks', kafka), files)).toEqual({ mill: ['sacks'] });
    expect(isSent([kafka], files)).toBe(false);
  });
});

test('a broker to which only what does not run would send is not connected with', () => {
  const condition = setting('bus.type', { value: 'kafka' });
  const edges = (type: string) =>
    edgesOf(
      architectureOf(
        module('mill', 'org.springframework.kafka:spring-kafka'),
        service('kafka', { image: 'apache/kafka' }),
        sends('sacks', condition),
        config({ 'bus.type': type, 'spring.kafka.bootstrap-servers': 'kafka:9092' }),
      ),
    );

  expect(edges('kafka')).toHaveLength(1);
  expect(edges('rabbit')).toEqual([]);
});

describe('code under profiles', () => {
  test.each([
    ['docker', ['aws'], false],
    ['docker,aws', ['aws'], true],
    ['docker', ['aws', 'docker'], true],
    ['docker', ['!docker'], false],
    ['docker', ['!aws & docker'], true],
    ['docker', ['(aws & docker) | eu'], false],
    ['docker', ['!(aws | docker)'], false],
  ])('under %s, what asks for %s runs: %s', (active, asked, expected) => {
    expect(isSent([profile(...asked)], env('mill', 'SPRING_PROFILES_ACTIVE', active))).toBe(expected);
  });

  test('are open where nobody states any', () => {
    expect(isSent([profile('aws')])).toBe(true);
  });

  test('are open where the text is not known', () => {
    expect(isSent([profile('aws')], config({ 'spring.profiles.active': '@profile@' }))).toBe(true);
  });

  test('are those of the file where the deployment states none, and open where nothing deploys the program', () => {
    const files = config({ 'spring.profiles.active': 'local' });

    expect(isSent([profile('aws')], files)).toBe(false);
    expect(sent(program('mill'), sends('sacks', profile('aws')), files)).toEqual({ mill: ['sacks'] });
  });

  test('are the default ones where none is stated', () => {
    const files = config({ 'spring.profiles.default': 'aws' });

    expect(isSent([profile('!aws')], files)).toBe(false);
    expect(isSent([profile('aws')], files)).toBe(true);
    expect(isSent([profile('aws')], files, env('mill', 'SPRING_PROFILES_ACTIVE', 'docker'))).toBe(false);
  });

  test('bring others along', () => {
    const active = env('mill', 'SPRING_PROFILES_ACTIVE', 'production');

    expect(isSent([profile('aws')], active, config({ 'spring.profiles.group.production': 'eu, aws' }))).toBe(true);
    expect(isSent([profile('aws')], active, config({ 'spring.profiles.include': 'aws' }))).toBe(true);
    expect(isSent([profile('aws')], active, config({ 'spring.profiles.group.trial': 'aws' }))).toBe(false);
  });

  test('with which programs are built unless told hold by themselves', () => {
    const built = (name: string): Condition => ({ on: 'profile', anyOf: [name], usual: 'prod' });

    expect(isSent([built('dev')])).toBe(false);
    expect(isSent([built('prod')])).toBe(true);
    expect(isSent([built('dev')], env('mill', 'QUARKUS_PROFILE', 'dev'))).toBe(true);
  });
});

test('what nothing deployed here runs is said once for each condition', () => {
  const aws = [sends('sacks', profile('aws')), sends('crates', profile('aws'))];
  const other = sends('bills', setting('bus.type', { value: 'kafka' }));
  const told = [env('mill', 'SPRING_PROFILES_ACTIVE', 'docker'), env('mill', 'BUS_TYPE', 'rabbit')];
  const { unknowns } = architectureOf(module('mill'), aws, other, sends('flour', profile('docker')), told);
  const said = unknowns.filter(({ code }) => code === 'inactive-code');

  expect(said.map(({ message }) => message).toSorted()).toEqual([
    '1 statement (publish) of mill takes part with bus.type=kafka alone, which nothing deployed here has.',
    '2 statements (publish) of mill take part with profile aws alone, which nothing deployed here has.',
  ]);
});

describe('deployments of one image', () => {
  const run = (name: string, more = {}) => service(name, { build: { context: 'mill' }, ...more });
  const mill = [
    program('mill'),
    dockerfile('mill/Dockerfile', { command: 'java -jar mill.jar' }),
    sends('sacks', profile('api')),
    sends('flour', profile('worker')),
    sends('sweepings', setting('jobs.enabled', { value: 'true' })),
  ];

  test('each run what their settings ask for', () => {
    const services = [run('api'), run('worker'), run('cron', { command: 'java -jar mill.jar --jobs.enabled=true' })];
    const settings = ['api', 'worker', 'cron'].map((name) => env(name, 'SPRING_PROFILES_ACTIVE', name));

    expect(sent(mill, services, settings)).toEqual({ api: ['sacks'], cron: ['sweepings'], worker: ['flour'] });
  });

  test('one that states no profile runs without', () => {
    const services = [run('mill'), run('mill-worker')];

    expect(
      sent(mill, services, env('mill-worker', 'SPRING_PROFILES_ACTIVE', 'worker'), sends('bills', profile('!worker'))),
    ).toEqual({
      mill: ['bills', 'sweepings'],
      'mill-worker': ['flour', 'sweepings'],
    });
  });

  test('that nothing tells apart run the same', () => {
    const plain: FactDraft = { ...sends('sacks'), owner: code('mill') } as FactDraft;
    const services = [run('peer-1'), run('peer-2')];
    const settings = ['peer-1', 'peer-2'].map((name) => env(name, 'SPRING_PROFILES_ACTIVE', name));

    expect(sent(program('mill'), dockerfile('mill/Dockerfile'), plain, services, settings)).toEqual({
      'peer-1': ['sacks'],
      'peer-2': ['sacks'],
    });
  });
});
