import type { End } from './contracts/channels.ts';
import type { Thing } from './identity/thing.ts';
import { onlyText } from './only-text.ts';
import type { Surroundings } from './pass.ts';

/** Where it stands, the queue of a group gets what it names alone. */
const BINDING_KEY = /^spring\.cloud\.stream\.rabbit\.(?:bindings\.[^.]+|default)\.consumer\.binding-?routing-?key$/i;

/**
 * Who receives from an exchange as such gets whatever is sent there, under any key: the queue of a group is bound by `#`. Who sends there goes by the
 * exchange then, and by the key only where somebody may ask for that.
 * https://docs.spring.io/spring-cloud-stream/reference/rabbit/rabbit_overview/binder.html
 */
export function sentToWholes(ends: readonly End[], around: Surroundings): readonly End[] {
  const receivers = ends.filter(({ fact }) => fact.kind === 'subscribe' && fact.protocol === 'amqp');
  const wholes = new Map(receivers.flatMap((end) => (isOfWhole(end, around) ? [[nameOf(end), end]] : [])));
  if (wholes.size === 0) return ends;
  const byKey = receivers.filter(({ fact }) => fact.exchange !== undefined);
  const asked = new Set(byKey.map(({ fact, thing, broker }) => `${broker}:${onlyText(fact.exchange, thing, around) ?? ''}`));
  const received = new Set(receivers.map(nameOf));
  return ends.flatMap((end): readonly End[] => {
    const { fact, thing, name, broker } = end;
    const exchange = fact.kind === 'publish' && fact.protocol === 'amqp' ? onlyText(fact.exchange, thing, around) : undefined;
    if (exchange === undefined || exchange === name.text || !wholes.has(`${broker}:${exchange}`)) return [end];
    const whole = { ...end, name: { ...name, text: exchange } };
    return asked.has(`${broker}:${exchange}`) || received.has(nameOf(end)) ? [end, whole] : [whole];
  });
}

function isOfWhole({ fact, thing }: End, around: Surroundings): boolean {
  const isNamed = fact.channelKind === 'exchange' || fact.channelKind === 'topic';
  return isNamed && fact.exchange === undefined && !isBoundByKey(thing, around);
}

function isBoundByKey(thing: Thing, { settings }: Surroundings): boolean {
  return settings.fileKeys(thing).some((key) => BINDING_KEY.test(key));
}

function nameOf({ broker, name }: End): string {
  return `${broker}:${name.text}`;
}
