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
    ...scopes.flatMap(({ variables }) => variables.flatMap(({ values }) => values.flatMap(withGuards))),
    ...functions.flatMap(({ returns }) => returns.flatMap(withGuards)),
    ...exports.flatMap(({ value }) => value ?? []),
    ...decorators.flatMap(({ arguments: given, scope }) => given.map((expression) => ({ expression, scope }))),
  ];
}

function withGuards(bound: Bound): readonly Bound[] {
  return [bound, ...(bound.guards ?? []).map((expression) => ({ expression, scope: bound.scope }))];
}
