import { arg, connection, defineLibrary, first, keyword, made, publish, subscribe, text } from '../../../src/code/library.ts';
import { OVER, POSTED, QUEUE_OF } from '../active-jobs.ts';
import { PERFORM, SMTP } from '../macros.ts';
import { JOB, QUEUE } from '../resque-jobs.ts';
import { address, option, redisAt, told } from './support/selectors.ts';

const REDIS = { protocol: 'redis', channelKind: 'queue' } as const;
const ownQueue = first(made('ConfiguredJob', keyword('queue')), told('sidekiq_options.queue'), text('default'));

/** Jobs wait in Redis, in the queue that their class names: https://github.com/sidekiq/sidekiq/wiki/Using-Redis */
export const sidekiq = defineLibrary({
  name: 'sidekiq',
  imports: ['Sidekiq'],
  docs: 'https://github.com/sidekiq/sidekiq/wiki/Getting-Started',
  hasWorkers: true,
  types: { Worker: 'Job', ConfiguredJob: 'Job' },
  creates: { configure_server: 'Config', configure_client: 'Config', 'Job.set': 'ConfiguredJob' },
  calls: {
    'Config.redis=': redisAt(option('url')),
    'Job.included': subscribe({
      ...REDIS,
      channel: first(keyword('sidekiq_options.queue'), text('default')),
      handler: keyword(PERFORM),
    }),
    ...Object.fromEntries(
      ['perform_async', 'perform_in', 'perform_at', 'perform_bulk'].map((name) => [
        `Job.${name}`,
        publish({ ...REDIS, channel: ownQueue }),
      ]),
    ),
    'Client.push': publish({ ...REDIS, channel: first(keyword('queue'), arg(0, 'queue'), text('default')) }),
  },
});

const ofAdapter = { protocol: keyword(OVER.job), channelKind: 'queue' } as const;
const configured = first(made('ConfiguredJob', keyword('queue')), told('queue_as'), keyword(QUEUE_OF.job));
// What a class inherits is asked of what it extends.
const inherited = first(told('queue_as'), keyword(QUEUE_OF.job));

/** Jobs of Rails, over whatever the program's adapter is. */
export const activeJob = defineLibrary({
  name: 'active-job',
  imports: ['ActiveJob'],
  docs: 'https://guides.rubyonrails.org/active_job_basics.html',
  hasWorkers: true,
  types: { ConfiguredJob: 'Base' },
  creates: { 'Base.set': 'ConfiguredJob' },
  calls: {
    'Base.included': subscribe({ ...ofAdapter, channel: first(keyword('queue_as'), inherited), handler: keyword(PERFORM) }),
    'Base.perform_later': publish({ ...ofAdapter, channel: configured }),
  },
});

const letters = { protocol: keyword(OVER.mail), channelKind: 'queue', channel: keyword(QUEUE_OF.mail) } as const;
const later = publish({ ...letters, channel: first(option('queue'), letters.channel) });
const posting = connection({
  nodeKind: 'external',
  technology: 'smtp',
  protocol: 'smtp',
  target: address(keyword(SMTP, 'address'), keyword(SMTP, 'port')),
});

/** Letters that are sent later wait in a queue of jobs, and whoever works those off makes them. */
export const actionMailer = defineLibrary({
  name: 'action-mailer',
  imports: ['ActionMailer'],
  docs: 'https://guides.rubyonrails.org/action_mailer_basics.html#calling-the-mailer',
  hasWorkers: true,
  types: { Parameterized: 'Base' },
  creates: { 'Base.with': 'Parameterized', 'Base.*': 'Letter' },
  calls: {
    'Base.included': subscribe(letters),
    'Letter.deliver_later': later,
    'Letter.deliver_later!': later,
    [`Base.${POSTED}`]: posting,
    [`Letter.${POSTED}`]: posting,
  },
});

export const resque = defineLibrary({
  name: 'resque',
  imports: ['Resque'],
  docs: 'https://github.com/resque/resque#overview',
  hasWorkers: true,
  calls: {
    'redis=': redisAt(arg(0)),
    [JOB]: subscribe({ ...REDIS, channel: arg(0) }),
    enqueue: publish({ ...REDIS, channel: arg(0, QUEUE) }),
    // https://github.com/resque/resque-scheduler#delayed-jobs
    enqueue_in: publish({ ...REDIS, channel: arg(1, QUEUE) }),
    enqueue_at: publish({ ...REDIS, channel: arg(1, QUEUE) }),
    enqueue_to: publish({ ...REDIS, channel: arg(0) }),
  },
});
