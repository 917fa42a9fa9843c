import { type FactDraft, literal, messageConnector, type Owner, settingValue, type Value } from '../../src/sdk/index.ts';
import type { Entry } from './documents.ts';

/** Named ways for messages that a configuration file connects a program with. */
export function channelFacts(entries: readonly Entry[], owner: Owner, manifest: string): readonly FactDraft[] {
  return [...streamFacts(entries, owner, manifest), ...microprofileFacts(entries, owner)];
}

type Binder = 'kafka' | 'amqp' | 'rocketmq';

const SPOKEN = {
  kafka: { protocol: 'kafka', channelKind: 'topic' },
  amqp: { protocol: 'amqp', channelKind: 'exchange' },
  rocketmq: { protocol: 'other', broker: 'rocketmq', channelKind: 'topic' },
} as const;

const BINDING = /^spring\.cloud\.stream\.bindings\.([\w-]+-(in|out)-\d+)\.destination$/i;

/**
 * Bindings of functions: `uppercase-in-0` receives, `uppercase-out-0` sends. Bindings of other names belong to code that says which.
 * https://docs.spring.io/spring-cloud-stream/reference/spring-cloud-stream/functional-binding-names.html
 */
function streamFacts(entries: readonly Entry[], owner: Owner, manifest: string): readonly FactDraft[] {
  return entries.flatMap((entry): readonly FactDraft[] => {
    const [, binding, direction] = BINDING.exec(entry.written) ?? [];
    const binder = binding === undefined ? undefined : binderOf(binding, entries, manifest);
    if (binding === undefined || binder === undefined) return [];
    const group = entries.find(({ written }) => written === `spring.cloud.stream.bindings.${binding}.group`);
    const { evidence } = entry;
    const end = { evidence, owner, ...SPOKEN[binder], library: 'spring-cloud-stream' } as const;
    return namesOf(entry).map((channel) =>
      direction === 'out'
        ? { kind: 'publish', ...end, channel }
        : { kind: 'subscribe', ...end, channel, ...(group ? { group: textValue(group) } : {}) },
    );
  });
}

/** A destination can list several; one alone goes by its setting, which tells the binding's name too. */
function namesOf({ written, texts }: Entry): readonly Value[] {
  const text = texts[0] ?? '';
  const parts = text.includes('${') ? [text] : text.split(',').map((each) => each.trim());
  const values = parts.filter((each) => each !== '').map((each) => settingValue(written, each, 'colon'));
  return values.length === 1 ? values.map((fallback) => ({ is: 'setting', key: written, fallback })) : values;
}

function textValue({ written, texts }: Entry): Value {
  return settingValue(written, texts.join(','), 'colon');
}

const CONNECTED = /^spring\.(kafka|rabbitmq)\.(?:bootstrap-servers|host|addresses)(?:\[\d+\])?$/;

/** The binder that the binding or the settings name, else the only one that the build brings in. */
function binderOf(binding: string, entries: readonly Entry[], manifest: string): Binder | undefined {
  const text = (key: string) => entries.find(({ written }) => written.toLowerCase() === key.toLowerCase())?.texts[0];
  const name =
    text(`spring.cloud.stream.bindings.${binding}.binder`) ??
    text('spring.cloud.stream.default-binder') ??
    text('spring.cloud.stream.defaultBinder');
  const type = name === undefined ? undefined : (text(`spring.cloud.stream.binders.${name}.type`) ?? name);
  const stated = type === undefined ? undefined : toBinder(type);
  if (stated) return stated;
  const settings = entries.flatMap(({ key }) => /^spring\.cloud\.stream\.(kafka|rabbit|rocketmq)\./.exec(key)?.[1] ?? []);
  const libraries = [...manifest.matchAll(/(?:stream-binder|starter-stream)-(kafka|rabbit|rocketmq)/g)].flatMap(
    ([, library]) => library ?? [],
  );
  // Binders connect with what the application's own settings say: of one broker alone, they can only be its binder.
  const connected = entries.flatMap(({ key }) => CONNECTED.exec(key)?.[1] ?? []).map((each) => each.replace('mq', ''));
  const found = [settings, libraries, connected]
    .map((names) => [...new Set(names.map(toBinder))])
    .find((names) => names.length === 1);
  return found?.[0];
}

function toBinder(name: string): Binder | undefined {
  if (/rocketmq/i.test(name)) return 'rocketmq';
  return /kafka/i.test(name) ? 'kafka' : /rabbit/i.test(name) ? 'amqp' : undefined;
}

const CHANNEL = /^mp\.messaging\.(incoming|outgoing)\.(.+)\.connector$/;

/** https://smallrye.io/smallrye-reactive-messaging/latest/concepts/connectors/ */
function microprofileFacts(entries: readonly Entry[], owner: Owner): readonly FactDraft[] {
  return entries.flatMap((entry) => {
    const [, direction, channel] = CHANNEL.exec(entry.written) ?? [];
    if (channel === undefined || (direction !== 'incoming' && direction !== 'outgoing')) return [];
    return channelFact(channel, direction, entry, entries, owner);
  });
}

function channelFact(
  channel: string,
  direction: 'incoming' | 'outgoing',
  entry: Entry,
  entries: readonly Entry[],
  owner: Owner,
): readonly FactDraft[] {
  const connector = messageConnector(entry.texts[0] ?? '');
  if (!connector) return [];
  const { protocol, broker } = connector;
  const stated = (attribute: string) =>
    entries.find(({ written }) => written === `mp.messaging.${direction}.${channel}.${attribute}`);
  if (stated('enabled')?.texts[0] === 'false') return [];
  const named = connector.names[direction].map(stated).find((each) => each);
  const exchange = connector.exchange === undefined ? undefined : stated(connector.exchange);
  const end = {
    evidence: (named ?? entry).evidence,
    owner,
    protocol,
    channel: named ? textValue(named) : literal(channel),
    channelKind: connector.kinds[direction],
    ...(broker ? { broker } : {}),
    ...(exchange ? { exchange: textValue(exchange) } : {}),
    library: 'smallrye-reactive-messaging',
  } as const;
  return [direction === 'outgoing' ? { kind: 'publish', ...end } : { kind: 'subscribe', ...end }];
}
