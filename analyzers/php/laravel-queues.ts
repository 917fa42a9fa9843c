import type { CallSite, ClassNode, Expression, Module } from '../../src/code/ir.ts';
import { literalOf, spelled } from '../../src/frontend/rule-walker.ts';
import type { Repository } from '../../src/sdk/index.ts';
import { caseValues, withCaseValue } from './case-values.ts';
import { below } from './composer.ts';
import { CONFIG } from './laravel-config.ts';
import { driverOf } from './laravel-connections.ts';
import { SENT, UNREAD } from './laravel-jobs.ts';
import { homeOf } from './programs.ts';
import { chosenConnection } from './stated-settings.ts';

// https://laravel.com/docs/queues

export const QUEUES = 'asbuilt.laravel.queues';

/** Drivers whose jobs go over the network; those of `sync` and `database` do not leave the program and its tables. */
const PROTOCOLS: Readonly<Record<string, string>> = {
  sqs: 'sqs',
  redis: 'redis',
  beanstalkd: 'other',
  rabbitmq: 'amqp',
  kafka: 'kafka',
};

interface Job {
  readonly module: Module;
  readonly node: ClassNode;
}

/** Where a job is put: what a queue's end is called with. */
interface Place {
  readonly protocol: string;
  readonly queue: Expression;
  readonly server: Expression;
}

/** Gives every job that is sent, and every class that the workers run, the queue that it goes through. */
export function linkQueues(written: readonly Module[], repository: Repository): readonly Module[] {
  const modules = withNames(written);
  const jobs = new Map(modules.flatMap(jobsIn));
  const places = new Map<Job, readonly Place[]>();
  const around = { modules, repository };
  const sent = modules.map((module) => ({
    ...module,
    calls: [
      ...module.calls.map((call) => (isSent(call) ? linked(call, module, { jobs, places, around }) : call)),
      ...module.calls.flatMap((call) => (isSent(call) ? heard(call, module, { jobs, places, around }) : [])),
    ],
  }));
  return sent.map((module, index) => {
    const own = [...jobs.values()].filter((job) => job.module === modules[index]);
    const works = own.flatMap((job) => workOf(job, places.get(job) ?? [placeOf(job, {}, around)].flatMap((each) => each ?? [])));
    return works.length === 0 ? module : { ...module, calls: [...module.calls, ...works] };
  });
}

/** The names of queues and connections as texts, where constants and enumerations hold them. */
function withNames(modules: readonly Module[]): readonly Module[] {
  const isNamed = (call: CallSite) =>
    isSent(call) || (call.callee.is === 'member' && /^on(?:Queue|Connection)$/.test(call.callee.name));
  if (!modules.some(({ calls }) => calls.some(isNamed))) return modules;
  const values = caseValues(modules);
  return modules.map((module) => {
    const textOfCase = (given: Expression) => withCaseValue(given, module, values);
    const calls = module.calls.map((call) => (isNamed(call) ? { ...call, arguments: call.arguments.map(textOfCase) } : call));
    return { ...module, calls };
  });
}

interface Known {
  readonly jobs: ReadonlyMap<string, Job>;
  readonly places: Map<Job, readonly Place[]>;
  readonly around: Around;
}

/** A sent job with the queue it goes into, which is noted as one of the job's places. */
function linked(call: CallSite, { opens }: Module, { jobs, places, around }: Known): CallSite {
  const [named, queue, connection] = call.arguments.map(statedBy);
  const name = typeof named === 'string' ? named : '';
  const job = jobs.get(name) ?? jobs.get(`${opens?.[0] ?? ''}\\${name}`);
  const place = job && placeOf(job, { queue, connection }, around);
  if (job && (place || connection === UNREAD)) places.set(job, [...(places.get(job) ?? []), ...(place ? [place] : [])]);
  return place
    ? { ...call, callee: spelled(QUEUES, 'send'), arguments: argumentsOf(place) }
    : { ...call, callee: { is: 'unknown', why: 'a job that is not queued' }, arguments: [] };
}

/** An event is put into the queue of each listener that says it is queued: https://laravel.com/docs/events#queued-event-listeners */
function heard(call: CallSite, { opens }: Module, { jobs, places, around }: Known): readonly CallSite[] {
  const named = call.arguments[0] ? statedBy(call.arguments[0]) : undefined;
  const events = typeof named === 'string' ? [named, `${opens?.[0] ?? ''}\\${named}`] : [];
  return [...jobs.values()].flatMap((listener) => {
    const event = eventOf(listener);
    const place = event !== undefined && events.includes(event) ? placeOf(listener, {}, around) : undefined;
    if (!place) return [];
    places.set(listener, [...(places.get(listener) ?? []), place]);
    return [{ ...call, callee: spelled(QUEUES, 'send'), arguments: argumentsOf(place) }];
  });
}

