import type { AccessPeer, AccessRule, LabelDemand } from '../../../model/access.ts';
import type { FactOf } from '../../../model/fact.ts';

/** Undefined: it cannot be told. */
export type Perhaps = boolean | undefined;

/** With `isAnywhere` nobody can tell in which of several deployments it holds. */
export type AccessPolicy = FactOf<'access'> & { readonly isAnywhere?: boolean };

/** Pods as one workload makes them. */
export type Pods = Pick<FactOf<'component'>, 'labels' | 'namespace' | 'account'>;

/** Istio applies policies of its root namespace to the whole mesh; which namespace that is, its own configuration says. */
const ROOT_NAMESPACE = 'istio-system';

/** The label that every namespace has: https://kubernetes.io/docs/reference/labels-annotations-taints/#kubernetes-io-metadata-name */
const NAMESPACE_NAME = 'kubernetes.io/metadata.name';

/** Whether a policy is about pods. */
export function selects({ guard, namespace, pods, isAnywhere }: AccessPolicy, { labels, namespace: own }: Pods): Perhaps {
  if (guard === 'mesh' && namespace === ROOT_NAMESPACE) return undefined;
  return both(isAnywhere ? undefined : isSame(namespace, own), fits(pods, labels));
}

/** Whether a rule names a peer, and all of the ports that could be meant. */
export function names(rule: AccessRule, policy: AccessPolicy, peer: Pods | 'outside' | undefined, ports: Ports): Perhaps {
  const isPeer = anyOf(rule.peers.map((each) => isPeerOf(each, policy, peer)));
  const isNamed = both(isPeer, coversPorts(rule, ports));
  return isNamed && rule.isConditional ? undefined : isNamed;
}

/** What pods open, as far as it is known. */
export interface Ports {
  readonly numbers: readonly number[];
  readonly names: readonly string[];
}

function coversPorts({ ports }: AccessRule, open: Ports): Perhaps {
  if (ports.length === 0) return true;
  const hits = open.numbers.map((number) =>
    ports.some((port) => typeof port !== 'string' && number >= port.from && number <= port.to),
  );
  const isByName = ports.some((port) => typeof port === 'string');
  if (isByName) return ports.some((port) => typeof port === 'string' && open.names.includes(port)) ? true : undefined;
  if (hits.length === 0) return undefined;
  return hits.every((hit) => hit) ? true : hits.some((hit) => hit) ? undefined : false;
}

function isPeerOf(peer: AccessPeer, policy: AccessPolicy, pods: Pods | 'outside' | undefined): Perhaps {
  if (peer.is === 'anybody') return true;
  if (peer.is === 'addresses' || peer.is === 'unread' || pods === undefined) return undefined;
  if (pods === 'outside') return false;
  switch (peer.is) {
    case 'pods': {
      const isThere = peer.namespaces === 'own' ? isSame(policy.namespace, pods.namespace) : isIn(peer.namespaces, pods);
      return both(isThere, fits(peer.pods, pods.labels));
    }
    case 'account':
      return both(
        pods.account === undefined ? undefined : matches(peer.name, pods.account),
        pods.namespace === undefined ? undefined : matches(peer.namespace, pods.namespace),
      );
    case 'namespace':
      return pods.namespace === undefined ? undefined : pods.namespace === peer.name;
  }
}

/** Of the labels of a namespace only its name is known. */
function isIn(demands: readonly LabelDemand[], { namespace }: Pods): Perhaps {
  if (demands.some(({ key }) => key !== NAMESPACE_NAME)) return undefined;
  return demands.length === 0 ? true : namespace === undefined ? undefined : fits(demands, { [NAMESPACE_NAME]: namespace });
}

function fits(demands: readonly LabelDemand[], labels: Readonly<Record<string, string>> | undefined): Perhaps {
  if (demands.length === 0) return true;
  return labels && demands.map((demand) => meets(demand, labels[demand.key])).reduce<Perhaps>(both, true);
}

/** A label that was not read may be there all the same, by a template. */
function meets({ is, values }: LabelDemand, value: string | undefined): Perhaps {
  switch (is) {
    case 'in':
      return value === undefined ? undefined : values.includes(value);
    case 'not-in':
      return value === undefined ? undefined : !values.includes(value);
    case 'there':
      return value === undefined ? undefined : true;
    case 'not-there':
      return value === undefined ? undefined : false;
    case 'unread':
      return undefined;
  }
}

/** Where only one of two objects names its namespace, the other one's depends on who applies it. */
function isSame(one: string | undefined, other: string | undefined): Perhaps {
  if (one === other) return true;
  return one === undefined || other === undefined ? undefined : false;
}

/** `*` at either end, as Istio has it. */
function matches(pattern: string, text: string): boolean {
  if (pattern === '*') return true;
  if (pattern.endsWith('*')) return text.startsWith(pattern.slice(0, -1));
  return pattern.startsWith('*') ? text.endsWith(pattern.slice(1)) : pattern === text;
}

function both(one: Perhaps, other: Perhaps): Perhaps {
  if (one === false || other === false) return false;
  return one === undefined || other === undefined ? undefined : true;
}

/** Whether one of them holds; none of nothing does. */
export function anyOf(all: readonly Perhaps[]): Perhaps {
  if (all.includes(true)) return true;
  return all.includes(undefined) ? undefined : false;
}
