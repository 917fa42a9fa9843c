import type { Expression } from './ir.ts';

/** The last name of what is written: `b` of `a.b`. */
export function lastNameOf(expression: Expression): string | undefined {
  return expression.is === 'name' || expression.is === 'member' ? expression.name : undefined;
}

/** The last name of a symbol's path or of a dotted type. */
export function lastOfPath(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1);
}

/** The text that is written there. */
export function writtenText(expression: Expression | undefined): string | undefined {
  return expression?.is === 'literal' && typeof expression.value === 'string' ? expression.value : undefined;
}

/** What may be meant where several things are written: both sides of `a ?? b`, every branch of a choice, the function behind `find.call`. */
export function alternativesOf(expression: Expression): readonly Expression[] {
  if (expression.is === 'fallback') return [expression.first, expression.second].flatMap(alternativesOf);
  if (expression.is === 'member' && expression.passes) return [expression, ...alternativesOf(expression.of)];
  return expression.is === 'choice' ? expression.options.flatMap(alternativesOf) : [expression];
}

/** The name of whatever a call of something of this name gives. */
export function resultOf(name: string): string {
  return `result of ${name}`;
}
