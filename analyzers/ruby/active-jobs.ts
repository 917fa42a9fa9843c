// https://guides.rubyonrails.org/active_job_basics.html#setting-the-backend
import type { CallSite, Expression, Module } from '../../src/code/ir.ts';
import type { Repository } from '../../src/sdk/index.ts';
import { below } from './bundler.ts';
import { PERFORM, SMTP } from './macros.ts';

/** What calls of jobs and of letters are told besides: the protocol over which the program's adapter sends them. */
export const OVER = { job: 'over protocol', mail: 'letters over protocol' } as const;

/** How what sends a letter over the network is spelled. */
export const POSTED = 'posted';

/** The queues of those that name none, of jobs and of letters. */
export const QUEUE_OF = { job: 'queue of jobs', mail: 'queue of letters' } as const;

/** Adapters whose jobs go over the network; the others keep them in the process or in its database. */
const PROTOCOLS: Readonly<Record<string, string>> = { sidekiq: 'redis', resque: 'redis', shoryuken: 'sqs', sneakers: 'amqp' };

const FILES = ['config/application.rb', 'config/environments/production.rb', 'config/initializers/active_job.rb'];
const CALLS = /^(?:included|perform_later|deliver_later!?)$/;

/** Tells every call that makes or queues a job which way the adapter of its program sends it, and where it waits if nobody says so. */
export function withAdapter(module: Module, home: string, { repository, sendsLater }: Surroundings): Module {
  if (!module.calls.some(isOfJobs)) return module;
  const protocol = adapterOf(home, repository);
  if (protocol === undefined) return module;
  const stated = settingsOf(home, repository);
  // A class without a method that does a job is none, and mailers are jobs only where something is sent later.
  const kinds = (call: CallSite) => [
    ...(isInclusion(call) && !hasKeyword(call, PERFORM) ? [] : (['job'] as const)),
    ...(sendsLater ? (['mail'] as const) : []),
  ];
  const calls = module.calls.map((call) => {
    const told = isOfJobs(call)
      ? kinds(call).flatMap((kind) => [named(OVER[kind], protocol), named(QUEUE_OF[kind], stated[kind])])
      : [];
    return told.length > 0 ? { ...call, arguments: [...call.arguments, ...told] } : call;
  });
  return { ...module, calls };
}

function named(name: string, value: string): Expression {
  return { is: 'keyword', name, of: { is: 'literal', value } };
}

function hasKeyword({ arguments: all }: CallSite, name: string): boolean {
  return all.some((each) => each.is === 'keyword' && each.name === name);
}

function isInclusion({ callee }: CallSite): boolean {
  return callee.is === 'member' && callee.name === 'included';
}

/** What is known of the program around a file. */
interface Surroundings {
  readonly repository: Repository;
  readonly sendsLater: boolean;
}

/** A letter goes over the network where the configuration names a mail server: only there it is sent by that name. */
export function withMailServer(module: Module): Module {
  const isTold = (call: CallSite) => hasKeyword(call, SMTP);
  if (!module.calls.some(isTold)) return module;
  const calls = module.calls.map((call) => {
    const { callee } = call;
    return callee.is === 'member' && isTold(call) ? { ...call, callee: { ...callee, name: POSTED } } : call;
  });
  return { ...module, calls };
}

/** Whether a file leaves letters to jobs. */
export function sendsLater({ calls }: Module): boolean {
  return calls.some(({ callee }) => callee.is === 'member' && /^deliver_later!?$/.test(callee.name));
}

function isOfJobs({ callee }: CallSite): boolean {
  return (callee.is === 'member' || callee.is === 'name') && CALLS.test(callee.name);
}

/** The last file that says it holds where a program is deployed. */
function adapterOf(home: string, repository: Repository): string | undefined {
  const adapter = lastStated(/^[^#\n]{0,80}\bqueue_adapter\s{0,9}=\s{0,9}:(\w+)/m, home, repository) ?? '';
  return Object.hasOwn(PROTOCOLS, adapter) ? PROTOCOLS[adapter] : undefined;
}

/** https://guides.rubyonrails.org/configuring.html#config-action-mailer-deliver-later-queue-name */
function settingsOf(home: string, repository: Repository): { readonly job: string; readonly mail: string } {
  const job =
    lastStated(/^[^#\n]{0,80}\bactive_job\.default_queue_name\s{0,9}=\s{0,9}[:"'](\w+)/m, home, repository) ?? 'default';
  const mail = lastStated(/^[^#\n]{0,80}\bdeliver_later_queue_name\s{0,9}=\s{0,9}[:"'](\w+)/m, home, repository);
  const defaults = lastStated(/^[^#\n]{0,80}\bload_defaults[\s(]{1,9}["']?(\d+\.\d+)/m, home, repository) ?? '0';
  return { job, mail: mail ?? (Number(defaults) < 6.1 ? 'mailers' : job) };
}

function lastStated(pattern: RegExp, home: string, repository: Repository): string | undefined {
  return FILES.flatMap((name) => pattern.exec(repository.read(below(home, name))?.text ?? '')?.[1] ?? []).at(-1);
}
