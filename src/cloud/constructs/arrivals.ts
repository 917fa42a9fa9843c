import type { ChannelKind, FactDraft, Owner, Protocol } from '../../model/fact.ts';
import { literal } from '../../model/value.ts';
import { cleanText } from '../../sdk/secrets.ts';
import { connectionTo, type Managed, SERVICES, type ServiceWord } from '../services.ts';
import { itemsOf, type Made, optionsOf, type Thing, textIn } from '../synth/things.ts';
import { behind, type Deployed, managedAt, ownerOf, unitAt } from './deployed.ts';
import { calleeOf, deploymentOf, placed } from './names.ts';

interface Carried {
  readonly protocol: Protocol;
  readonly channelKind: ChannelKind;
  readonly broker?: string;
}

const CHANNELS: Readonly<Partial<Record<ServiceWord, Carried>>> = {
  sqs: { protocol: 'sqs', channelKind: 'queue' },
  sns: { protocol: 'sns', channelKind: 'topic' },
  kinesis: { protocol: 'http', channelKind: 'stream', broker: 'kinesis' },
  dynamodb: { protocol: 'http', channelKind: 'stream', broker: 'dynamodb' },
};
const EVENTS: Carried = { protocol: 'http', channelKind: 'event', broker: 'eventbridge' };

/** What starts functions and what fills queues: event sources, subscriptions, notifications, rules. */
export function arrivalFacts(deployed: Deployed): readonly FactDraft[] {
  return deployed.made.flatMap((made) => [
    ...(made.on ? calledOn(made, deployed) : []),
    ...(!made.on && /\.Rule$/.test(made.path) ? ruleTargets(made, made.properties.get('targets'), made, deployed) : []),
    ...sourcesOf(made, deployed),
    ...mappingFacts(made, deployed),
  ]);
}

/** `fn.addEventSource(…)`, `topic.addSubscription(…)`, `bucket.addEventNotification(…)`, `rule.addTarget(…)`. */
function calledOn(made: Made, deployed: Deployed): readonly FactDraft[] {
  switch (calleeOf(made)) {
    case 'addEventSource':
      return unitAt(made.on, deployed) ? sourceFacts(made.arguments[0], made.on, made, deployed) : [];
    case 'addEventSourceMapping':
      return arriving(made.properties.get('eventSourceArn'), made.on, made, deployed);
    case 'addSubscription':
    case 'addObjectCreatedNotification':
    case 'addObjectRemovedNotification':
      return arriving(made.on, made.arguments[0], made, deployed);
    case 'addEventNotification':
      return arriving(made.on, made.arguments[1], made, deployed);
    case 'addTarget': {
      const rule = made.on?.is === 'made' ? made.on : undefined;
      return rule && /(^|\.)(Rule|onEvent|onCloudTrailEvent)$/.test(rule.path)
        ? ruleTargets(rule, made.arguments[0], made, deployed)
        : [];
    }
    default:
      return [];
  }
}

/** `events: [new SqsEventSource(queue)]` among a function's arguments. */
function sourcesOf(made: Made, deployed: Deployed): readonly FactDraft[] {
  if (!deployed.units.has(made)) return [];
  return itemsOf(made.properties.get('events')).flatMap((source) => sourceFacts(source, made, made, deployed));
}

/** https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_lambda_event_sources-readme.html */
function sourceFacts(source: Thing | undefined, to: Thing | undefined, at: Made, deployed: Deployed): readonly FactDraft[] {
  if (source?.is !== 'made') return [];
  const kafka = textIn(source.properties.get('topic'));
  const unit = unitAt(to, deployed);
  if (!/KafkaEventSource$/.test(source.path) || kafka === undefined || !unit)
    return arriving(behind(source, deployed), to, at, deployed);
  const servers = itemsOf(source.properties.get('bootstrapServers')).flatMap((item) => textIn(item) ?? []);
  const place = placed(at);
  const connection = servers.length > 0 ? { connection: literal(cleanText(servers.join(','))) } : {};
  return [
    {
      kind: 'subscribe',
      ...place,
      owner: unit.owner,
      protocol: 'kafka',
      channelKind: 'topic',
      channel: literal(kafka),
      ...connection,
    },
  ];
}

