// https://keda.sh/docs/latest/scalers/  https://knative.dev/docs/eventing/  https://www.rabbitmq.com/kubernetes/operator/using-topology-operator

import type { ChannelFact, ChannelKind, FactDraft, Owner, Protocol, SubscribeFact } from '../model/fact.ts';
import { literal } from '../model/value.ts';
import { own } from '../sdk/own.ts';
import { cleanText } from '../sdk/secrets.ts';
import type { TreeNode } from '../sdk/tree.ts';
import { connectorFacts } from './connectors.ts';
import { type ClusterObject, nameNode, plain, sightingOf } from './object.ts';

interface Scaler {
  readonly protocol: Protocol;
  /** The product, where the protocol does not tell. */
  readonly broker?: string;
  readonly channelKind: ChannelKind;
  /** Metadata keys of the channel and of the broker's address, best first. */
  readonly channel: readonly string[];
  readonly address: readonly string[];
}

const SCALERS: Readonly<Record<string, Scaler>> = {
  kafka: { protocol: 'kafka', channelKind: 'topic', channel: ['topic'], address: ['bootstrapServers'] },
  'apache-kafka': { protocol: 'kafka', channelKind: 'topic', channel: ['topic'], address: ['bootstrapServers'] },
  rabbitmq: { protocol: 'amqp', channelKind: 'queue', channel: ['queueName'], address: ['host'] },
  'nats-jetstream': { protocol: 'nats', channelKind: 'stream', channel: ['stream'], address: ['natsServerMonitoringEndpoint'] },
  stan: { protocol: 'nats', channelKind: 'subject', channel: ['subject'], address: ['natsServerMonitoringEndpoint'] },
  'aws-sqs-queue': { protocol: 'sqs', channelKind: 'queue', channel: ['queueURL'], address: [] },
  'azure-servicebus': {
    protocol: 'servicebus',
    channelKind: 'queue',
    channel: ['queueName', 'topicName'],
    address: ['namespace'],
  },
  'azure-queue': {
    protocol: 'http',
    broker: 'azure-queue-storage',
    channelKind: 'queue',
    channel: ['queueName'],
    address: ['accountName'],
  },
  'gcp-pubsub': { protocol: 'pubsub', channelKind: 'topic', channel: ['subscriptionName', 'topicName'], address: [] },
  redis: { protocol: 'redis', channelKind: 'queue', channel: ['listName'], address: ['address'] },
  'redis-streams': { protocol: 'redis', channelKind: 'stream', channel: ['stream'], address: ['address'] },
  artemis: { protocol: 'amqp', channelKind: 'queue', channel: ['queueName'], address: ['managementEndpoint'] },
  activemq: { protocol: 'amqp', channelKind: 'queue', channel: ['destinationName'], address: ['managementEndpoint'] },
};

/** KEDA scales a workload by what waits in a queue: the workload consumes that queue. */
export function scaledFacts(object: ClusterObject): readonly FactDraft[] {
  const spec = object.node.get('spec');
  const name = object.kind === 'ScaledJob' ? object.name : plain(spec.at('scaleTargetRef', 'name'));
  if (name === undefined) return [];
  const owner: Owner = { is: 'component', deployment: object.deployment, name };
  return spec
    .get('triggers')
    .items()
    .flatMap((trigger) => {
      const metadata = trigger.get('metadata');
      const found = waitsFor(plain(trigger.get('type')) ?? '', (key) => plain(metadata.get(key)));
      return found ? [waitingFact(found, owner, sightingOf(metadata.get(found.key)))] : [];
    });
}

/** What a rule of a scaler says that a program waits for. */
export interface Waiting extends Pick<Scaler, 'protocol' | 'channelKind' | 'broker'> {
  /** The metadata that names the channel. */
  readonly key: string;
  readonly channel: string;
  readonly address?: string;
  readonly group?: string;
}

