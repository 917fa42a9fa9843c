import type { CallSite, ClassNode, Expression, Module } from '../../src/code/ir.ts';
import { spelled } from '../../src/frontend/rule-walker.ts';

/** What a worker is told by the class that its command names. https://arq-docs.helpmanual.io/#arq.worker.Worker */
const TOLD = new Set(['functions', 'cron_jobs', 'queue_name', 'redis_settings', 'on_startup', 'on_shutdown']);

/** A class of settings makes a worker with its attributes: `arq shop.worker.WorkerSettings`. */
export function linkArq(modules: readonly Module[]): readonly Module[] {
  return modules.map((module) => {
    const calls = isOfArq(module) ? module.classes.flatMap((node) => (isSettings(node) ? [workerOf(node)] : [])) : [];
    return calls.length > 0 ? { ...module, calls: [...module.calls, ...calls] } : module;
  });
}

function isOfArq({ imports, classes }: Module): boolean {
  return imports.some(({ specifier }) => /^arq(\.|$)/.test(specifier)) || classes.some(({ name }) => name === 'WorkerSettings');
}

/** A worker needs functions, or jobs by the clock. */
function isSettings({ fields }: ClassNode): boolean {
  const names = fields.filter(({ isStatic }) => isStatic).map(({ name }) => name);
  return (
    (names.includes('functions') || names.includes('cron_jobs')) &&
    (names.includes('redis_settings') || names.includes('queue_name') || names.includes('on_startup'))
  );
}

function workerOf({ fields, scope, place }: ClassNode): CallSite {
  const args = fields.flatMap(({ name, values }): readonly Expression[] => {
    const of = TOLD.has(name) ? values[0]?.expression : undefined;
    return of ? [{ is: 'keyword', name, of }] : [];
  });
  return { callee: spelled('arq.worker', 'Worker'), arguments: args, isNew: true, typeArguments: [], scope, place };
}
