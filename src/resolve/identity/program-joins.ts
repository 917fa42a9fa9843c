import type { Fact } from '../../model/fact.ts';
import { bareName } from '../../model/names.ts';
import type { Joins } from './joins.ts';
import type { ComponentSighting, ProgramSighting } from './sightings.ts';

/** Something is a program, because a file says so; without a program nothing is joined. */
export function joinProgram(
  key: string,
  program: ProgramSighting | undefined,
  reason: string,
  facts: readonly Fact[],
  joins: Joins,
): void {
  if (program) joins.join({ a: key, b: program.key, reason, certainty: 'declared', facts: [...facts, ...program.facts] });
}

/** The command lines that deployments start it with. */
export function commandOf(component: ComponentSighting): string {
  return component.facts.map((fact) => fact.command ?? '').join(' ');
}

/** All of them are one. */
export function joinAll([first, ...others]: readonly ComponentSighting[], reason: string, joins: Joins): void {
  if (!first) return;
  for (const other of others)
    joins.join({ a: first.key, b: other.key, reason, certainty: 'declared', facts: [...first.facts, ...other.facts] });
}

/** Neither name nor command line is the same: the image only holds tools. */
export function runsAnotherProgram(one: ComponentSighting, other: ComponentSighting): boolean {
  const [a, b] = [commandOf(one).trim(), commandOf(other).trim()];
  return a !== '' && b !== '' && a !== b && bareName(one.name) !== bareName(other.name);
}
