import type { Fact } from '../../model/fact.ts';
import { textsOf, type Value } from '../../model/value.ts';
import { parseAddresses } from '../address.ts';
import { isAddress } from '../address-keys.ts';
import type { Survey } from '../survey.ts';
import { isShelved } from './put-away.ts';

/** Hosts that code and the deployments in use name, and that no deployment in use answers to. */
export function hostsInUse({ facts, things }: Survey, live: ReadonlySet<string>): ReadonlySet<string> {
  const isOfUse = (fact: Fact) => {
    const deployment = deploymentOf(fact);
    return deployment === undefined ? !isIdle(fact) : live.has(deployment);
  };
  const settings = facts.of('setting').filter(isOfUse);
  const named = settings.flatMap(({ key, value }) =>
    textsOf(value).flatMap((text) => parseAddresses(text).filter((address) => isAddress(key, text, address))),
  );
  const targets = [...facts.of('call'), ...facts.of('connection')].filter(isOfUse).map(({ target }) => target);
  const brokers = [...facts.of('publish'), ...facts.of('subscribe')]
    .filter(isOfUse)
    .flatMap(({ connection }) => connection ?? []);
  const reached = [...targets, ...brokers].flatMap((value: Value) => textsOf(value).flatMap(parseAddresses));
  const answered = new Set(
    things.flatMap(({ components }) =>
      components
        .filter((each) => live.has(each.deployment))
        .flatMap((each) => [each.name, ...each.serviceNames, ...each.facts.flatMap((fact) => fact.hosts)]),
    ),
  );
  return new Set([...named, ...reached].map(({ host }) => host).filter((host) => !answered.has(host)));
}

/** Code that no program reaches, and what lies on a shelf itself. */
function isIdle(fact: Fact): boolean {
  const isReached = !('owner' in fact) || fact.owner?.is !== 'code' || fact.owner.programs.some((folder) => !isShelved(folder));
  return !isReached || isShelved(fact.evidence.path);
}

function deploymentOf(fact: Fact): string | undefined {
  if ('deployment' in fact && fact.deployment !== undefined) return fact.deployment;
  return 'owner' in fact && fact.owner?.is === 'component' ? fact.owner.deployment : undefined;
}
