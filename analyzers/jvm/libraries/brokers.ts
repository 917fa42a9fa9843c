import {
  arg,
  connection,
  defineLibrary,
  type Effect,
  each,
  first,
  type Library,
  maker,
  publish,
  type Selector,
  subscribe,
  text,
  type ValueRule,
} from '../../../src/code/library.ts';
import { element } from './support/selectors.ts';

const SUBJECT = { protocol: 'nats', channel: arg(0), channelKind: 'subject' } as const;

const natsServer = connection({
  nodeKind: 'broker',
  technology: 'nats',
  protocol: 'nats',
  target: first(maker(arg(0), arg(0), 'ServerOptions'), arg(0)),
});

/** Core NATS and JetStream. */
const nats = defineLibrary({
  name: 'nats',
  imports: ['io.nats.client', 'io.nats.client.impl'],
  docs: 'https://github.com/nats-io/nats.java#publishing',
  creates: {
    'Nats.connect': 'Connection',
    'Nats.connectReconnectOnConnect': 'Connection',
    'Connection.createDispatcher': 'Dispatcher',
    'Connection.jetStream': 'JetStream',
    'Options.builder': 'Options.Builder',
    'Options.Builder.server': 'ServerOptions',
    'Options.Builder.servers': 'ServerOptions',
    'Options.Builder.*': 'Options.Builder',
    'NatsMessage.builder': 'MessageBuilder',
    'MessageBuilder.*': 'MessageBuilder',
  },
  types: { 'NatsMessage.Builder': 'MessageBuilder', ServerOptions: 'Options.Builder' },
  calls: {
    'Nats.connect': natsServer,
    'Nats.connectReconnectOnConnect': natsServer,
    'Connection.publish': publish(SUBJECT),
    'Connection.publish/1': [],
    'Connection.request': publish({ ...SUBJECT, channelKind: 'rpc' }),
    'Connection.requestWithTimeout': publish({ ...SUBJECT, channelKind: 'rpc' }),
    'Connection.subscribe': subscribe(SUBJECT),
    'Dispatcher.subscribe': subscribe(SUBJECT),
    'JetStream.publish': publish(SUBJECT),
    'JetStream.publish/1': [],
    'JetStream.publishAsync': publish(SUBJECT),
    'JetStream.publishAsync/1': [],
    'JetStream.subscribe': subscribe(SUBJECT),
    'MessageBuilder.subject': publish(SUBJECT),
  },
});

function pulsarTopic(channel: Selector) {
  return { protocol: 'other', channel, channelKind: 'topic' } as const;
}

/** Pulsar: producers and consumers are built for their topics. */
const pulsar = defineLibrary({
  name: 'pulsar',
  imports: ['org.apache.pulsar.client.api', 'org.apache.pulsar.reactive.client.api'],
  docs: 'https://pulsar.apache.org/docs/client-libraries-java/',
  creates: {
    'PulsarClient.builder': 'ClientBuilder',
    'PulsarClient.newProducer': 'ProducerBuilder',
    'PulsarClient.newConsumer': 'ConsumerBuilder',
    'PulsarClient.newReader': 'ConsumerBuilder',
    'ClientBuilder.build': 'PulsarClient',
    'ClientBuilder.*': 'ClientBuilder',
    'ProducerBuilder.*': 'ProducerBuilder',
    'ConsumerBuilder.*': 'ConsumerBuilder',
  },
  types: { ReaderBuilder: 'ConsumerBuilder' },
  calls: {
    'ClientBuilder.serviceUrl': connection({ nodeKind: 'broker', technology: 'pulsar', protocol: 'other', target: arg(0) }),
    'ProducerBuilder.topic': publish(pulsarTopic(arg(0))),
    'ConsumerBuilder.topic': subscribe(pulsarTopic({ from: 'arguments', index: 0, isAny: true })),
    'ConsumerBuilder.topics': subscribe(pulsarTopic(arg(0, '[]'))),
  },
});

const listened: Effect = subscribe({
  ...pulsarTopic(element('topics', 'value', 'topicPattern')),
  group: arg(0, 'subscriptionName'),
});

