/** How a worker's command names the queues that it takes jobs from. */
interface QueueOption {
  /** The word before which nothing is looked for: the runner, or what it is told to do. */
  readonly after: string;
  /** `-Q letters,parcels`; without names, the words themselves are queues up to the first option. */
  readonly names: readonly string[];
  /** What follows a comma: another queue, or how much the queue weighs. */
  readonly comma: 'another' | 'weight';
  /** Whether further words are queues, too. */
  readonly isMany?: boolean;
}

/**
 * By the library of the jobs: https://docs.celeryq.dev/en/stable/userguide/workers.html#queues,
 * https://dramatiq.io/guide.html#workers, https://python-rq.org/docs/workers/, https://laravel.com/docs/queues#specifying-the-connection-queue,
 * https://symfony.com/doc/current/messenger.html#consuming-messages-running-the-worker,
 * https://github.com/sidekiq/sidekiq/wiki/Advanced-Options#queues, https://github.com/ruby-shoryuken/shoryuken/wiki/Shoryuken-options
 */
const OPTIONS: Readonly<Record<string, QueueOption>> = {
  celery: { after: 'worker', names: ['-Q', '--queues'], comma: 'another' },
  dramatiq: { after: 'dramatiq', names: ['-Q', '--queues'], comma: 'another', isMany: true },
  rq: { after: 'worker', names: [], comma: 'another', isMany: true },
  'laravel-queues': { after: 'artisan', names: ['--queue'], comma: 'another' },
  'symfony-messages': { after: 'messenger:consume', names: [], comma: 'another', isMany: true },
  'active-job': { after: 'sidekiq', names: ['-q', '--queue'], comma: 'weight' },
  sidekiq: { after: 'sidekiq', names: ['-q', '--queue'], comma: 'weight' },
  shoryuken: { after: 'shoryuken', names: ['-q', '--queues'], comma: 'weight' },
};

/** The queues that a command line has workers of a library take jobs from; nothing where it leaves that to the library. */
export function queuesTaken(command: string, library: string): readonly string[] | undefined {
  const option = Object.hasOwn(OPTIONS, library) ? OPTIONS[library] : undefined;
  const words = command.replace(/["'`]\s*,\s*["'`]/g, ' ').split(/[\s"'`;&|()[\]]+/);
  const start = option ? words.findIndex((word) => word === option.after || word.endsWith(`/${option.after}`)) : -1;
  if (!option || start < 0) return undefined;
  const texts = option.names.length > 0 ? optionTexts(words, option) : leading(words.slice(start + 1));
  const queues = texts.flatMap((text) => (option.comma === 'weight' ? text.split(',').slice(0, 1) : text.split(',')));
  const isKnown = queues.length > 0 && !queues.some((queue) => /[${}<>]/.test(queue));
  return isKnown ? queues.filter((queue) => queue !== '') : undefined;
}

function optionTexts(words: readonly string[], { names, isMany }: QueueOption): readonly string[] {
  return words.flatMap((word, index) => {
    if (names.includes(word)) return isMany ? leading(words.slice(index + 1)) : words.slice(index + 1, index + 2);
    const name = names.find((each) => word.startsWith(`${each}=`));
    return name === undefined ? [] : [word.slice(name.length + 1)];
  });
}

function leading(words: readonly string[]): readonly string[] {
  const end = words.findIndex((word) => word.startsWith('-'));
  return (end < 0 ? words : words.slice(0, end)).filter((word) => word !== '');
}

/** Whose jobs a word of a command line works off, by their libraries. Sources: see `workers.ts`. */
const RUNS: Readonly<Record<string, readonly string[]>> = {
  celery: ['celery'],
  dramatiq: ['dramatiq'],
  rq: ['rq'],
  rqworker: ['rq'],
  arq: ['arq'],
  huey_consumer: ['huey'],
  'huey_consumer.py': ['huey'],
  run_huey: ['huey'],
  sidekiq: ['sidekiq', 'active-job'],
  shoryuken: ['shoryuken', 'active-job'],
  'resque:work': ['resque', 'active-job'],
  'sneakers:run': ['sneakers', 'active-job'],
  karafka: ['karafka'],
  'queue:work': ['laravel-queues'],
  'queue:listen': ['laravel-queues'],
  horizon: ['laravel-queues'],
  'messenger:consume': ['symfony-messages'],
};

/** Whether a command line starts workers, and none that take jobs of the library. */
export function isOfOthers(command: string, library: string): boolean {
  const words = command.split(/[\s"'`,;&|()[\]]+/).map((word) => word.slice(word.lastIndexOf('/') + 1));
  const libraries = words.flatMap((word) => (Object.hasOwn(RUNS, word) ? (RUNS[word] ?? []) : []));
  return libraries.length > 0 && !libraries.includes(library);
}
