// https://docs.dapr.io/reference/components-reference/supported-bindings/
import type { BoundChannel, BuildingBlockFact, ChannelKind } from '../model/fact.ts';
import { literal, textsOf, type Value } from '../model/value.ts';
import { own } from './own.ts';

type Way = BoundChannel['ways'][number];

interface Named {
  readonly kind: ChannelKind;
  readonly ways: readonly Way[];
}

const BOTH: readonly Way[] = ['in', 'out'];
const queue: Named = { kind: 'queue', ways: BOTH };
const topic: Named = { kind: 'topic', ways: BOTH };

/** By the product, the entries of the metadata that name a queue or topic. */
const NAMES: Readonly<Record<string, Readonly<Record<string, Named>>>> = {
  kafka: { topics: { kind: 'topic', ways: ['in'] }, publishTopic: { kind: 'topic', ways: ['out'] } },
  rabbitmq: { queueName: queue },
  mqtt: { topic },
  mqtt3: { topic },
  'azure.servicebusqueues': { queueName: queue },
  'azure.storagequeues': { queueName: queue, queue },
  'azure.eventhubs': { eventHub: topic },
  'aws.sqs': { queueName: queue },
  'aws.kinesis': { streamName: { kind: 'stream', ways: BOTH } },
  'gcp.pubsub': { topic: { kind: 'topic', ways: ['out'] } },
};

/** An entry of a component's metadata. */
interface Entry {
  readonly key: string;
  readonly value: Value;
}

/** What a binding takes from and sends to, in the directions that it states, and where it calls the service. */
export function daprBinding(type: string, metadata: readonly Entry[]): Pick<BuildingBlockFact, 'channels' | 'route'> {
  const names = type.startsWith('bindings.') ? own(NAMES, type.slice('bindings.'.length)) : undefined;
  if (!names) return {};
  const [stated, route] = ['direction', 'route'].map((name) => textOf(metadata.find(({ key }) => key === name)?.value));
  const channels = metadata.flatMap(({ key, value }): readonly BoundChannel[] => {
    const named = own(names, key);
    const ways = named?.ways.filter((way) => stated === undefined || stated.includes(`${way}put`)) ?? [];
    if (!named || ways.length === 0) return [];
    return eachOf(value).map((channel) => ({ channel, channelKind: named.kind, ways }));
  });
  return { ...(channels.length > 0 && { channels }), ...(route !== undefined && { route }) };
}

function textOf(value: Value | undefined): string | undefined {
  return value?.is === 'literal' ? textsOf(value)[0] : undefined;
}

/** `orders,invoices` are two. */
function eachOf(value: Value): readonly Value[] {
  const text = textOf(value);
  return text === undefined ? [value] : text.split(',').map((each) => literal(each.trim()));
}
