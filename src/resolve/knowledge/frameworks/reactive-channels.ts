import { literal, setting, type Value } from '../../../model/value.ts';
import { type Direction, type MessageConnector, messageConnector } from '../../../sdk/message-connectors.ts';
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
  if (names.length === 0) return hasOtherEnd(channel, thing, around) ? [] : [fact];
  const connectors = [...new Set(names)].flatMap((name) => messageConnector(name) ?? []);
  return connectors.map((connector) => connected(fact, channel, connector, thing, around.settings));
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
  const isStated = (key: string) => [...thing.deployments, IN_CODE].some((each) => settings.lookup(key, thing, each).length > 0);
  const { address, exchange, broker } = connector;
  return {
    ...fact,
    protocol: connector.protocol,
    channel: named,
    channelKind: connector.kinds[direction],
    ...(broker ? { broker } : {}),
    ...(isStated(at(address)) ? { connection: setting(at(address)) } : {}),
    ...(exchange ? { exchange: setting(at(exchange), literal(name)) } : {}),
  };
}
