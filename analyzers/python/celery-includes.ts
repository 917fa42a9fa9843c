import type { CallSite, Expression, Module } from '../../src/code/ir.ts';
import { FILE } from './modules.ts';

/**
 * Applications run the modules that they include, and the `tasks` of the packages that they look through.
 * https://docs.celeryq.dev/en/stable/reference/celery.html#celery.Celery.autodiscover_tasks
 */
export function withIncludes(modules: readonly Module[]): readonly Module[] {
  const tasks = modules.filter(({ path }) => /(^|\/)tasks\.py$/.test(path)).map(({ path }) => FILE + path);
  return modules.map((module) => {
    const more = opensCelery(module) ? module.calls.flatMap((call) => includedBy(call, tasks)) : [];
    return more.length > 0 ? { ...module, requires: [...new Set([...module.requires, ...more])] } : module;
  });
}

function opensCelery({ imports }: Module): boolean {
  return imports.some(({ specifier }) => /^celery(\.|$)/.test(specifier));
}

/** `Celery('shop', include=['shop.tasks'])`, `app.conf.imports = […]`, `app.autodiscover_tasks(['shop'])`. */
function includedBy({ callee, arguments: args }: CallSite, tasks: readonly string[]): readonly string[] {
  const name = callee.is === 'member' || callee.is === 'name' ? callee.name : '';
  if (name === 'imports=' || name === 'include=') return textsOf(args[0]);
  if (name === 'autodiscover_tasks') {
    const packages = textsOf(args[0]);
    return packages.length > 0 ? packages.map((each) => `${each}.tasks`) : tasks;
  }
  if (name !== 'Celery' && name !== 'update') return [];
  return args.flatMap((each) => (each.is === 'keyword' && /^(include|imports)$/.test(each.name) ? textsOf(each.of) : []));
}

function textsOf(expression: Expression | undefined): readonly string[] {
  if (expression?.is !== 'list') return [];
  return expression.items.flatMap((item) => (item.is === 'literal' && typeof item.value === 'string' ? [item.value] : []));
}
