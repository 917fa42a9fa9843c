// https://guides.rubyonrails.org/active_job_basics.html#setting-the-backend
import type { CallSite, Module } from '../../src/code/ir.ts';
import type { Repository } from '../../src/sdk/index.ts';
import { below } from './bundler.ts';

/** What calls of jobs are told besides: the protocol over which the program's adapter sends them. */
export const OVER = 'over protocol';

/** Adapters whose jobs go over the network; the others keep them in the process or in its database. */
const PROTOCOLS: Readonly<Record<string, string>> = { sidekiq: 'redis', resque: 'redis', shoryuken: 'sqs', sneakers: 'amqp' };

const FILES = ['config/application.rb', 'config/environments/production.rb', 'config/initializers/active_job.rb'];
const CALLS = /^(?:queue_as|perform_later)$/;

/** Tells every call that makes or queues a job which way the adapter of its program sends it. */
export function withAdapter(module: Module, home: string, repository: Repository): Module {
  if (!module.calls.some(isOfJobs)) return module;
  const protocol = protocolOf(home, repository);
  if (protocol === undefined) return module;
  const of = { is: 'literal', value: protocol } as const;
  const calls = module.calls.map((call) =>
    isOfJobs(call) ? { ...call, arguments: [...call.arguments, { is: 'keyword', name: OVER, of } as const] } : call,
  );
  return { ...module, calls };
}

function isOfJobs({ callee }: CallSite): boolean {
  return (callee.is === 'member' || callee.is === 'name') && CALLS.test(callee.name);
}

/** The last file that says it holds where a program is deployed. */
function protocolOf(home: string, repository: Repository): string | undefined {
  const stated = FILES.flatMap((name) => {
    const text = repository.read(below(home, name))?.text ?? '';
    return /^[^#\n]{0,80}\bqueue_adapter\s{0,9}=\s{0,9}:(\w+)/m.exec(text)?.[1] ?? [];
  });
  const adapter = stated.at(-1) ?? '';
  return Object.hasOwn(PROTOCOLS, adapter) ? PROTOCOLS[adapter] : undefined;
}
