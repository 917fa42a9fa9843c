import type { Expression, Module } from './ir.ts';
import type { SiteReference } from './thing.ts';

const DEEPEST = 8;

/** The names of the top-level variables of a file whose values are made by the call at a place: `const db = drizzle(new Pool())`. */
export function variablesMadeAt({ module, scope, place }: SiteReference): readonly string[] {
  if (scope !== 0) return [];
  const variables = module.scopes[0]?.variables ?? [];
  return variables.flatMap(({ name, values }) =>
    values.some((value) => makes(value.expression, module, (call) => module.calls[call]?.place === place, 0)) ? [name] : [],
  );
}

/** The names by which other files may have a variable; undefined where it goes by any name that they give it. */
export function exportedNames(name: string, { exports }: Module): readonly string[] | undefined {
  const same = exports.filter((each) => {
    const expression = each.value?.expression;
    return each.name === name || (expression?.is === 'name' && expression.name === name);
  });
  return same.some((each) => each.name === 'default' || each.name === '=')
    ? undefined
    : [...new Set([name, ...same.map((each) => each.name)])];
}

function makes(expression: Expression, module: Module, isMeant: (call: number) => boolean, depth: number): boolean {
  if (depth > DEEPEST) return false;
  const within = (each: Expression) => makes(each, module, isMeant, depth + 1);
  switch (expression.is) {
    case 'call': {
      const call = module.calls[expression.call];
      return isMeant(expression.call) || (call !== undefined && [call.callee, ...call.arguments].some(within));
    }
    case 'member':
    case 'spread':
    case 'keyword':
      return within(expression.of);
    case 'choice':
      return expression.options.some(within);
    case 'fallback':
      return within(expression.first) || within(expression.second);
    case 'object':
      return expression.entries.some((entry) => within('spread' in entry ? entry.spread : entry.value));
    case 'list':
      return expression.items.some(within);
    default:
      return false;
  }
}
