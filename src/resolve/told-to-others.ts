import type { FactOf } from '../model/fact.ts';
import { followEverywhere, isComplete } from './follow.ts';
import type { Thing } from './identity/thing.ts';
import type { Surroundings } from './pass.ts';

/**
 * Shared code that sends logs and traces where a setting says so does nothing where it says nothing: of the programs of one deployment, only
 * those that are told the address use it.
 */
export function isToldToOthersAlone(fact: FactOf<'connection'>, thing: Thing, around: Surroundings): boolean {
  const { target, nodeKind } = fact;
  if (nodeKind !== 'infrastructure' || target?.is !== 'setting' || target.fallback || isTold(fact, thing, around)) return false;
  const told = JSON.stringify([fact.technology, target]);
  return around.facts
    .of('connection')
    .filter((each) => JSON.stringify([each.technology, each.target]) === told)
    .flatMap((each) => around.owners.thingsOf(each.owner))
    .some((each) => each !== thing && areDeployedTogether(each, thing) && isTold(fact, each, around));
}

function isTold({ target }: FactOf<'connection'>, thing: Thing, { settings }: Surroundings): boolean {
  return target !== undefined && followEverywhere(target, thing, settings).some((each) => isComplete(each) && each.text !== '');
}

function areDeployedTogether(one: Thing, other: Thing): boolean {
  return one.deployments.some((each) => other.deployments.includes(each));
}
