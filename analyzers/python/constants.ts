import type { Expression, Module } from '../../src/code/ir.ts';

/** A text that stands there, or in a constant at the top of the file. */
export function constantText(expression: Expression | undefined, { scopes }: Pick<Module, 'scopes'>): string | undefined {
  const values =
    expression?.is === 'name' ? scopes[0]?.variables.find(({ name }) => name === expression.name)?.values : undefined;
  const only = values?.length === 1 ? values[0]?.expression : expression;
  return only?.is === 'literal' && typeof only.value === 'string' ? only.value : undefined;
}