/** The channel that a trigger of KEDA looks at: https://keda.sh/docs/latest/scalers/ */
export function waitsFor(type: string, metadata: (key: string) => string | undefined): Waiting | undefined {
  const scaler = own(SCALERS, type);
  const key = scaler?.channel.find((each) => metadata(each) !== undefined);
  if (!scaler || key === undefined) return undefined;
  const address = scaler.address.flatMap((each) => metadata(each) ?? [])[0];
  const group = metadata('consumerGroup') ?? metadata('consumer');
  return {
    protocol: scaler.protocol,
    channelKind: scaler.channelKind,
    ...(scaler.broker !== undefined && { broker: scaler.broker }),
    key,
    channel: (metadata(key) ?? '').replace(/^https?:\/\/sqs\..*\//, ''),
    ...(address !== undefined && { address }),
    ...(group !== undefined && { group }),
  };
}

/** The program takes what waits there. */
export function waitingFact(
  { protocol, channelKind, broker, channel, address, group }: Waiting,
  owner: Owner,
  sighting: Pick<SubscribeFact, 'evidence' | 'via'>,
): SubscribeFact {
  return {
    kind: 'subscribe',
    ...sighting,
    owner,
    protocol,
    ...(broker !== undefined && { broker }),
    channel: literal(cleanText(channel)),
    channelKind,
    ...(address !== undefined && { connection: literal(cleanText(address)) }),
    ...(group !== undefined && { group: literal(cleanText(group)) }),
    library: 'keda',
  };
}

/** Knative Trigger: the broker hands events of a type to its subscriber. */
export function triggerFacts(object: ClusterObject): readonly FactDraft[] {
  const spec = object.node.get('spec');
  const subscriber = spec.at('subscriber', 'ref', 'name');
  const name = plain(subscriber);
  const type = spec.at('filter', 'attributes', 'type');
  if (name === undefined) return [];
  const broker = plain(spec.get('broker')) ?? 'default';
  const { deployment } = object;
  const call = {
    kind: 'call' as const,
    ...sightingOf(subscriber),
    owner: { is: 'component' as const, deployment, name: broker },
    protocol: 'http' as const,
    target: literal(`http://${name}`),
    method: 'POST',
  };
  const gathered = plain(type);
  if (gathered === undefined) return [call];
  const owner: Owner = { is: 'component', deployment, name };
  return [
    call,
    {
      kind: 'subscribe',
      ...sightingOf(type),
      owner,
      protocol: 'http',
      channel: literal(gathered),
      channelKind: 'event',
      library: 'knative',
    },
  ];
}

/** Where things of the topology are declared and nothing is said about who uses them. */
const TOPOLOGY: ReadonlySet<string> = new Set([
  'kafka.strimzi.io/KafkaTopic',
  'kafka.strimzi.io/KafkaUser',
  'kafka.strimzi.io/KafkaNodePool',
  'rabbitmq.com/Queue',
  'rabbitmq.com/Exchange',
  'rabbitmq.com/Binding',
  'rabbitmq.com/User',
  'rabbitmq.com/Vhost',
  'rabbitmq.com/Policy',
  'rabbitmq.com/Permission',
]);

/** Whether the object declares a topic, a queue or a user of a broker, and no connection. */
export function isTopology({ group, kind }: ClusterObject): boolean {
  return TOPOLOGY.has(`${group}/${kind}`);
}

/** The broker that a declared topic or queue belongs to runs here, and the topic or queue itself. */
export function topologyFacts(object: ClusterObject): readonly FactDraft[] {
  const { node, deployment } = object;
  const cluster = clusterOf(object, node);
  const name = cluster && plain(cluster);
  if (!cluster || name === undefined) return [];
  const channel = channelFact(object, { is: 'component', deployment, name });
  const technology = object.group === 'rabbitmq.com' ? 'rabbitmq' : 'kafka';
  const hosts = technology === 'rabbitmq' ? [name] : [`${name}-kafka-bootstrap`, `${name}-kafka-brokers`];
  return [
    {
      kind: 'component',
      ...sightingOf(cluster),
      via: [nameNode(object).evidence()],
      deployment,
      name,
      hosts,
      nodeKind: 'broker',
      technology,
    },
    ...channel,
  ];
}

const CHANNELS: Readonly<Record<string, ChannelKind | undefined>> = { KafkaTopic: 'topic', Queue: 'queue', Exchange: 'exchange' };

/** The name that the broker knows it by may be stated apart from the object's. */
function channelFact(object: ClusterObject, owner: Owner): readonly ChannelFact[] {
  const { kind, node } = object;
  if (kind === 'Binding') return bindingFact(object, owner);
  const channelKind = own(CHANNELS, kind);
  const stated = [node.at('spec', 'topicName'), node.at('spec', 'name'), nameNode(object)].find(
    (each) => plain(each) !== undefined,
  );
  const channel = stated && plain(stated);
  if (channelKind === undefined || !stated || channel === undefined) return [];
  const protocol = channelKind === 'topic' ? 'kafka' : 'amqp';
  return [{ kind: 'channel', ...sightingOf(stated), owner, protocol, channel, channelKind }];
}

/** A Binding hands what comes to its source exchange on to a queue or to another exchange. */
function bindingFact({ node }: ClusterObject, owner: Owner): readonly ChannelFact[] {
  const spec = node.get('spec');
  const [source, channel, key] = [plain(spec.get('source')), plain(spec.get('destination')), plain(spec.get('routingKey'))];
  if (source === undefined || channel === undefined) return [];
  const channelKind = spec.get('destinationType').text() === 'exchange' ? 'exchange' : 'queue';
  const fedBy = [{ channel: source, ...(key !== undefined && { key }) }];
  return [{ kind: 'channel', ...sightingOf(spec.get('destination')), owner, protocol: 'amqp', channel, channelKind, fedBy }];
}

/** A connector that Strimzi runs on a Kafka Connect cluster. */
export function connectorObjectFacts({ node, deployment }: ClusterObject): readonly FactDraft[] {
  const type = node.at('spec', 'class');
  const cluster = plain(node.at('metadata', 'labels', 'strimzi.io/cluster'));
  const name = plain(type);
  if (name === undefined || cluster === undefined) return [];
  const entries = node.at('spec', 'config').entries();
  const options = new Map(
    entries.flatMap(([key, value]) => {
      const text = plain(value);
      return text === undefined ? [] : [[key, { text, evidence: value.evidence() }] as const];
    }),
  );
  const owner: Owner = { is: 'component', deployment, name: cluster };
  return connectorFacts({ owner, type: name, evidence: type.evidence(), options });
}

function clusterOf(object: ClusterObject, node: TreeNode): TreeNode | undefined {
  if (object.group === 'rabbitmq.com') return node.at('spec', 'rabbitmqClusterReference', 'name');
  return node.at('metadata', 'labels', 'strimzi.io/cluster');
}
