import type { CallSite, Module } from '../../src/code/ir.ts';
import { type Discovery, discoveredBy, textsOf } from './celery-discovery.ts';

/**
 * Applications run the modules that they include, and the `tasks` of the packages that they look through.
 * https://docs.celeryq.dev/en/stable/reference/celery.html#celery.Celery.autodiscover_tasks
 */
export function withIncludes(discovery: Discovery): readonly Module[] {
  return discovery.modules.map((module) => {
    const more =
      opensCelery(module) || discovery.applicationOf(module.path) === module.path
        ? module.calls.flatMap((call) => includedBy(call, module, discovery))
        : [];
    return more.length > 0 ? { ...module, requires: [...new Set([...module.requires, ...more])] } : module;
  });
}

/** Whether a module names the library. */
export function opensCelery({ imports }: Module): boolean {
  return imports.some(({ specifier }) => /^celery(\.|$)/.test(specifier));
}

/** `Celery('shop', include=['shop.tasks'])`, `app.conf.imports = […]`, `app.autodiscover_tasks(['shop'])`. */
function includedBy(call: CallSite, module: Module, discovery: Discovery): readonly string[] {
  const { callee, arguments: args } = call;
  const name = callee.is === 'member' || callee.is === 'name' ? callee.name : '';
  if (name === 'imports=' || name === 'include=') return textsOf(args[0]);
  if (name === 'autodiscover_tasks') return discoveredBy(call, module, discovery);
  if (name !== 'Celery' && name !== 'update') return [];
  return args.flatMap((each) => (each.is === 'keyword' && /^(include|imports)$/.test(each.name) ? textsOf(each.of) : []));
}
