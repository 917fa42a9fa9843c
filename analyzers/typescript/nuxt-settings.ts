import type { Bound, Expression, ObjectEntry } from '../../src/code/ir.ts';

const ENVIRONMENT: Expression = { is: 'member', of: { is: 'name', name: 'process' }, name: 'env' };

/**
 * What `runtimeConfig` says are defaults of variables that are named after their place: `public.apiBase` is `NUXT_PUBLIC_API_BASE`.
 * https://nuxt.com/docs/guide/going-further/runtime-config#environment-variables
 */
export function withRuntimeSettings(exported: Bound): Bound {
  const { expression } = exported;
  if (expression.is !== 'object') return exported;
  const entries = expression.entries.map((entry) =>
    'key' in entry && entry.key === 'runtimeConfig' ? { ...entry, value: overridden(entry.value, 'NUXT') } : entry,
  );
  return { ...exported, expression: { ...expression, entries } };
}

function overridden(value: Expression, name: string): Expression {
  if (value.is !== 'object') return { is: 'fallback', first: { is: 'member', of: ENVIRONMENT, name }, second: value };
  const entries = value.entries.map(
    (entry): ObjectEntry =>
      'key' in entry ? { ...entry, value: overridden(entry.value, `${name}_${variable(entry.key)}`) } : entry,
  );
  return { ...value, entries };
}

/** `apiBase` is `API_BASE`. */
function variable(key: string): string {
  return key.replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2').toUpperCase();
}
