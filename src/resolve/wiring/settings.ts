import type { FactOf } from '../../model/fact.ts';
import type { Value } from '../../model/value.ts';
import type { Environment, GivenSetting, NeededSetting } from '../../model/wiring.ts';
import { evidenceChain } from '../chain.ts';
import type { Thing } from '../identity/thing.ts';
import { isPlatformVariable } from '../knowledge/platform-variables.ts';
import type { Surroundings } from '../pass.ts';
import { IN_CODE } from '../settings.ts';
import { isAllHere } from '../unread-settings.ts';
import { alikeNames } from './alike.ts';

/** Settings that code cannot find another side without and that a deployment of it does not give. */
export function neededSettings(around: Surroundings): readonly NeededSetting[] {
  const { facts, owners } = around;
  const reading = [
    ...facts.of('call').map((fact) => ({ fact, values: [fact.target] })),
    ...facts.of('connection').map((fact) => ({ fact, values: [fact.target] })),
    ...facts.of('listen').map((fact) => ({ fact, values: fact.isOfDevelopment ? [] : [fact.port] })),
    ...[...facts.of('publish'), ...facts.of('subscribe')].map((fact) => ({
      fact,
      values: [fact.channel, ...(fact.connection ? [fact.connection] : [])],
    })),
  ];
  const found = reading.flatMap(({ fact, values }) =>
    fact.owner.is !== 'code'
      ? []
      : owners
          .thingsOf(fact.owner)
          .flatMap((thing) => values.flatMap(requiredKeys).flatMap((key) => lacking(key, thing, fact, around))),
  );
  const open = openEnvironments(around);
  const certain = found.filter(({ node, deployment }) => !open.has(`${node} ${deployment}`));
  return [
    ...new Map(certain.toReversed().map((each) => [`${each.node} ${each.deployment} ${each.key}`, each])).values(),
  ].reverse();
}

function lacking(
  key: string,
  thing: Thing,
  fact: FactOf<'call' | 'connection' | 'listen' | 'publish' | 'subscribe'>,
  { settings }: Surroundings,
): readonly NeededSetting[] {
  if (thing.kind !== 'service' || !/^[A-Z][A-Z0-9_]+$/.test(key) || isPlatformVariable(key)) return [];
  return thing.deployments
    .filter((deployment) => /^(compose|kubernetes|helm|kustomize):/.test(deployment))
    .filter((deployment) => settings.given(thing, deployment).size > 0)
    .filter((deployment) => [deployment, IN_CODE].every((each) => settings.lookup(key, thing, each).length === 0))
    .map((deployment) => ({
      node: thing.id,
      deployment,
      key,
      alike: alikeNames(key, settings.given(thing, deployment).keys()),
      evidence: evidenceChain(fact, []),
    }));
}

/** Nodes by deployment that take in a group of settings which the repository does not hold: it may give anything. */
function openEnvironments({ facts, owners }: Surroundings): ReadonlySet<string> {
  const groups = new Set(facts.of('setting').flatMap(({ group }) => group ?? []));
  const open = facts.of('settings-source').filter(({ group, interpolationOnly }) => !interpolationOnly && !groups.has(group));
  return new Set(
    open.flatMap(({ owner }) =>
      owner.is === 'component' ? owners.thingsOf(owner).map(({ id }) => `${id} ${owner.deployment}`) : [],
    ),
  );
}

/** Settings without which there is no value: no default in code, and no other branch. */
function requiredKeys(value: Value): readonly string[] {
  switch (value.is) {
    case 'setting':
      return value.fallback === undefined ? [value.key] : [];
    case 'concat':
      return value.parts.flatMap(requiredKeys);
    case 'list':
      return value.items.flatMap(requiredKeys);
    default:
      return [];
  }
}

/** Variables that a deployment writes into the environment of programs whose code is all here; what whole groups bring along is not meant. */
export function givenSettings({ facts, owners }: Surroundings): readonly GivenSetting[] {
  return facts.of('setting').flatMap(({ owner, group, key, evidence }) => {
    if (owner?.is !== 'component' || group !== undefined || !/^[A-Za-z][A-Za-z0-9_]*$/.test(key)) return [];
    if (isPlatformVariable(key)) return [];
    const things = owners.thingsOf(owner).filter(isAllHere);
    return things.map(({ id }) => ({ node: id, deployment: owner.deployment, key, evidence }));
  });
}

/** What each service of the team's own is given in each deployment, wherever it comes from. */
export function environmentsOf(around: Surroundings): readonly Environment[] {
  const open = openEnvironments(around);
  const own = around.things.filter((thing) => thing.kind === 'service' && !thing.product);
  return own.flatMap((thing) =>
    thing.deployments.map((deployment) => ({
      node: thing.id,
      deployment,
      settings: [...around.settings.given(thing, deployment)]
        .filter(([key]) => /^[A-Za-z][A-Za-z0-9_]*$/.test(key) && !isPlatformVariable(key))
        .map(([key, { evidence }]) => ({ key, evidence })),
      isOpen: open.has(`${thing.id} ${deployment}`),
    })),
  );
}
