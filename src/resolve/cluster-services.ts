import { folderOf } from '../sdk/path.ts';
import type { Address } from './address.ts';
import type { Located } from './directory.ts';
import { type Entry, firstAlone, isCluster } from './directory-entry.ts';
import { CLUSTER_SUFFIX } from './host-names.ts';
import type { Thing } from './identity/thing.ts';

/** Deployment, then host. */
type Hosts = ReadonlyMap<string, ReadonlyMap<string, readonly Entry[]>>;

/**
 * Whoever has exactly this host as a Service in another folder of manifests. A name alone means one of the own namespace, and folders of samples
 * have names in common: it counts where manifests write the namespace, or the host itself does.
 * https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#services
 */
export function serviceElsewhere(address: Address, from: Thing, deployment: string, hosts: Hosts): Located | undefined {
  if (!isCluster(deployment)) return undefined;
  const own = from.components.filter((each) => each.deployment === deployment).flatMap(namespacesOf);
  const short = address.host.replace(CLUSTER_SUFFIX, '');
  const spelled = short.includes('.') ? [short] : [...new Set(own)].map((namespace) => `${short}.${namespace}`);
  const others = [...hosts].filter(([each]) => each !== deployment && isCluster(each));
  const named = others.flatMap(([, names]) => spelled.flatMap((each) => names.get(each) ?? []));
  const services = named.filter(({ facts }) => facts.some(({ kind }) => kind === 'exposure'));
  const entry = firstAlone([services]);
  const reason = `${address.host} is its Service in other manifests`;
  return entry && { thing: entry.thing, certainty: 'resolved', reason, facts: entry.facts, isElsewhere: true };
}

/**
 * Whoever has this host in another compose file of the folder: files of one folder are one project with one network, started together or not.
 * https://docs.docker.com/compose/how-tos/project-name/, https://docs.docker.com/compose/how-tos/networking/
 */
export function serviceBeside(address: Address, deployment: string, hosts: Hosts): Located | undefined {
  if (!deployment.startsWith(COMPOSE)) return undefined;
  const folder = folderOf(deployment.slice(COMPOSE.length));
  const beside = [...hosts].filter(
    ([each]) => each !== deployment && each.startsWith(COMPOSE) && folderOf(each.slice(COMPOSE.length)) === folder,
  );
  const entry = firstAlone([beside.flatMap(([, names]) => names.get(address.host.toLowerCase()) ?? [])]);
  const reason = `${address.host} is its name in another file of the project`;
  return entry && { thing: entry.thing, certainty: 'resolved', reason, facts: entry.facts, isElsewhere: true };
}

const COMPOSE = 'compose:';

function namespacesOf({ facts }: Thing['components'][number]): readonly string[] {
  return facts.flatMap(({ namespace }) => namespace ?? []);
}

/** What a Service of a cluster opens is what the program opens on a developer's machine, too. */
export function openedInClusters(port: number, hosts: Hosts): readonly Entry[] {
  const clusters = [...hosts].filter(([deployment]) => isCluster(deployment));
  const entries = clusters.flatMap(([, names]) => [...names.values()].flat());
  return entries.filter((entry) => entry.ports.includes(port) && entry.thing.kind !== 'gateway');
}
