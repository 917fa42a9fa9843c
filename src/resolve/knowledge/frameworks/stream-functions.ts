import type { Protocol } from '../../../model/fact.ts';
import { literal, setting, type Value } from '../../../model/value.ts';
import type { MessageFact } from '../../contracts/channels.ts';
import { followEverywhere, isComplete } from '../../follow.ts';
import type { Thing } from '../../identity/thing.ts';
import type { Surroundings } from '../../pass.ts';

const BINDINGS = 'spring.cloud.stream.bindings.';
const DESTINATION = /^spring\.cloud\.stream\.bindings\.(.+)\.destination$/;
const FUNCTION = /^spring\.cloud\.stream\.bindings\.(.+)-(in|out)-\d+\.destination$/;

type Settings = Surroundings['settings'];
type ChannelSetting = Value & { readonly is: 'setting' };

/**
 * A message over a binding of Spring Cloud Stream, as the settings bind it: over the binder that they give it and, for a function, under what it is a part of.
 * Where they say which functions take part, the others are beans and nothing more.
 * https://docs.spring.io/spring-cloud-stream/reference/spring-cloud-stream/functional-binding-names.html
 */
export function asBound(fact: MessageFact, thing: Thing, settings: Settings): readonly MessageFact[] {
  const { channel } = fact;
  if (channel.is !== 'setting') return [fact];
  const [, binding] = DESTINATION.exec(channel.key) ?? [];
  if (binding !== undefined && !isOfBinder(fact, binding, thing, settings)) return [];
  const [, name, direction] = FUNCTION.exec(channel.key) ?? [];
  // Code may send to a binding by its name without any function; then the name itself is the destination where the settings give none.
  if (name === undefined) return isUnbound(channel, thing, settings) ? [] : [fact];
  if (direction === 'out' && channel.fallback) return [fact];
  const definitions = DEFINITIONS.flatMap((key) => textsOf(key, thing, settings));
  if (definitions.length === 0) return [fact];
  const composed = definitions.flatMap((text) => text.split(/[;,]/)).map((each) => each.split('|').map((part) => part.trim()));
  return composed
    .filter((parts) => (direction === 'in' ? parts[0] : parts.at(-1)) === name || parts.join('') === name)
    .map((parts) => ({ ...fact, channel: channel.fallback ? channel : boundAs(parts, channel) }));
}

/** `mail|audit` is bound as `mailaudit` or under both names; without a destination, a binding leads to one of its name. */
function boundAs(parts: readonly string[], { key }: ChannelSetting): Value {
  const [, end = ''] = /(-(?:in|out)-\d+)\.destination$/.exec(key) ?? [];
  const [joined, written] = ['', '|'].map((by) => `${parts.join(by)}${end}`);
  const otherwise = literal(joined ?? '');
  return setting(destinationOf(joined), joined === written ? otherwise : setting(destinationOf(written), otherwise));
}

function destinationOf(binding = ''): string {
  return `${BINDINGS}${binding}.destination`;
}

/** Code sends to the binders of all brokers that the build brings along; a binding may name its own. */
function isOfBinder({ protocol }: MessageFact, binding: string, thing: Thing, settings: Settings): boolean {
  const keys = [`${BINDINGS}${binding}.binder`, 'spring.cloud.stream.default-binder'];
  const [names = []] = keys.map((key) => textsOf(key, thing, settings)).filter((texts) => texts.length > 0);
  const types = names.flatMap((name) => {
    const stated = textsOf(`spring.cloud.stream.binders.${name}.type`, thing, settings);
    return stated.length > 0 ? stated : [name];
  });
  const spoken = types.map((type) => BINDERS.find(([word]) => word.test(type))?.[1]);
  return spoken.length === 0 || spoken.includes(undefined) || spoken.includes(protocol);
}

/** https://docs.spring.io/spring-cloud-stream/reference/spring-cloud-stream/multiple-binders.html */
const BINDERS: readonly (readonly [word: RegExp, protocol: Protocol])[] = [
  [/kafka/i, 'kafka'],
  [/rabbit/i, 'amqp'],
];

function textsOf(key: string, thing: Thing, settings: Settings): readonly string[] {
  return followEverywhere(setting(key), thing, settings).flatMap((each) =>
    isComplete(each) && each.text !== '' ? [each.text] : [],
  );
}

/** A channel whose name no setting binds stays inside of the program: an endpoint of Spring Integration on it talks to nobody else. */
function isUnbound(channel: ChannelSetting, thing: Thing, settings: Settings): boolean {
  if (channel.fallback || !CHANNEL.test(channel.key)) return false;
  return !followEverywhere(channel, thing, settings).some((each) => isComplete(each) && each.text !== '');
}

const CHANNEL = /^spring\.cloud\.stream\.bindings\.[^.]+\.destination$/;

const DEFINITIONS = ['spring.cloud.function.definition', 'spring.cloud.stream.function.definition'];
