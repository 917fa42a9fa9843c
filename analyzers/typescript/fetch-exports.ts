import type { Bound, Expression, Module } from '../../src/code/ir.ts';
import { asConfiguration, unwrapped } from './configuration-files.ts';

/** What runtimes call by themselves on what a file exports. */
const CALLED = new Set(['fetch', 'queue', 'scheduled', 'email', 'tail']);

/**
 * Hands an exported object with handlers to its runtime, as a call that library models know: Cloudflare's Workers
 * (https://developers.cloudflare.com/workers/runtime-apis/handlers/), Bun (https://bun.com/docs/runtime/http/server#export-default-syntax) and
 * `deno serve` (https://docs.deno.com/runtime/reference/cli/serve/) take it so.
 */
export function withServedExport(module: Module): Module {
  const exported = module.exports.find(({ name }) => name === 'default')?.value;
  const value = exported && valueOf(exported, module);
  const served = value ? unwrapped(value, module, 0).flatMap((each) => handlersIn(each)) : [];
  if (!value || served.length === 0) return module;
  const places = served.flatMap((each) => (each.is === 'function' ? (module.functions[each.function]?.place ?? []) : []));
  return asConfiguration(module, 'fetch-server', value, places[0]);
}

/** What the name that is exported stands for. */
function valueOf(exported: Bound, { scopes }: Module): Bound {
  const { expression } = exported;
  if (expression.is !== 'name') return exported;
  const variable = scopes[0]?.variables.find(({ name }) => name === expression.name);
  return variable?.values.length === 1 ? (variable.values[0] ?? exported) : exported;
}

function handlersIn({ expression }: Bound): readonly Expression[] {
  if (expression.is !== 'object') return [];
  return expression.entries.flatMap((entry) => ('key' in entry && CALLED.has(entry.key) ? [entry.value] : []));
}
