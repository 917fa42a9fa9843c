import type { Export, Expression, Module } from './ir.ts';
import { namesIn } from './references.ts';
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

/**
 * The names by which programs come to the code of a file that uses one of its top-level variables: `exports.upload = (file) => store.send(file)`.
 * Undefined where the file hands the variable out, or anything else does more with it than functions that others call.
 */
export function usersOf(name: string, module: Module): readonly string[] | undefined {
  if (isExported(name, module)) return undefined;
  const using = scopesWith((each) => isMentioned(name, each), module);
  const users = new Set(usersAt(using, module));
  // A set grows while it is gone through: who calls a function of the same file uses the variable too.
  for (const user of users) {
    const calling = scopesWith((each) => isMentioned(user, each) || isOwnMember(user, each), module);
    for (const also of usersAt(calling, module)) users.add(also);
  }
  return users.size === 0 || users.has('') ? undefined : [...users].flatMap((user) => aliasesOf(user, module));
}

/** The functions around the scopes; nothing for code that runs by itself and for classes, which others may make in many ways. */
function usersAt(scopes: readonly number[], module: Module): readonly string[] {
  return scopes.map((scope) => {
    const declaration = module.scopes[scope]?.declaration;
    if (declaration === undefined) return exporterOf(scope, module) ?? '';
    const isWhole = module.exports.some((each) => isWholeFile(each) && isNamed(declaration, each.value?.expression));
    return isWhole || module.classes.some((each) => each.name === declaration) ? '' : declaration;
  });
}

function isWholeFile({ name }: Pick<Export, 'name'>): boolean {
  return name === '=' || name === 'default';
}

/** Every name under which a file exports something of a name. */
function aliasesOf(name: string, { exports }: Module): readonly string[] {
  const same = exports.flatMap((each) => [each, ...entriesOf(each)]).filter(({ value }) => isNamed(name, value?.expression));
  return [name, ...same.map((each) => each.name)];
}

function isNamed(name: string, expression: Expression | undefined): boolean {
  return expression?.is === 'name' && expression.name === name;
}

/** `module.exports = { upload, store: keep }`: what is exported as a whole, by its parts. */
function entriesOf({ name, value }: Export): readonly Export[] {
  const { expression, scope = 0 } = value ?? {};
  if (!isWholeFile({ name }) || expression?.is !== 'object') return [];
  return expression.entries.flatMap((entry) =>
    'key' in entry ? [{ name: entry.key, value: { expression: entry.value, scope } }] : [],
  );
}

/** `exports.upload`, `this.upload`. */
function isOwnMember(name: string, expression: Expression): boolean {
  return expression.is === 'member' && expression.name === name && (expression.of.is === 'this' || expression.of.is === 'module');
}

function isExported(name: string, { exports }: Module): boolean {
  return exports.some((each) => {
    const expression = each.value?.expression;
    return each.from === undefined && (each.name === name || (expression !== undefined && isMentioned(name, expression)));
  });
}

function scopesWith(isMeant: (expression: Expression) => boolean, module: Module): readonly number[] {
  const calls = module.calls.filter((call) => [call.callee, ...call.arguments].some(isMeant));
  const variables = module.scopes.flatMap((scope) => scope.variables.flatMap(({ values }) => values));
  const bound = [...variables, ...module.functions.flatMap(({ returns }) => returns)];
  return [...calls, ...bound.filter(({ expression }) => isMeant(expression))].map(({ scope }) => scope);
}

function isMentioned(name: string, expression: Expression): boolean {
  return [...namesIn(expression)].some((each) => each.split('.')[0] === name);
}

/** The name under which a file exports the function around a scope. */
export function exporterOf(start: number, module: Module): string | undefined {
  const all = exportersIn.get(module) ?? exportersOf(module);
  exportersIn.set(module, all);
  for (let at: number | null = start; at !== null; at = module.scopes[at]?.parent ?? null) {
    const index = module.scopes[at]?.function;
    const found = index === undefined ? undefined : all.get(index);
    if (found) return isWholeFile(found) ? undefined : found.name;
  }
  return undefined;
}

const exportersIn = new WeakMap<Module, ReadonlyMap<number, Pick<Export, 'name'>>>();

/** By function: the first export that it is. */
function exportersOf({ exports }: Module): ReadonlyMap<number, Pick<Export, 'name'>> {
  const found = new Map<number, Pick<Export, 'name'>>();
  for (const each of exports.flatMap((one) => [...entriesOf(one), one])) {
    const expression = each.value?.expression;
    if (expression?.is === 'function' && !found.has(expression.function)) found.set(expression.function, each);
  }
  return found;
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
