import type { Bound, Expression, Module } from './ir.ts';

/** An expression and all that it is made of. */
export function* partsOf(node: unknown): Generator<Expression> {
  if (typeof node !== 'object' || node === null) return;
  if ('is' in node) yield node as Expression;
  for (const each of Object.values(node)) yield* partsOf(each);
}

/** Every expression of a file with the scope of its names. */
export function boundsIn({ calls, scopes, functions, exports, classes }: Module): readonly Bound[] {
  const decorators = [...classes, ...functions, ...classes.flatMap(({ fields }) => fields)].flatMap((each) => each.decorators);
  return [
    ...calls.flatMap(({ callee, arguments: given, guards = [], scope }) =>
      [callee, ...given, ...guards].map((expression) => ({ expression, scope })),
    ),
    ...valuesIn({ scopes, functions }).flatMap(withGuards),
    ...exports.flatMap(({ value }) => value ?? []),
    ...decorators.flatMap(({ arguments: given, scope }) => given.map((expression) => ({ expression, scope }))),
  ];
}

/** What variables are given and functions return. */
function valuesIn({ scopes, functions }: Pick<Module, 'scopes' | 'functions'>): readonly Bound[] {
  return [
    ...scopes.flatMap(({ variables }) => variables.flatMap(({ values }) => values)),
    ...functions.flatMap(({ returns }) => returns),
  ];
}

function withGuards(bound: Bound): readonly Bound[] {
  return [bound, ...(bound.guards ?? []).map((expression) => ({ expression, scope: bound.scope }))];
}

/** The conditions on which a file does something, or takes one thing or another. */
export function conditionsIn(module: Module): readonly Bound[] {
  const around = [...module.calls, ...(module.taken ?? []), ...valuesIn(module)].flatMap(({ guards = [], scope }) =>
    guards.map((expression) => ({ expression, scope })),
  );
  const choices = boundsIn(module).flatMap(({ expression, scope }) =>
    [...partsOf(expression)].flatMap((part) =>
      part.is === 'choice' && part.decidedBy ? [{ expression: part.decidedBy, scope }] : [],
    ),
  );
  const conditions = [...around, ...choices];
  return [...conditions, ...heldBy(module, conditions)];
}

/** `const isWorker = mode === 'worker'`: what variables are given whose names stand in conditions. */
function heldBy({ scopes }: Module, conditions: readonly Bound[]): readonly Bound[] {
  const parts = conditions.flatMap(({ expression }) => [...partsOf(expression)]);
  const names = new Set(parts.flatMap((part) => (part.is === 'name' ? [part.name] : [])));
  return scopes.flatMap(({ variables }) => variables.flatMap(({ name, values }) => (names.has(name) ? values : [])));
}
