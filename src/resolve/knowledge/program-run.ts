/**
 * Options that say how much or how loudly a program works, with a value: what it does is the same without them. Sources:
 * https://docs.celeryq.dev/en/stable/reference/cli.html, https://gunicorn.org/reference/settings/, https://uvicorn.dev/settings/,
 * https://laravel.com/docs/queues#running-the-queue-worker, https://puma.io/puma/,
 * https://github.com/sidekiq/sidekiq/wiki/Advanced-Options
 */
const VALUED =
  /^--(?:loglevel|log-level|logfile|concurrency|autoscale|prefetch-multiplier|max-tasks-per-child|max-memory-per-child|time-limit|soft-time-limit|workers|threads|processes|worker-class|worker-connections|timeout|graceful-timeout|timeout-keep-alive|keep-alive|max-requests|max-requests-jitter|bind|host|port|tries|sleep|memory|max-jobs|max-time|backoff|rest|log-config|access-logfile|error-logfile|forwarded-allow-ips)$/;
const VALUED_OF: Readonly<Record<string, RegExp | undefined>> = {
  celery: /^-(?:l|c|f|n|O|P)$/,
  gunicorn: /^-(?:w|b|t|k)$/,
  puma: /^-(?:p|b|t|w)$/,
  sidekiq: /^-(?:c|t)$/,
};
/** Those without a value. */
const PLAIN =
  /^--(?:reload|verbose|quiet|debug|proxy-headers|without-gossip|without-mingle|without-heartbeat|optimize|no-access-log|access-log|no-interaction|preload)$|^-v{1,3}$/;
/** What only starts another program. */
const STARTERS = /^(?:exec|bundle|poetry|pipenv|uv|run|sh|bash|-c|-lc|-ec|tini|--|dumb-init|\/bin\/sh|\/bin\/bash|\/sbin\/tini)$/;
const LONGEST = 4000;

/** The last of the commands that a line runs one after another; what comes before runs and ends: `wait_for_db && gunicorn shop.wsgi`. */
export function lastCommand(line: string): string | undefined {
  return line
    .slice(0, LONGEST)
    .split(/&&|\|\||[;\n]/)
    .findLast((part) => part.trim().replace(/["'\])]+/g, '') !== '');
}

/** What a command line runs in the end, without how it is wrapped, tuned and told to speak. */
export function programRun(command: string): string {
  const words = (lastCommand(command) ?? '').split(/[\s"',[\]]+/).filter((word) => word !== '');
  const start = words.findIndex((word) => !STARTERS.test(word));
  return start < 0 ? '' : withoutTuning(words.slice(start)).join(' ');
}

function withoutTuning(words: readonly string[]): readonly string[] {
  const short = words.map((word) => VALUED_OF[word.slice(word.lastIndexOf('/') + 1)]).find((each) => each !== undefined);
  const isValued = (word: string | undefined) => word !== undefined && (VALUED.test(word) || short?.test(word) === true);
  return words.filter((word, index) => {
    if (PLAIN.test(word) || isValued(word) || VALUED.test(word.replace(/=.*$/, ''))) return false;
    return !isValued(words[index - 1]);
  });
}
