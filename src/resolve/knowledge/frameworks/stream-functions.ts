import type { FactOf } from '../../../model/fact.ts';
import { setting, type Value } from '../../../model/value.ts';
import { followEverywhere, isComplete } from '../../follow.ts';
import type { Thing } from '../../identity/thing.ts';
import type { Surroundings } from '../../pass.ts';

const BINDING = /^spring\.cloud\.stream\.bindings\.(.+)-(in|out)-\d+\.destination$/;

/**
 * Whether a message function takes part: where the settings say which functions do, the others are beans and nothing more.
 * https://docs.spring.io/spring-cloud-stream/reference/spring-cloud-stream/functional-binding-names.html
 */
export function isBound({ channel }: FactOf<'publish' | 'subscribe'>, thing: Thing, settings: Surroundings['settings']): boolean {
  const [, name, direction] = (channel.is === 'setting' && BINDING.exec(channel.key)) || [];
  // Code may send to a binding by its name without any function; then the name itself is the destination where the settings give none.
  if (name === undefined && channel.is === 'setting' && isUnbound(channel, thing, settings)) return false;
  if (name === undefined || channel.is !== 'setting' || (direction === 'out' && channel.fallback)) return true;
  const definitions = DEFINITIONS.flatMap((key) => followEverywhere(setting(key), thing, settings)).filter(
    (each) => isComplete(each) && each.text !== '',
  );
  return definitions.length === 0 || definitions.some(({ text }) => named(text).includes(name));
}

/** A channel whose name no setting binds stays inside of the program: an endpoint of Spring Integration on it talks to nobody else. */
function isUnbound(channel: Value & { readonly is: 'setting' }, thing: Thing, settings: Surroundings['settings']): boolean {
  if (channel.fallback || !CHANNEL.test(channel.key)) return false;
  return !followEverywhere(channel, thing, settings).some((each) => isComplete(each) && each.text !== '');
}

const CHANNEL = /^spring\.cloud\.stream\.bindings\.[^.]+\.destination$/;

const DEFINITIONS = ['spring.cloud.function.definition', 'spring.cloud.stream.function.definition'];

/** `count;mail|audit` names two functions, the second made of two. */
function named(definition: string): readonly string[] {
  return definition.split(/[;,]/).map((each) =>
    each
      .split('|')
      .map((part) => part.trim())
      .join(''),
  );
}
