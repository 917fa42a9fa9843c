import { describe, expect, test } from 'vitest';
import type { FactDraft, ProcessFact } from '../../src/model/fact.ts';
import { literal } from '../../src/model/value.ts';
import { isOfOthers, queuesTaken } from '../../src/resolve/knowledge/worker-queues.ts';
import { architectureOf, at, dockerfile, program, service } from './support.ts';

describe('queues that the command of a worker names', () => {
  test.each([
    ['celery', 'celery -A shop worker -Q letters,parcels --concurrency=2', ['letters', 'parcels']],
    ['celery', '["celery", "-A", "shop", "worker", "--queues=letters"]', ['letters']],
    ['celery', 'celery -A shop worker', undefined],
    ['celery', 'celery -A shop worker -Q $QUEUES', undefined],
    ['celery', 'celery -A shop beat -Q letters', undefined],
    ['dramatiq', 'dramatiq shop.jobs --queues letters parcels -p 2', ['letters', 'parcels']],
    ['rq', 'rq worker letters parcels --url redis://redis:6379', ['letters', 'parcels']],
    ['laravel-queues', 'php artisan queue:work redis --queue=letters,default', ['letters', 'default']],
    ['symfony-messages', 'php bin/console messenger:consume letters parcels -vv', ['letters', 'parcels']],
    ['sidekiq', 'bundle exec sidekiq -q letters,2 -q default', ['letters', 'default']],
    ['kafkajs', 'node worker -Q letters', undefined],
  ])('%s: %s', (library, command, queues) => {
    expect(queuesTaken(command, library)).toEqual(queues);
  });
});

test.each([
  ['bundle exec sidekiq -q default', 'karafka', true],
  ['bundle exec sidekiq -q default', 'active-job', false],
  ['php bin/console messenger:consume letters', 'laravel-queues', true],
  ['puma -C config/puma.rb', 'karafka', false],
])('%s: works off no jobs of %s, %s', (command, library, expected) => {
  expect(isOfOthers(command, library)).toBe(expected);
});

describe('workers of one program that name their queues', () => {
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
  const job = (channel: string, through: string): FactDraft => ({
    kind: 'subscribe',
    owner: { is: 'code', programs: ['core'], processes: ['jobs'] },
    protocol: 'amqp',
    channel: literal(channel),
    channelKind: 'queue',
    through: literal(through),
    library: 'celery',
    evidence: at('core/jobs.py'),
  });
  const sent = (channel: string): FactDraft => ({
    kind: 'publish',
    owner: { is: 'code', programs: ['core'], processes: ['main'] },
    protocol: 'amqp',
    channel: literal(channel),
    channelKind: 'queue',
    evidence: at('core/app.py'),
  });
  const consumersWith = (command: string) => {
    const { channels } = architectureOf(
      program('core'),
      dockerfile('core/Dockerfile'),
      [way('main'), way('jobs', { isOfJobs: true })],
      [job('print', 'celery'), job('letters', 'letters'), job('refund', 'refunds'), sent('print'), sent('parcels')],
      started('web', 'gunicorn shop'),
      started('plain', 'celery worker -Q celery'),
      started('post', command),
    );
    return Object.fromEntries(channels.map(({ name, consumers }) => [name, consumers]));
  };

  test('each takes the jobs of its own queues, and what others send to a queue that it alone names', () => {
    expect(consumersWith('celery worker -Q letters,parcels')).toEqual({
      print: ['plain'],
      letters: ['post'],
      parcels: ['post'],
      // Nobody names its queue, so that any of them may take it.
      refund: ['plain', 'post'],
    });
  });

  test('one that names none takes everything', () => {
    expect(consumersWith('celery worker')).toEqual({
      print: ['plain', 'post'],
      letters: ['post'],
      parcels: [],
      refund: ['post'],
    });
  });
});
