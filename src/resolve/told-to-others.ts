import type { FactOf } from '../model/fact.ts';
import { groupBy } from '../model/group-by.ts';
import type { Value } from '../model/value.ts';
import { followEverywhere, isComplete } from './follow.ts';
import type { Thing } from './identity/thing.ts';
import type { Surroundings } from './pass.ts';

/**
 * Shared code that sends logs and traces where a setting says so does nothing where it says nothing: of the programs of one deployment, only
 * those that are told the address use it, be it in part.
 */
export function isToldToOthersAlone(fact: FactOf<'connection'>, thing: Thing, around: Surroundings): boolean {
  const { target, nodeKind } = fact;
  if (nodeKind !== 'infrastructure' || !isAskedAlone(target) || isTold(fact, thing, around)) return false;
  const alike = connectionsOf(around).get(sameOf(fact)) ?? [];
  return alike
    .flatMap((each) => around.owners.thingsOf(each.owner))
    .some((each) => each !== thing && areDeployedTogether(each, thing) && isTold(fact, each, around));
}

const LEFT_TO_ENVIRONMENT = /^(OTEL_EXPORTER_.*|MLFLOW_TRACKING_URI)$/;

/**
 * What sends where its environment says (an exporter of traces, a tracker of models) sends nothing anywhere when nobody states an address.
 * https://opentelemetry.io/docs/specs/otel/protocol/exporter/ and https://mlflow.org/docs/latest/tracking.html
 */
export function isLeftUnsaid(fact: FactOf<'connection'>, thing: Thing, around: Surroundings): boolean {
  const { target } = fact;
  return isAskedAlone(target) && LEFT_TO_ENVIRONMENT.test(target.key) && !isTold(fact, thing, around);
}

/** A setting, and others in its place, without an address of its own. */
function isAskedAlone(target: Value | undefined): target is Extract<Value, { is: 'setting' }> {
  return target?.is === 'setting' && (target.fallback === undefined || isAskedAlone(target.fallback));
}

const known = new WeakMap<Surroundings, ReadonlyMap<string, readonly FactOf<'connection'>[]>>();

/** The connections that may be told the same, of a technology by a setting, grouped once. */
function connectionsOf(around: Surroundings): ReadonlyMap<string, readonly FactOf<'connection'>[]> {
  const found = known.get(around) ?? groupBy(around.facts.of('connection'), sameOf);
  known.set(around, found);
  return found;
}

function sameOf({ technology, target }: FactOf<'connection'>): string {
  return JSON.stringify([technology, target]);
}

/** What has a setting of that name that says anything; a part of it may be known at run time only. */
function isTold({ target }: FactOf<'connection'>, thing: Thing, { settings }: Surroundings): boolean {
  if (target === undefined) return false;
  return followEverywhere(target, thing, settings).some((each) => each.text !== '' && (isComplete(each) || each.hops.length > 0));
}

function areDeployedTogether(one: Thing, other: Thing): boolean {
  return one.deployments.some((each) => other.deployments.includes(each));
}
