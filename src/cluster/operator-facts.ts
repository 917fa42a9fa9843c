import type { ConnectionFact, FactDraft, Owner } from '../model/fact.ts';
import { literal } from '../model/value.ts';
import { collectorFacts } from '../sdk/collector-config.ts';
import type { TreeNode } from '../sdk/tree.ts';
import { parseYaml } from '../sdk/yaml.ts';
import { type ClusterObject, plain, valueOf } from './object.ts';
import { operatorSecretFacts } from './operator-secrets.ts';
import { operatedFacts } from './operators.ts';

/** All that an object for an operator states: the product that runs, what it is told of others, and what others are told of it. */
export function operatorFacts(object: ClusterObject): readonly FactDraft[] {
  const owner = { is: 'component', deployment: object.deployment, name: object.name } as const;
  const told = TOLD[`${object.group}/${object.kind}`]?.(object.node.get('spec'), owner) ?? [];
  return [...operatedFacts(object), ...operatorSecretFacts(object), ...told];
}

const TOLD: Readonly<Record<string, (spec: TreeNode, owner: Owner) => readonly FactDraft[]>> = {
  'opentelemetry.io/OpenTelemetryCollector': (spec, owner) => collectorFacts(collectorConfig(spec.get('config')), owner),
  'postgresql.cnpg.io/Cluster': backupFacts,
  'postgresql.cnpg.io/Pooler': poolFacts,
};

/** A map since v1beta1, a text of YAML before: https://github.com/open-telemetry/opentelemetry-operator/blob/main/docs/crd-changelog.md */
function collectorConfig(config: TreeNode): TreeNode {
  const text = config.text();
  if (text === undefined) return config;
  return parseYaml(config.source, '\n'.repeat(config.line) + text).documents[0] ?? config;
}

/** Where the provider's own store answers when no other address is given, by the scheme of the destination. */
const OBJECT_STORES: Readonly<Record<string, Pick<ConnectionFact, 'technology' | 'protocol'> & { readonly host?: string }>> = {
  's3:': { technology: 's3', protocol: 's3', host: 'https://s3.amazonaws.com' },
  'gs:': { technology: 'google-cloud-storage', protocol: 'http', host: 'https://storage.googleapis.com' },
  'https:': { technology: 'azure-blob-storage', protocol: 'http' },
};

/** A pooler leads to one Service of its cluster: https://cloudnative-pg.io/documentation/current/connection_pooling/ */
function poolFacts(spec: TreeNode, owner: Owner): readonly ConnectionFact[] {
  const cluster = spec.at('cluster', 'name');
  const name = plain(cluster);
  if (name === undefined) return [];
  const target = literal(`postgresql://${name}-${plain(spec.get('type')) ?? 'rw'}:5432`);
  return [
    {
      kind: 'connection',
      evidence: cluster.evidence(),
      owner,
      nodeKind: 'database',
      technology: 'postgresql',
      protocol: 'sql',
      target,
    },
  ];
}

/** https://cloudnative-pg.io/documentation/current/appendixes/object_stores/ */
function backupFacts(spec: TreeNode, owner: Owner): readonly ConnectionFact[] {
  const store = spec.at('backup', 'barmanObjectStore');
  const place = store.get('destinationPath');
  const [text = '', endpoint] = [plain(place) ?? '', plain(store.get('endpointURL'))];
  const [, scheme = '', bucket = ''] = /^([a-z0-9]+:)\/\/([^/]{1,200})/.exec(text) ?? [];
  const known = Object.hasOwn(OBJECT_STORES, scheme) ? OBJECT_STORES[scheme] : undefined;
  if (!known) return [];
  const { host = text, technology, protocol } = known;
  const target = endpoint === undefined ? literal(host) : valueOf('endpointURL', endpoint, false);
  const name = scheme === 'https:' ? {} : { name: literal(bucket) };
  return [{ kind: 'connection', evidence: place.evidence(), owner, nodeKind: 'storage', technology, protocol, target, ...name }];
}