/** What a listener takes, by its full name. */
function eventOf(listener: Job): string | undefined {
  const handler = listener.module.functions[handlerOf(listener) ?? -1];
  const name = handler?.parameters[0]?.type?.name;
  const found = listener.module.imports.find(({ local }) => local === name);
  return found
    ? `${found.specifier}\\${found.imported}`
    : name && [...(listener.module.opens?.slice(0, 1) ?? []), name].join('\\');
}

function isSent({ callee }: CallSite): boolean {
  return callee.is === 'member' && callee.of.is === 'module' && textOf(callee.of.specifier) === SENT;
}

function textOf(expression: Expression): string | undefined {
  return expression.is === 'literal' && typeof expression.value === 'string' ? expression.value : undefined;
}

/** What the line says: a text, or that it says something which nobody can read; else nothing. */
function statedBy(expression: Expression): string | typeof UNREAD | undefined {
  const isNothing = expression.is === 'literal' && expression.value === null;
  return isNothing ? undefined : (textOf(expression) ?? UNREAD);
}

/** Classes that say of themselves that they are queued and have what a worker runs, by their full names. */
function jobsIn(module: Module): readonly (readonly [string, Job])[] {
  return module.classes.flatMap((node) => {
    const isQueued = node.implements.some(({ name }) => /^ShouldQueue(?:AfterCommit)?$/.test(name));
    const full = [...(module.opens?.slice(0, 1) ?? []), node.name].join('\\');
    return isQueued && handlerOf({ module, node }) !== undefined ? [[full, { module, node }] as const] : [];
  });
}

function handlerOf({ module, node }: Job): number | undefined {
  return node.methods.find((index) => /^(?:handle|__invoke)$/.test(module.functions[index]?.name ?? ''));
}

interface Stated {
  readonly queue?: string | typeof UNREAD | undefined;
  readonly connection?: string | typeof UNREAD | undefined;
}

interface Around {
  readonly modules: readonly Module[];
  readonly repository: Repository;
}

/** The line says it, else the job's constructor or its properties, else the application's configuration. */
function placeOf(job: Job, stated: Stated, { modules, repository }: Around): Place | undefined {
  const home = homeOf(job.module.path, repository);
  const name =
    stated.connection ??
    ownOf(job, 'connection') ??
    chosenConnection('queue', ['QUEUE_CONNECTION', 'QUEUE_DRIVER'], home, repository);
  if (typeof name !== 'string') return undefined;
  const config = modules.find(({ path }) => path === below(home, 'config/queue.php'));
  const driver = (config && driverOf(name, config)) ?? name;
  const protocol = Object.hasOwn(PROTOCOLS, driver) ? PROTOCOLS[driver] : undefined;
  if (protocol === undefined) return undefined;
  const queue = stated.queue ?? ownOf(job, 'queue');
  const part = (key: string) => spelled(`${CONFIG}queue`, 'connections', name, key);
  const usual: Expression = { is: 'fallback', first: part('queue'), second: literalOf('default') };
  const server = protocol === 'redis' ? spelled(`${CONFIG}database`, 'redis', 'default', 'host') : part('host');
  return { protocol, queue: typeof queue === 'string' ? literalOf(queue) : (queue ?? usual), server };
}

/** `$this->onQueue('parcels')` in the constructor goes before what the property is given. */
function ownOf({ module, node }: Job, name: 'queue' | 'connection'): Stated['queue'] {
  const method = name === 'queue' ? 'onQueue' : 'onConnection';
  const maker = node.methods.flatMap((index) => module.functions[index] ?? []).find((each) => each.kind === 'constructor');
  const chosen = module.calls.flatMap(({ callee, arguments: [first], scope }) =>
    callee.is === 'member' && callee.of.is === 'this' && callee.name === method && scope === maker?.scope && first ? [first] : [],
  );
  const given = node.fields.filter((field) => field.name === name).flatMap((field) => field.values);
  const [only, ...others] = new Set(
    (chosen.length > 0 ? chosen : given.map(({ expression }) => expression)).flatMap((each) => statedBy(each) ?? []),
  );
  return others.length === 0 ? only : UNREAD;
}

function argumentsOf({ queue, protocol, server }: Place): readonly Expression[] {
  return [queue, literalOf(protocol), protocol === 'sqs' ? literalOf('https://sqs.amazonaws.com') : server];
}

/** Workers call the handler for what they take from each queue that the job is put into. */
function workOf({ module, node }: Job, places: readonly Place[]): readonly CallSite[] {
  const handler = handlerOf({ module, node });
  const scope = handler === undefined ? undefined : module.functions[handler]?.scope;
  if (handler === undefined || scope === undefined) return [];
  const distinct = new Map(places.map((place) => [JSON.stringify(place), place]));
  return [...distinct.values()].map((place) => ({
    callee: spelled(QUEUES, 'work'),
    arguments: [...argumentsOf(place), { is: 'function', function: handler }],
    isNew: false,
    typeArguments: [],
    scope,
    place: node.place,
  }));
}
