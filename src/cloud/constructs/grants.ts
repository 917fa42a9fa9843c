import type { CallSite } from '../../code/ir.ts';
import type { FactDraft } from '../../model/fact.ts';
import { connectionTo } from '../services.ts';
import { type Attribute, entriesOf, type Made, rootOf, type Thing } from '../synth/things.ts';
import { type Deployed, managedAt, unitAt } from './deployed.ts';

/** `queue.grantSendMessages(orders)`: the function is given the rights to use it. */
export function grantFacts(deployed: Deployed): readonly FactDraft[] {
  const grants = deployed.made.filter(({ on, path }) => on && /^grant[A-Z_]/.test(path));
  return grants.flatMap((grant) => {
    const managed = managedAt(grant.on, deployed);
    const unit = unitAt(grant.arguments[0], deployed);
    if (!managed || !unit || isGrantedToAll(grant, grants, deployed)) return [];
    return [connectionTo(unit.owner, managed, grant.evidence)];
  });
}

/** A line that gives the same rights to every function that one other line makes says nothing about any of them. */
function isGrantedToAll(grant: Made, grants: readonly Made[], deployed: Deployed): boolean {
  const grantee = rootOf(grant.arguments[0]);
  if (!grantee) return false;
  const same = grants.filter(({ site, on }) => site === grant.site && rootOf(on) === rootOf(grant.on));
  const given = new Set(same.map((each) => rootOf(each.arguments[0])));
  return madeBy(grantee.site, deployed).every((each) => given.has(each)) && given.size > 1;
}

/** A variable that one line gives to all that it makes says nothing about any of them. */
export function isGivenToAll(key: string, thing: Attribute, made: Made, deployed: Deployed): boolean {
  const beside = madeBy(made.site, deployed);
  return beside.length > 1 && beside.every((each) => isSame(variablesOf(each).get(key), thing));
}

function isSame(left: Thing | undefined, right: Attribute): boolean {
  return left?.is === 'attribute' && left.name === right.name && rootOf(left) === rootOf(right);
}

function variablesOf({ properties }: Made): ReadonlyMap<string, Thing> {
  const stated = entriesOf(properties.get('environment'));
  const inner = stated.get('variables');
  return inner?.is === 'object' ? inner.entries : stated;
}

function madeBy(site: CallSite, { units }: Deployed): readonly Made[] {
  return [...units.keys()].filter((each) => each.site === site);
}
