import type { Address } from './address.ts';
import type { Located } from './directory.ts';
import { type Entry, firstAlone, isCluster } from './directory-entry.ts';
import { hostSpellings } from './host-names.ts';

/** Deployment, then host. */
type Hosts = ReadonlyMap<string, ReadonlyMap<string, readonly Entry[]>>;

/** Whoever has exactly this host as a Service in another folder of manifests. */
export function serviceElsewhere(address: Address, deployment: string, hosts: Hosts): Located | undefined {
  if (!isCluster(deployment)) return undefined;
  const others = [...hosts].filter(([each]) => each !== deployment && isCluster(each));
  const named = others.flatMap(([, names]) => hostSpellings(address.host).flatMap((each) => names.get(each) ?? []));
  const entry = firstAlone([named.filter(({ facts }) => facts.some(({ kind }) => kind === 'exposure'))]);
  const reason = `${address.host} is its Service in other manifests`;
  return entry && { thing: entry.thing, certainty: 'resolved', reason, facts: entry.facts };
}

/** What a Service of a cluster opens is what the program opens on a developer's machine, too. */
export function openedInClusters(port: number, hosts: Hosts): readonly Entry[] {
  const clusters = [...hosts].filter(([deployment]) => isCluster(deployment));
  const entries = clusters.flatMap(([, names]) => [...names.values()].flat());
  return entries.filter((entry) => entry.ports.includes(port) && entry.thing.kind !== 'gateway');
}
