import type { Fact } from '../model/fact.ts';
import { folderOf } from '../sdk/path.ts';
import type { Address } from './address.ts';
import type { Located } from './directory-entry.ts';
import { type Entry, firstAlone, isCluster } from './directory-entry.ts';
import { baseName } from './folders.ts';
import { CLUSTER_SUFFIX, commonPrefix, hostSpellings, serviceOfContainer, serviceOfStack } from './host-names.ts';
import type { Thing } from './identity/thing.ts';

/** Deployment, then host. */
type Hosts = ReadonlyMap<string, ReadonlyMap<string, readonly Entry[]>>;

/**
 * Whoever has exactly this host as a Service in another folder of manifests. A name alone means one of the own namespace: one that both write is
 * believed; where either leaves it to whoever applies the manifests, the only Service that has the name is meant.
 * https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#services
 */
export function serviceElsewhere(address: Address, from: Thing, deployment: string, hosts: Hosts): Located | undefined {
  if (!isCluster(deployment)) return undefined;
  const own = new Set(from.components.filter((each) => each.deployment === deployment).flatMap(namespacesOf));
  const short = address.host.replace(CLUSTER_SUFFIX, '');
  const others = [...hosts].filter(([each]) => each !== deployment && isCluster(each));
  const called = (names: readonly string[], among = others) =>
    among.flatMap(([, of]) => names.flatMap((each) => (of.get(each) ?? []).filter(isService)));
  const spelled = called(short.includes('.') ? [short] : [...own].map((space) => `${short}.${space}`));
  const mayGuess = !short.includes('.') && spelled.length === 0 && !SAMPLES.test(deployment);
  const mayBeHere = mayGuess
    ? called(
        [short],
        others.filter(([each]) => !SAMPLES.test(each)),
      )
    : [];
  const isSameSpace = ({ facts }: Entry) => own.size === 0 || facts.every((each) => spaceOf(each) === undefined);
  const isGuess = mayBeHere.length > 0 && mayBeHere.every(isSameSpace);
  const entry = firstAlone([spelled, isGuess ? mayBeHere : []]);
  const reason = `${address.host} is its Service in other manifests`;
  return (
    entry && { thing: entry.thing, certainty: isGuess ? 'inferred' : 'resolved', reason, facts: entry.facts, isElsewhere: true }
  );
}

/** Folders of samples have names in common, and each is for itself. */
const SAMPLES = /(^|[:/])(samples?|examples?|demos?|tutorials?)\//i;

/** What a workload is called is no host: Services are, those that manifests state and those that operators and charts make. */
function isService({ facts, thing }: Entry): boolean {
  return thing.kind !== 'gateway' && facts.some(({ kind }) => kind === 'exposure' || kind === 'component');
}

function spaceOf(fact: Fact): string | undefined {
  return fact.kind === 'exposure' || fact.kind === 'component' ? fact.namespace : undefined;
}

/**
 * Whoever has this host in another compose file of the folder: files of one folder are one project with one network, started together or not,
 * unless they name themselves differently. https://docs.docker.com/compose/how-tos/project-name/, https://docs.docker.com/compose/how-tos/networking/
 */
export function serviceBeside(address: Address, from: Thing, deployment: string, hosts: Hosts): Located | undefined {
  if (!deployment.startsWith(COMPOSE)) return undefined;
  const folder = folderOf(deployment.slice(COMPOSE.length));
  const project = projectOf(from, deployment);
  const beside = [...hosts].flatMap(([each, names]) => {
    if (each === deployment || !each.startsWith(COMPOSE) || folderOf(each.slice(COMPOSE.length)) !== folder) return [];
    return (names.get(address.host.toLowerCase()) ?? []).filter(({ thing }) => {
      const other = projectOf(thing, each);
      return project === undefined || other === undefined || project === other;
    });
  });
  const entry = firstAlone([beside]);
  const reason = `${address.host} is its name in another file of the project`;
  return entry && { thing: entry.thing, certainty: 'resolved', reason, facts: entry.facts, isElsewhere: true };
}

/**
 * Whom a compose project has under the name of a container, or as a stack under its whole name; a project that states no name is called as its folder, at the root as the system.
 * https://docs.docker.com/compose/how-tos/project-name/, https://docs.docker.com/engine/swarm/networking/
 */
export function inContainer(host: string, deployment: string, hosts: Hosts, system: string): readonly Entry[] {
  const names = deployment.startsWith(COMPOSE) && /_|-\d{1,3}$|^tasks\./.test(host) ? hosts.get(deployment) : undefined;
  const [named] = [...(names?.values() ?? [])].flat().flatMap(({ thing }) => projectOf(thing, deployment) ?? []);
  const folder = folderOf(deployment.slice(COMPOSE.length));
  const project = named ?? (folder === '.' ? system : baseName(folder));
  const asked = [serviceOfContainer(host, project), serviceOfStack(host, project)];
  return asked.flatMap((service) => (service === undefined ? [] : (names?.get(service) ?? []))).slice(0, 1);
}

/** Overlays and releases put one prefix before all names of a deployment; settings keep the names without it. */
export function prefixed(host: string, hosts: ReadonlyMap<string, readonly Entry[]> = new Map()): readonly Entry[] {
  const prefix = commonPrefix([...hosts.keys()].filter((each) => !each.includes('.')));
  return prefix === '' ? [] : hostSpellings(host).flatMap((each) => hosts.get(`${prefix}${each}`) ?? []);
}

function projectOf({ components }: Thing, deployment: string): string | undefined {
  const own = components.filter((each) => each.deployment === deployment).flatMap(({ facts }) => facts);
  return own.find(({ project }) => project !== undefined)?.project;
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
