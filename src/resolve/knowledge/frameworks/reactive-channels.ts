import { literal, setting, type Value } from '../../../model/value.ts';
import { connectorsOf, type Direction, type MessageConnector, messageConnector } from '../../../sdk/message-connectors.ts';
import type { MessageFact } from '../../contracts/channels.ts';
import { followEverywhere, isComplete } from '../../follow.ts';
import type { Thing } from '../../identity/thing.ts';
import type { Surroundings } from '../../pass.ts';
import { IN_CODE } from '../../settings.ts';

const CHANNEL = /^mp\.messaging\.(incoming|outgoing)\.(.+)\.topics$/;

/**
 * What a channel of reactive messaging is connected with: its connector says, and not what the build brings along. A channel that has none and of
 * which the program itself has the other end stays in its memory.
 * https://quarkus.io/guides/kafka (3. Configuring SmallRye Kafka connector: orphan channels)
 */
export function asAttached(
  fact: MessageFact,
  thing: Thing,
  around: Pick<Surroundings, 'facts' | 'owners' | 'settings'>,
): readonly MessageFact[] {
  const channel = channelOf(fact);
  if (channel === undefined) return [fact];
  const names = textsOf(`${baseOf(channel)}.connector`, thing, around.settings);
  if (names.length === 0) return hasOtherEnd(channel, thing, around) ? [] : [autoAttached(fact, channel, thing, around.settings)];
  const connectors = [...new Set(names)].flatMap((name) => messageConnector(name) ?? []);
  return connectors.map((connector) => connected(fact, channel, connector, thing, around.settings));
}

/**
 * Without a connector stated, the only one that the build brings along is attached; which of those that speak its protocol that is, the
 * attribute that names what it is connected with tells: `address` or `queue.name`.
 * https://quarkus.io/guides/messaging#connector-auto-attachment
 */
function autoAttached(fact: MessageFact, channel: Channel, thing: Thing, settings: Surroundings['settings']): MessageFact {
  const connector = connectorsOf(fact.protocol).find(({ names }) =>
    names[channel.direction].some((attribute) => isStated(`${baseOf(channel)}.${attribute}`, thing, settings)),
  );
  return connector ? connected(fact, channel, connector, thing, settings) : fact;
}

interface Channel {
  readonly direction: Direction;
  readonly name: string;
}

function channelOf({ channel }: MessageFact): Channel | undefined {
  const [, direction, name] = channel.is === 'setting' ? (CHANNEL.exec(channel.key) ?? []) : [];
  return direction === undefined || name === undefined ? undefined : { direction: direction as Direction, name };
}

function baseOf({ direction, name }: Channel): string {
  return `mp.messaging.${direction}.${name}`;
}

function textsOf(key: string, thing: Thing, settings: Surroundings['settings']): readonly string[] {
  return followEverywhere(setting(key), thing, settings).flatMap((each) =>
    isComplete(each) && each.text !== '' ? [each.text] : [],
  );
}

function isStated(key: string, thing: Thing, settings: Surroundings['settings']): boolean {
  return [...thing.deployments, IN_CODE].some((each) => settings.lookup(key, thing, each).length > 0);
}

function hasOtherEnd(channel: Channel, thing: Thing, { facts, owners }: Pick<Surroundings, 'facts' | 'owners'>): boolean {
  return [...facts.of('publish'), ...facts.of('subscribe')].some((fact) => {
    const other = channelOf(fact);
    return other?.name === channel.name && other.direction !== channel.direction && owners.thingsOf(fact.owner).includes(thing);
  });
}

function connected(
  fact: MessageFact,
  channel: Channel,
  connector: MessageConnector,
  thing: Thing,
  settings: Surroundings['settings'],
): MessageFact {
  const { direction, name } = channel;
  const at = (attribute: string) => `${baseOf(channel)}.${attribute}`;
  const named = connector.names[direction].reduceRight<Value>((rest, attribute) => setting(at(attribute), rest), literal(name));
  const { address, exchange, broker } = connector;
  return {
    ...fact,
    protocol: connector.protocol,
    channel: named,
    channelKind: connector.kinds[direction],
    ...(broker ? { broker } : {}),
    ...(isStated(at(address), thing, settings) ? { connection: setting(at(address)) } : {}),
    ...(exchange ? { exchange: setting(at(exchange), literal(name)) } : {}),
  };
}
