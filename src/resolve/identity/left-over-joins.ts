import { bareName } from '../../model/names.ts';
import { deploymentsOf, foreignProduct, type Group, groupsOf } from './group.ts';
import type { Joins } from './joins.ts';
import type { Sightings } from './sightings.ts';

/**
 * What one deployment alone runs and what it alone lacks are one where their names end alike, `gateway` and `api-gateway`, and nothing else
 * could be meant: a prefix is often left out where everything has it.
 */
export function joinLeftOver(sightings: Sightings, joins: Joins): void {
  const groups = groupsOf(sightings, joins).filter(isOfTheTeam);
  const pairs = groups.filter(isWithoutProgram).flatMap((left) => {
    const there = deploymentsOf(left);
    const known = groups.filter((each) => each.programs.length > 0);
    const isShared = known.some((each) => isIn(each, there) && [...deploymentsOf(each)].some((one) => !there.has(one)));
    const lacking = known.filter((each) => deploymentsOf(each).size > 0 && !isIn(each, there));
    return isShared ? lacking.filter((each) => endAlike(left, each)).map((right) => ({ left, right })) : [];
  });
  for (const { left, right } of pairs) {
    const isOnly = pairs.every((each) => (each.left === left) === (each.right === right));
    const facts = [left, right].flatMap((each) => each.components.flatMap((component) => component.facts.slice(0, 1)));
    const reason = `nothing else that ${left.components[0]?.name} runs beside could be ${right.components[0]?.name}`;
    if (isOnly) joins.join({ a: left.key, b: right.key, reason, certainty: 'inferred', facts });
  }
}

function isOfTheTeam(group: Group): boolean {
  return !group.product && !foreignProduct(group) && group.components.every((each) => each.facts.every((fact) => !fact.nodeKind));
}

function isWithoutProgram({ components, programs, images }: Group): boolean {
  return components.length > 0 && programs.length === 0 && images.length === 0;
}

function isIn(group: Group, deployments: ReadonlySet<string>): boolean {
  return [...deploymentsOf(group)].some((each) => deployments.has(each));
}

function endAlike(left: Group, right: Group): boolean {
  const names = (group: Group) => group.components.map((each) => bareName(each.name));
  return names(left).some((one) => names(right).some((other) => one.endsWith(`-${other}`) || other.endsWith(`-${one}`)));
}
