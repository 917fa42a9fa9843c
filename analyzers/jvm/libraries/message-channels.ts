import {
  arg,
  beside,
  decoratedName,
  defineLibrary,
  type Effect,
  each,
  first,
  join,
  publish,
  type Selector,
  setting,
  subscribe,
  text,
  transport,
} from '../../../src/code/library.ts';
import { RECEIVED_CHANNEL } from '../container-roles.ts';
import { STREAM_FUNCTION } from '../conventions.ts';
import { STREAM_BINDER } from '../stream-binders.ts';
import { whole } from './support/selectors.ts';

const BINDINGS = text('spring.cloud.stream.bindings.');

/** A binding leads to the destination that the settings give it, or to one of its own name. */
function destination(binding: Selector): Selector {
  return setting(join(BINDINGS, binding, text('.destination')), binding);
}

function toBinding(binding: Selector): Effect {
  return publish({ protocol: transport.protocol, channel: destination(binding), channelKind: 'topic' });
}

function fromBinding(binding: Selector): Effect {
  const group = setting(join(BINDINGS, binding, text('.group')));
  return subscribe({ protocol: transport.protocol, channel: destination(binding), channelKind: 'topic', group });
}

/** A function is bound only when the settings say so. */
function ofFunction(direction: 'in' | 'out'): Selector {
  return setting(join(BINDINGS, decoratedName, arg(0, direction), text('.destination')));
}

/** A channel of Spring Integration that the settings bind: all others stay inside of the program. */
function ofChannel(channel: Selector) {
  const bound = setting(join(BINDINGS, channel, text('.destination')));
  return { protocol: transport.protocol, channel: bound, channelKind: 'topic' } as const;
}

/** From one channel to another. */
const passesOn: readonly Effect[] = [subscribe(ofChannel(whole('inputChannel'))), publish(ofChannel(whole('outputChannel')))];

/**
 * Endpoints of Spring Integration on channels that are bound.
 * https://docs.spring.io/spring-cloud-stream/docs/Ditmars.RELEASE/reference/html/_programming_model.html
 */
const integrationEndpoints = defineLibrary({
  name: 'spring-integration-endpoints',
  imports: ['org.springframework.integration.annotation'],
  docs: 'https://docs.spring.io/spring-integration/reference/configuration/annotations.html',
  decorators: {
    method: {
      ...each<readonly Effect[]>(['ServiceActivator', 'Transformer', 'Filter', 'Splitter', 'Aggregator', 'Router'], (name) => [
        name,
        passesOn,
      ]),
      InboundChannelAdapter: publish(ofChannel(whole('value', 'channel'))),
    },
  },
});

const listened = first(whole('value', 'target'), text('input'));

/** Channels by name; the broker is the one whose binder the build depends on. */
const springCloudStream = defineLibrary({
  name: 'spring-cloud-stream',
  imports: ['org.springframework.cloud.stream.*'],
  globals: [STREAM_BINDER, STREAM_FUNCTION],
  docs: 'https://docs.spring.io/spring-cloud-stream/reference/spring-cloud-stream.html',
  creates: { 'Source.output': 'Output', 'Processor.output': 'Output' },
  values: {
    'Sink.INPUT': { value: 'text', text: 'input' },
    'Processor.INPUT': { value: 'text', text: 'input' },
    'Source.OUTPUT': { value: 'text', text: 'output' },
    'Processor.OUTPUT': { value: 'text', text: 'output' },
  },
  calls: {
    [STREAM_BINDER]: { does: 'transport', protocol: arg(0) },
    'StreamBridge.send': toBinding(arg(0)),
    'Output.send': toBinding(text('output')),
  },
  decorators: {
    method: {
      StreamListener: [fromBinding(listened), toBinding(beside('SendTo', first(arg(0, 'value', '[]'), arg(0, 'value'))))],
      Input: fromBinding(first(whole('value'), decoratedName)),
      Output: toBinding(first(whole('value'), decoratedName)),
      [STREAM_FUNCTION]: [
        subscribe({ protocol: transport.protocol, channel: ofFunction('in'), channelKind: 'topic' }),
        publish({ protocol: transport.protocol, channel: ofFunction('out'), channelKind: 'topic' }),
      ],
    },
  },
});

/**
 * The topics of a channel, or its topic, or the queue of Amazon that it is, or its name.
 * https://smallrye.io/smallrye-reactive-messaging/latest/kafka/receiving-kafka-records/
 */
function topic(direction: 'incoming' | 'outgoing'): Selector {
  const attribute = (name: string) => join(text(`mp.messaging.${direction}.`), whole('value'), text(name));
  return setting(attribute('.topics'), setting(attribute('.topic'), setting(attribute('.queue'), whole('value'))));
}

const received = subscribe({ protocol: transport.protocol, channel: topic('incoming'), channelKind: 'topic' });

/** Reactive messaging of MicroProfile, as in Quarkus. */
const reactiveMessaging = defineLibrary({
  name: 'microprofile-reactive-messaging',
  imports: ['org.eclipse.microprofile.reactive.messaging'],
  globals: [RECEIVED_CHANNEL],
  docs: 'https://smallrye.io/smallrye-reactive-messaging/latest/concepts/concepts/',
  decorators: {
    method: {
      Incoming: received,
      Outgoing: publish({ protocol: transport.protocol, channel: topic('outgoing'), channelKind: 'topic' }),
    },
    field: {
      Channel: publish({ protocol: transport.protocol, channel: topic('outgoing'), channelKind: 'topic' }),
      [RECEIVED_CHANNEL]: received,
    },
  },
});

/** Events that are sent on to the broker of the build when they are published: a target, and behind two colons its key. */
const springModulith = defineLibrary({
  name: 'spring-modulith',
  imports: ['org.springframework.modulith.events'],
  docs: 'https://docs.spring.io/spring-modulith/reference/events.html#externalization',
  decorators: {
    class: {
      Externalized: publish({
        protocol: transport.protocol,
        channel: { from: 'before', mark: '::', of: whole('value', 'target') },
        channelKind: 'topic',
      }),
    },
  },
});

export const messageChannels = [springCloudStream, integrationEndpoints, reactiveMessaging, springModulith];