/** Spring for Apache Pulsar; what is sent with one argument goes to the topic of its type. */
const springPulsar = defineLibrary({
  name: 'spring-pulsar',
  imports: ['org.springframework.pulsar.*'],
  docs: 'https://docs.spring.io/spring-pulsar/reference/reference/pulsar/message-production.html',
  creates: { 'PulsarTemplate.newMessage': 'SendMessageBuilder', 'SendMessageBuilder.*': 'SendMessageBuilder' },
  types: {
    PulsarOperations: 'PulsarTemplate',
    ReactivePulsarTemplate: 'PulsarTemplate',
    ReactivePulsarOperations: 'PulsarTemplate',
  },
  calls: {
    ...each<Effect>(['send/2', 'send/3', 'sendAsync/2', 'sendAsync/3'], (name) => [
      `PulsarTemplate.${name}`,
      publish(pulsarTopic(arg(0))),
    ]),
    'SendMessageBuilder.withTopic': publish(pulsarTopic(arg(0))),
  },
  decorators: {
    class: { PulsarListener: listened },
    method: { PulsarListener: listened, ReactivePulsarListener: listened },
  },
});

const named: ValueRule = { value: 'select', selector: arg(1) };
const TOPIC = { protocol: 'pubsub', channelKind: 'topic' } as const;
const SUBSCRIPTION = { protocol: 'pubsub', channelKind: 'queue' } as const;
const cloudPubSub = connection({
  nodeKind: 'broker',
  technology: 'google-pubsub',
  protocol: 'pubsub',
  target: text('https://pubsub.googleapis.com'),
});

/** Google's client: publishers and subscribers are built for a topic or a subscription of a project. */
const pubSub = defineLibrary({
  name: 'google-cloud-pubsub',
  imports: ['com.google.cloud.pubsub.v1', 'com.google.pubsub.v1'],
  docs: 'https://cloud.google.com/java/docs/reference/google-cloud-pubsub/latest/overview',
  values: each(
    ['TopicName', 'ProjectTopicName', 'SubscriptionName', 'ProjectSubscriptionName'].flatMap((name) => [
      `${name}.of`,
      `${name}.format`,
      `${name}.ofProjectTopicName`,
      `${name}.ofProjectSubscriptionName`,
    ]),
    (name) => [name, named] as const,
  ),
  calls: {
    'Publisher.newBuilder': [publish({ ...TOPIC, channel: arg(0) }), cloudPubSub],
    'Subscriber.newBuilder': [subscribe({ ...SUBSCRIPTION, channel: arg(0) }), cloudPubSub],
  },
});

const subscribed = subscribe({ ...SUBSCRIPTION, channel: arg(0) });

/** Spring's template for it. */
const springPubSub = defineLibrary({
  name: 'spring-cloud-gcp-pubsub',
  imports: ['com.google.cloud.spring.pubsub.*', 'org.springframework.cloud.gcp.pubsub.*'],
  docs: 'https://googlecloudplatform.github.io/spring-cloud-gcp/reference/html/index.html#cloud-pubsub',
  types: {
    PubSubOperations: 'PubSubTemplate',
    PubSubPublisherOperations: 'PubSubTemplate',
    PubSubPublisherTemplate: 'PubSubTemplate',
    PubSubSubscriberOperations: 'PubSubTemplate',
    PubSubSubscriberTemplate: 'PubSubTemplate',
    PubSubReactiveFactory: 'PubSubTemplate',
  },
  calls: {
    'PubSubTemplate.publish': publish({ ...TOPIC, channel: arg(0) }),
    ...each<Effect>(
      ['subscribe', 'subscribeAndConvert', 'pull', 'pullAsync', 'pullAndAck', 'pullAndConvert', 'pullNext', 'poll'],
      (name) => [`PubSubTemplate.${name}`, subscribed],
    ),
    PubSubInboundChannelAdapter: subscribe({ ...SUBSCRIPTION, channel: arg(1) }),
    PubSubMessageHandler: publish({ ...TOPIC, channel: arg(1) }),
  },
});

/** Brokers that no file of their own is for. */
export const brokers: readonly Library[] = [nats, pulsar, springPulsar, pubSub, springPubSub];
