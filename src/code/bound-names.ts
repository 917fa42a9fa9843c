import { givenUnder } from './given-names.ts';
import type { Bound, Expression, Module } from './ir.ts';
import { resultOf } from './last-names.ts';

/** The name of whatever a call gives, called at once: `retried(3)(send)`. */
export const RESULT = 'result of a call';

interface Held {
  readonly name: string;
  readonly index: number;
}

/** By function: variables, fields, exports and entries of objects that hold it or that functions give, under another name than its own. */
export function boundNames(module: Module): ReadonlyMap<number, readonly string[]> {
  const known = knownNames.get(module) ?? namesIn(module);
  knownNames.set(module, known);
  return known;
}

const knownNames = new WeakMap<Module, ReadonlyMap<number, readonly string[]>>();

function namesIn(module: Module): ReadonlyMap<number, readonly string[]> {
  const held = heldByVariables(module);
  const variables = held.map(({ name, index }) => ({ name, index }));
  const holders = new Map<string, Set<number>>();
  const named = module.functions.flatMap(({ name }, index): readonly Held[] => (name === undefined ? [] : [{ name, index }]));
  for (const { name, index } of [...named, ...variables]) holders.set(name, (holders.get(name) ?? new Set()).add(index));
  const exported = module.exports.flatMap(({ name, value }): readonly Held[] => {
    const of = value?.expression;
    if (of?.is === 'function') return [{ name, index: of.function }];
    return of?.is === 'name' ? [...(holders.get(of.name) ?? [])].map((index) => ({ name, index })) : [];
  });
  const given = [...module.functions.flatMap(({ returns }) => returns), ...module.exports.flatMap(({ value }) => value ?? [])];
  const entries = [...held, ...given.flatMap(({ expression }) => functionsHeld(expression))];
  const keys = entries.flatMap(({ index, key }): readonly Held[] => (key === undefined ? [] : [{ name: key, index }]));
  const results = resultsIn(module, [...named, ...variables]);
  return namesByFunction([...variables, ...exported, ...keys, ...results, ...registeredIn(module)]);
}

function namesByFunction(held: readonly Held[]): ReadonlyMap<number, readonly string[]> {
  const found = new Map<number, string[]>();
  for (const { name, index } of held) {
    const names = found.get(index);
    if (names) names.push(name);
    else found.set(index, [name]);
  }
  return found;
}

/** The functions that functions give, in place or by their names, by the names of what gives them. */
function resultsIn({ functions, scopes }: Module, givers: readonly Held[]): readonly Held[] {
  const names = namesByFunction(givers);
  return functions.flatMap(({ returns }, giver) =>
    returns.flatMap((given) =>
      functionsMeant(given, scopes).flatMap((index) =>
        [RESULT, ...(names.get(giver) ?? []).map(resultOf)].map((name) => ({ name, index })),
      ),
    ),
  );
}

/** The functions that a value is, or that a variable of that name holds in a function around it. */
function functionsMeant({ expression, scope }: Bound, scopes: Module['scopes']): readonly number[] {
  if (expression.is === 'function') return [expression.function];
  if (expression.is !== 'name') return [];
  for (let at: number | null = scope; at !== null && at !== 0; at = scopes[at]?.parent ?? null) {
    const known = scopes[at]?.variables.find(({ name }) => name === expression.name);
    if (known) return known.values.flatMap((each) => (each.expression.is === 'function' ? [each.expression.function] : []));
  }
  return [];
}

/** Functions that calls are given under names; what is asked for by a name may be called at once: `app.get('publish')(order)`. */
function registeredIn({ calls }: Module): readonly Held[] {
  const entries = calls.flatMap((call) => call.arguments.flatMap((each) => (each.is === 'object' ? functionsHeld(each) : [])));
  const keys = entries.flatMap(({ index, key }): readonly Held[] => (key === undefined ? [] : [{ name: key, index }]));
  const given = calls
    .flatMap(givenUnder)
    .flatMap(({ name, value }) =>
      value.is === 'function' ? [name, RESULT].map((each) => ({ name: each, index: value.function })) : [],
    );
  return [...keys, ...given];
}

/** The functions that variables and fields hold, themselves or as entries of an object, then with the entry's key. */
function heldByVariables({ scopes, classes }: Module): readonly (Held & { readonly key?: string })[] {
  const holders = [...scopes.flatMap(({ variables }) => variables), ...classes.flatMap(({ fields }) => fields)];
  return holders.flatMap(({ name, values }) =>
    values.flatMap(({ expression }) => functionsHeld(expression).map((each) => ({ name, ...each }))),
  );
}

/** The functions that an expression is or that entries of it are, with the entry's key. */
function functionsHeld(expression: Expression): readonly { readonly index: number; readonly key?: string }[] {
  if (expression.is === 'function') return [{ index: expression.function }];
  if (expression.is !== 'object') return [];
  return expression.entries.flatMap((entry) =>
    'key' in entry && entry.value.is === 'function' ? [{ index: entry.value.function, key: entry.key }] : [],
  );
}
