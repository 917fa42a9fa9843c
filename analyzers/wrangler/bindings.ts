import { connectionTo, type Managed, type ServiceWord } from '../../src/cloud/index.ts';
import { cleanText, type FactDraft, literal, type TreeNode } from '../../src/sdk/index.ts';
import { DEPLOYMENT, type Worker } from './worker.ts';

interface Resource {
  readonly word: ServiceWord;
  readonly keys: readonly string[];
  /** What names the resource, best first; and what tells it from others of an account. */
  readonly names: readonly string[];
  readonly identities: readonly string[];
}

/** Resources that workers are bound to. */
const RESOURCES: readonly Resource[] = [
  { word: 'cloudflare-kv', keys: ['kv_namespaces'], names: ['binding'], identities: ['id', 'binding'] },
  { word: 'r2', keys: ['r2_buckets'], names: ['bucket_name', 'binding'], identities: ['bucket_name', 'binding'] },
  {
    word: 'd1',
    keys: ['d1_databases'],
    names: ['database_name', 'binding'],
    identities: ['database_name', 'database_id', 'binding'],
  },
  { word: 'vectorize', keys: ['vectorize'], names: ['index_name', 'binding'], identities: ['index_name', 'binding'] },
  { word: 'cloudflare-queues', keys: ['queues', 'producers'], names: ['queue'], identities: ['queue'] },
  { word: 'cloudflare-queues', keys: ['queues', 'consumers'], names: ['queue'], identities: ['queue'] },
];

/** The resources that a worker is bound to. */
export function managedIn({ stated }: Worker): readonly Managed[] {
  return RESOURCES.flatMap((resource) => stated(...resource.keys).flatMap((node) => managedOf(resource, node) ?? []));
}

function managedOf({ word, names, identities }: Resource, node: TreeNode): Managed | undefined {
  const name = textAt(node, names);
  const identity = textAt(node, identities);
  if (name === undefined || identity === undefined) return undefined;
  return { word, deployment: DEPLOYMENT, name, reference: `${word}.${identity}`, evidence: node.evidence() };
}

function textAt(node: TreeNode, keys: readonly string[]): string | undefined {
  const text = keys.map((key) => node.get(key).text()).find((each) => each !== undefined);
  return text === undefined ? undefined : cleanText(text);
}

/** What a worker reaches through its bindings: https://developers.cloudflare.com/workers/runtime-apis/bindings/ */
export function bindingFacts(worker: Worker): readonly FactDraft[] {
  const { owner, stated } = worker;
  return [
    ...managedIn(worker).map((managed) => connectionTo(owner, managed, managed.evidence)),
    ...stated('services').flatMap((node) => callFacts(node, 'service', worker)),
    ...stated('durable_objects', 'bindings').flatMap((node) => callFacts(node, 'script_name', worker)),
    ...stated('hyperdrive').flatMap((node) => databaseFacts(node, worker)),
  ];
}

/** Another worker is asked without going over the network's names. */
function callFacts(node: TreeNode, key: string, { name, owner }: Worker): readonly FactDraft[] {
  const service = node.get(key).text();
  if (service === undefined || service === name) return [];
  return [
    {
      kind: 'call',
      evidence: node.get(key).evidence(),
      owner,
      protocol: 'http',
      target: literal(`http://${cleanText(service)}`),
    },
  ];
}

/** The database behind Hyperdrive is known only where its address for local development is stated. */
function databaseFacts(node: TreeNode, { owner }: Worker): readonly FactDraft[] {
  const address = node.get('localConnectionString').text();
  if (address === undefined) return [];
  const technology = address.startsWith('mysql') ? 'mysql' : 'postgresql';
  const target = literal(cleanText(address));
  return [{ kind: 'connection', evidence: node.evidence(), owner, nodeKind: 'database', technology, protocol: 'sql', target }];
}