/** Constructs that stand for a wire by themselves, as Pulumi and the lower level of CDK have them. */
function mappingFacts(made: Made, deployed: Deployed): readonly FactDraft[] {
  if (made.on) return [];
  const { properties } = made;
  const [source, target] = /\.EventSourceMapping$/.test(made.path)
    ? [properties.get('eventSourceArn'), properties.get('target') ?? properties.get('functionName')]
    : /\.(TopicSubscription|Subscription)$/.test(made.path)
      ? [properties.get('topic'), properties.get('endpoint')]
      : [];
  return source && target ? arriving(source, target, made, deployed) : [];
}

/** What arrives at a queue, topic, stream, table or bucket goes on to a function or a queue. */
function arriving(from: Thing | undefined, to: Thing | undefined, at: Made, deployed: Deployed): readonly FactDraft[] {
  const source = managedAt(from, deployed);
  const target = behind(to, deployed);
  if (!source) return [];
  const carried = CHANNELS[source.word];
  const unit = unitAt(target, deployed);
  if (unit) {
    if (!carried) return [connectionTo(unit.owner, source, at.evidence)];
    const connection = literal(source.reference);
    return [
      { kind: 'subscribe', ...placed(at), owner: unit.owner, ...carried, channel: literal(cleanText(source.name)), connection },
    ];
  }
  const fed = managedAt(target, deployed);
  return fed ? feedFacts(ownerOf(source), carried ? [source.name] : [], fed, at) : [];
}

/** One broker hands on to another: a topic to a queue, a rule to a topic. */
function feedFacts(from: Owner, channels: readonly string[], to: Managed, at: Made): readonly FactDraft[] {
  const carried = CHANNELS[to.word];
  const relay = connectionTo(from, to, at.evidence);
  if (!carried || channels.length === 0) return [relay];
  const { protocol, channelKind } = carried;
  const fedBy = channels.map((channel) => ({ channel: cleanText(channel) }));
  return [
    relay,
    { kind: 'channel', ...placed(at), owner: ownerOf(to), protocol, channelKind, channel: cleanText(to.name), fedBy },
  ];
}

/** https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_events_targets-readme.html */
function ruleTargets(rule: Made, stated: Thing | undefined, at: Made, deployed: Deployed): readonly FactDraft[] {
  const types = typesIn(rule.properties.get('eventPattern'));
  if (types.length === 0) return [];
  const bus = managedAt(rule.properties.get('eventBus'), deployed);
  return (stated?.is === 'list' ? stated.items : stated ? [stated] : []).flatMap((each): readonly FactDraft[] => {
    const target = behind(each, deployed);
    const fed = managedAt(target, deployed);
    const owner = unitAt(target, deployed)?.owner ?? (fed?.word === 'step-functions' ? ownerOf(fed) : undefined);
    if (owner)
      return types.map((type) => ({
        kind: 'subscribe',
        ...placed(at),
        owner,
        ...EVENTS,
        channel: literal(cleanText(type)),
        ...(bus && { connection: literal(bus.reference) }),
      }));
    if (!fed) return [];
    const from: Owner = bus
      ? ownerOf(bus)
      : { is: 'component', deployment: deploymentOf(rule, deployed.repository), name: SERVICES.eventbridge.technology };
    return bus ? feedFacts(from, types, fed, at) : feedFacts(from, types, fed, at).filter(({ kind }) => kind === 'channel');
  });
}

/** The types of event that a rule picks; without any, those who send them. https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns.html */
function typesIn(pattern: Thing | undefined): readonly string[] {
  const stated = optionsOf(pattern);
  const texts = (key: string) => itemsOf(stated.get(key)).flatMap((item) => textIn(item) ?? []);
  const types = [...texts('detailType'), ...texts('detail_type'), ...texts('detail-type')];
  return types.length > 0 ? types : texts('source');
}
