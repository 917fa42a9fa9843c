/**
 * Programs whose first words start workers of a job queue. Sources: https://docs.celeryq.dev/en/stable/userguide/workers.html,
 * https://dramatiq.io/guide.html#workers, https://python-rq.org/docs/workers/, https://huey.readthedocs.io/en/latest/consumer.html,
 * https://arq-docs.helpmanual.io/, https://taskiq-python.github.io/guide/getting-started.html,
 * https://github.com/sidekiq/sidekiq/wiki/Deployment, https://github.com/resque/resque#running-workers,
 * https://github.com/jondot/sneakers, https://karafka.io/docs/Deployment/, https://github.com/ruby-shoryuken/shoryuken/wiki,
 * https://laravel.com/docs/queues#running-the-queue-worker, https://symfony.com/doc/current/messenger.html#consuming-messages-running-the-worker
 */
const RUNNERS: Readonly<Record<string, RegExp | undefined>> = {
  celery: /^(?:worker|multi)$/,
  dramatiq: undefined,
  rq: /^worker(?:-pool)?$/,
  huey_consumer: undefined,
  'huey_consumer.py': undefined,
  arq: undefined,
  taskiq: /^worker$/,
  rqworker: undefined,
  qcluster: undefined,
  run_huey: undefined,
  sidekiq: undefined,
  shoryuken: undefined,
  karafka: /^server$/,
  'resque:work': undefined,
  'sneakers:run': undefined,
  'jobs:work': undefined,
  'solid_queue:start': undefined,
  good_job: undefined,
  'queue:work': undefined,
  'queue:listen': undefined,
  horizon: undefined,
  'messenger:consume': undefined,
};

/** Whether the words of a command line start workers that take jobs from a queue. */
export function worksOffJobs(words: readonly string[]): boolean {
  const names = words.map((word) => word.slice(word.lastIndexOf('/') + 1));
  return names.some((name, index) => {
    if (!Object.hasOwn(RUNNERS, name)) return false;
    const then = RUNNERS[name];
    return then === undefined || names.slice(index + 1).some((word) => then.test(word));
  });
}
