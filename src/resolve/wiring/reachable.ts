import type { FactOf } from '../../model/fact.ts';
import type { Reachable } from '../../model/wiring.ts';
import { componentsOfExposure } from '../identity/sightings.ts';
import type { Surroundings } from '../pass.ts';

type ExposureFact = FactOf<'exposure'>;

/** Names and ports that deployments make reachable, with the nodes behind them. */
export function reachableNames(around: Surroundings): readonly Reachable[] {
  return around.facts.of('exposure').flatMap((fact): readonly Reachable[] => {
    if (fact.externalName !== undefined) return [];
    const { deployment, host, ports, evidence } = fact;
    const unmatched = unmatchedSelector(fact, around);
    return [
      {
        deployment,
        ...(host === undefined ? {} : { host }),
        nodes: nodesBehind(fact, around),
        ports,
        ...(unmatched ? { unmatched } : {}),
        evidence,
      },
    ];
  });
}

function nodesBehind(fact: ExposureFact, { facts, owners }: Surroundings): readonly string[] {
  const components = componentsOfExposure(fact, facts);
  const things = components.flatMap(({ deployment, name }) => owners.thingsOf({ is: 'component', deployment, name }));
  return [...new Set(things.map(({ id }) => id))].sort();
}

/** Only where no workload of the repository fits, and the deployment has workloads with all its labels and another value of one. */
function unmatchedSelector({ selector, deployment }: ExposureFact, { facts }: Surroundings): Reachable['unmatched'] {
  const wanted = Object.entries(selector ?? {});
  if (!selector || wanted.length === 0) return undefined;
  const components = facts.of('component');
  const misses = (labels: Readonly<Record<string, string>> = {}) => wanted.filter(([label, value]) => labels[label] !== value);
  if (components.some(({ labels }) => misses(labels).length === 0)) return undefined;
  const alike = components.filter((each) => each.deployment === deployment && isNear(each.labels, wanted));
  return alike.length > 0 ? { selector, alike: alike.map(({ evidence }) => evidence).slice(0, MOST) } : undefined;
}

const MOST = 3;

function isNear(labels: Readonly<Record<string, string>> | undefined, wanted: readonly (readonly [string, string])[]): boolean {
  return labels !== undefined && wanted.every(([label]) => Object.hasOwn(labels, label));
}
