import {
  type ChannelKind,
  cleanText,
  type FactDraft,
  literal,
  type Owner,
  own,
  type Protocol,
  parseJson,
  type SubscribeFact,
  unknown,
  type Value,
  type YamlNode,
} from '../../sdk/index.ts';
import { connectionTo, providersOwn, type ServiceWord } from '../services.ts';
import type { Declared } from './declared.ts';
import { referencesIn, valueOf } from './template.ts';

type Carried = Pick<SubscribeFact, 'protocol' | 'channelKind' | 'broker'>;

const carried = (protocol: Protocol, channelKind: ChannelKind, broker?: string): Carried => ({
  protocol,
  channelKind,
  ...(broker !== undefined && { broker }),
});

const CHANNELS: Readonly<Partial<Record<ServiceWord, Carried>>> = {
  sqs: carried('sqs', 'queue'),
  sns: carried('sns', 'topic'),
  kinesis: carried('http', 'stream', 'kinesis'),
  dynamodb: carried('http', 'stream', 'dynamodb'),
  kafka: carried('kafka', 'topic'),
  rabbitmq: carried('amqp', 'queue'),
  activemq: carried('amqp', 'queue'),
};

/** What starts an owner, and where that is said. */
export interface Arrival {
  readonly owner: Owner;
  readonly node: YamlNode;
  readonly declared: Declared;
}

/** Something of an account: one of the template's own resources, or one that is known by its ARN. */
interface Resource {
  readonly word: ServiceWord;
  readonly name?: string;
  /** The logical id, where the template declares it. */
  readonly reference?: string;
}

/** The resource that a node names. */
export function resourceAt(source: YamlNode, declared: Declared): Resource | undefined {
  const managed = declared.managed.get(referencesIn(source, declared.template)[0] ?? '');
  if (managed) return managed;
  const [, service = '', rest = ''] =
    /^arn:[^:]*:([\w-]+):[^:]*:[^:]*:(.+)$/.exec(shown(valueOf(source, declared.template))) ?? [];
  const word = own(ARN_SERVICES, service);
  const name = rest.includes('/') ? rest.split('/')[1] : rest;
  return word && { word, ...(name && !name.includes(OPEN) && { name }) };
}

/** Services whose word in an ARN tells one product: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html */
const ARN_SERVICES: Readonly<Record<string, ServiceWord>> = {
  sqs: 'sqs',
  sns: 'sns',
  kinesis: 'kinesis',
  dynamodb: 'dynamodb',
  kafka: 'kafka',
  events: 'eventbridge',
  s3: 's3',
};

const OPEN = '{}';

/** A value as text, with a mark for each part that is not known. */
function shown(value: Value): string {
  if (value.is === 'concat') return value.parts.map(shown).join('');
  return value.is === 'literal' ? String(value.value ?? '') : OPEN;
}

/** What the kind of an event tells: which service it is, and the topics or queues of a cluster. */
interface Stated {
  readonly word?: ServiceWord;
  readonly channels?: readonly string[];
}

/** The owner is started by what arrives at a queue, a topic, a stream or a bucket; clusters have their channels stated apart. */
export function consumed(source: YamlNode, { owner, node, declared }: Arrival, stated: Stated = {}): readonly FactDraft[] {
  const resource = resourceAt(source, declared) ?? (stated.word && { word: stated.word });
  if (!resource) return [];
  const channels = stated.channels ?? [];
  const { word, name: own, reference }: Resource = resource;
  const details = CHANNELS[word];
  const evidence = node.evidence();
  if (!details) return [connectionTo(owner, { word, reference: reference ?? providersOwn(word) }, evidence)];
  const names = channels.length > 0 ? channels : CLUSTERS.has(word) ? [] : [own];
  return names.map((name) => ({
    kind: 'subscribe',
    evidence,
    ...viaOf(node),
    owner,
    ...details,
    channel: name === undefined ? unknown('the end of its ARN') : literal(cleanText(name)),
    ...(reference !== undefined && { connection: literal(reference) }),
  }));
}

const CLUSTERS: ReadonlySet<ServiceWord> = new Set(['kafka', 'rabbitmq', 'activemq']);

/** A topic of a cluster that the function reads by its brokers' addresses. */
export function consumedTopics(
  topics: readonly string[],
  servers: readonly string[],
  { owner, node }: Arrival,
): readonly FactDraft[] {
  return topics.map((topic) => ({
    kind: 'subscribe',
    evidence: node.evidence(),
    owner,
    ...carried('kafka', 'topic'),
    channel: literal(cleanText(topic)),
    ...(servers.length > 0 && { connection: literal(cleanText(servers.join(','))) }),
  }));
}

/** https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns.html */
export function consumedEvents(pattern: YamlNode, { owner, node, declared }: Arrival, bus?: YamlNode): readonly FactDraft[] {
  const reference = bus?.exists ? resourceAt(bus, declared)?.reference : undefined;
  return typesIn(pattern).map((type) => ({
    kind: 'subscribe',
    evidence: node.evidence(),
    ...viaOf(node),
    owner,
    ...carried('http', 'event', 'eventbridge'),
    channel: literal(cleanText(type)),
    ...(reference !== undefined && { connection: literal(reference) }),
  }));
}

/** The types of event that a rule picks; without any, those who send them. */
export function typesIn(pattern: YamlNode): readonly string[] {
  const text = pattern.text();
  const stated = text === undefined ? pattern : parseJson({ path: '', text }).root;
  const types = stated.get('detail-type').texts();
  return types.length > 0 ? types : stated.get('source').texts();
}

/** The lines that a place rests on, where variables led to others. */
export function viaOf(node: YamlNode): Pick<FactDraft, 'via'> {
  const via = node.via();
  return via.length > 0 ? { via } : {};
}
