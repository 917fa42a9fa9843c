// https://opentelemetry.io/docs/platforms/kubernetes/operator/automatic/
import type { CallFact, FactDraft, Owner, SettingFact } from '../model/fact.ts';
import type { TreeNode } from '../sdk/tree.ts';
import { type ClusterObject, plain, sightingOf, valueOf } from './object.ts';

const ENDPOINT = 'OTEL_EXPORTER_OTLP_ENDPOINT';
const INJECTED = /^instrumentation\.opentelemetry\.io\/inject-([a-z-]{1,40})$/;
/** Whose agents speak gRPC unless they are told otherwise. */
const BY_GRPC = /^(nodejs|apache-httpd|nginx)$/;

/** Where the programs send to that the operator puts an agent into; by its name, and as the only one of its namespace. */
export function instrumentationFacts({ node, name, namespace, deployment }: ClusterObject): readonly FactDraft[] {
  const stated = node.at('spec', 'exporter', 'endpoint');
  const endpoint = plain(stated);
  if (endpoint === undefined) return [];
  const value = valueOf(ENDPOINT, endpoint, false);
  const fact = { kind: 'setting', ...sightingOf(stated), deployment, key: ENDPOINT, value } as const;
  return [namedGroup(name, namespace), onlyGroup(namespace)].map(
    (group): Omit<SettingFact, 'id' | 'foundBy'> => ({ ...fact, group }),
  );
}

/** A pod with such an annotation (`true`, a name, `namespace/name`) sends what its agent sees to where the Instrumentation says. */
export function injectedFacts(
  pod: TreeNode,
  namespace: string | undefined,
  owner: Owner,
): readonly Omit<CallFact, 'id' | 'foundBy'>[] {
  const annotations = pod.at('metadata', 'annotations').entries();
  const [key = '', asked] =
    annotations.find(([name, value]) => INJECTED.test(name) && (plain(value) ?? 'false') !== 'false') ?? [];
  const which = asked && plain(asked);
  if (!asked || which === undefined) return [];
  const [name = '', space = namespace] = which.split('/').reverse();
  const group = which === 'true' ? onlyGroup(namespace) : namedGroup(name, space);
  const protocol = BY_GRPC.test(INJECTED.exec(key)?.[1] ?? '') ? 'grpc' : 'http';
  return [{ kind: 'call', ...sightingOf(asked), owner, protocol, target: { is: 'entry', group, key: ENDPOINT } }];
}

/**
 * Who asks for the only one of a namespace gets no agent where there are several: the operator cannot tell which is meant.
 * https://github.com/open-telemetry/opentelemetry-operator#opentelemetry-auto-instrumentation-injection
 */
export function withoutUndecided(facts: readonly FactDraft[], objects: readonly ClusterObject[]): readonly FactDraft[] {
  const first = new Map<string, string>();
  const several = new Set<string>();
  for (const object of objects.filter(({ kind }) => kind === 'Instrumentation')) {
    const place = placeOf(object);
    if ((first.get(place) ?? object.name) !== object.name) several.add(place);
    first.set(place, object.name);
  }
  if (several.size === 0) return facts;
  return facts.filter((fact) => {
    if (fact.kind === 'setting') return !several.has(`${fact.deployment} ${fact.group}`);
    if (fact.kind !== 'call' || fact.target.is !== 'entry' || fact.owner.is !== 'component') return true;
    return !several.has(`${fact.owner.deployment} ${fact.target.group}`);
  });
}

function placeOf({ deployment, namespace }: ClusterObject): string {
  return `${deployment} ${onlyGroup(namespace)}`;
}

function namedGroup(name: string, namespace = 'default'): string {
  return `instrumentation:${namespace}/${name}`;
}

function onlyGroup(namespace = 'default'): string {
  return `instrumentation of ${namespace}`;
}
