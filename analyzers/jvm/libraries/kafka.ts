import {
  arg,
  args,
  beside,
  connection,
  defineLibrary,
  type Effect,
  each,
  first,
  itself,
  made,
  madeOf,
  maker,
  publish,
  type Selector,
  setting,
  subscribe,
} from '../../../src/code/library.ts';
import { SENT_TOPIC } from '../class-roles.ts';
import { SENT_TO_TOPIC } from '../sent-by-parameter.ts';
import { element, whole } from './support/selectors.ts';

const BOOTSTRAP = 'bootstrap.servers';
const TOPIC_HEADER = 'kafka_topic';
const springBroker = setting('spring.kafka.bootstrap-servers');

const properties = first(arg(0, BOOTSTRAP), arg(0, 'BOOTSTRAP_SERVERS_CONFIG'));
const openBroker = connection({ nodeKind: 'broker', technology: 'kafka', protocol: 'kafka', target: properties });
/** A template made of a factory of the program's own goes where that leads. */
const templateBroker = first(made('KafkaTemplate', madeOf(arg(0), 'DefaultKafkaProducerFactory', properties)), springBroker);

function toTopic(channel: Selector, broker?: Selector): Effect {
  return publish({ protocol: 'kafka', channel, channelKind: 'topic', ...(broker ? { connection: broker } : {}) });
}

function fromTopic(channel: Selector, broker?: Selector, group?: Selector): Effect {
  return subscribe({
    protocol: 'kafka',
    channel,
    channelKind: 'topic',
    ...(broker ? { connection: broker } : {}),
    ...(group ? { group } : {}),
  });
}

const listened = first(
  element('topics'),
  arg(0, 'topicPartitions', '[]', 'topic'),
  arg(0, 'topicPartitions', 'topic'),
  element('topicPattern'),
);
const listener = fromTopic(listened, springBroker, whole('groupId', 'id'));
/** Several listeners of one method, as Java writes them without repeating the annotation. */
const listeners = fromTopic(
  first(arg(0, 'value', '[]', 'topics', '[]'), arg(0, 'value', '[]', 'topics'), arg(0, 'value', 'topics')),
  springBroker,
);
/** What a listener returns goes where `@SendTo` says. */
const reply = toTopic(beside('SendTo', element('value')), springBroker);

/** Spring for Apache Kafka. */
const springKafka = defineLibrary({
  name: 'spring-kafka',
  imports: [
    'org.springframework.kafka.*',
    'org.springframework.messaging.handler.annotation',
    'org.springframework.messaging.support',
  ],
  docs: 'https://docs.spring.io/spring-kafka/reference/kafka.html',
  creates: { 'MessageBuilder.*': 'MessageBuilder', 'TopicBuilder.name': 'NamedTopic', 'TopicBuilder.*': 'TopicBuilder' },
  values: {
    'KafkaHeaders.TOPIC': { value: 'text', text: TOPIC_HEADER },
    'TopicBuilder.build': { value: 'select', selector: made('NamedTopic', arg(0)), type: 'NewTopic' },
    'NewTopic.name': itself,
  },
  types: {
    // Named, it is found where its whole package is imported, too.
    SendTo: 'Annotation',
    NamedTopic: 'TopicBuilder',
    KafkaOperations: 'KafkaTemplate',
    ReplyingKafkaTemplate: 'KafkaTemplate',
    RoutingKafkaTemplate: 'KafkaTemplate',
    ReactiveKafkaProducerTemplate: 'KafkaTemplate',
  },
  calls: {
    ...each(['send', 'sendAndReceive'], (name) => [`KafkaTemplate.${name}`, toTopic(arg(0), templateBroker)]),
    'KafkaTemplate.send/1': [toTopic(arg(0), templateBroker)],
    'KafkaTemplate.sendDefault': toTopic(setting('spring.kafka.template.default-topic'), templateBroker),
    ...each(['setDefaultTopic', 'defaultTopic='], (name) => [`KafkaTemplate.${name}`, toTopic(arg(0), templateBroker)]),
    // https://docs.spring.io/spring-kafka/reference/kafka/connecting.html
    ...each<Effect>(['DefaultKafkaProducerFactory', 'DefaultKafkaConsumerFactory', 'KafkaAdmin'], (name) => [name, openBroker]),
    // A message names its topic by a header: it is made to be sent there.
    'MessageBuilder.setHeader': { ...toTopic(arg(1), springBroker), where: [arg(0), TOPIC_HEADER] } as Effect,
    ContainerProperties: fromTopic(args(0), springBroker),
    'ConcurrentKafkaListenerContainerFactory.createContainer': fromTopic(args(0), springBroker),
  },
  decorators: {
    class: { KafkaListener: listener, KafkaListeners: listeners },
    method: { KafkaListener: [listener, reply], KafkaListeners: [listeners, reply] },
  },
});

/** The clients themselves; a record stands for its topic. */
const kafkaClients = defineLibrary({
  name: 'kafka-clients',
  imports: ['org.apache.kafka.clients.producer', 'org.apache.kafka.clients.consumer', 'org.apache.kafka.clients.admin'],
  docs: 'https://kafka.apache.org/documentation/#api',
  types: { Producer: 'KafkaProducer', Consumer: 'KafkaConsumer' },
  values: {
    ProducerRecord: { value: 'select', selector: arg(0) },
    NewTopic: { value: 'select', selector: arg(0), type: 'NewTopic' },
    'NewTopic.name': itself,
    ...each(['ProducerConfig', 'ConsumerConfig', 'AdminClientConfig', 'CommonClientConfigs'], (name) => [
      `${name}.BOOTSTRAP_SERVERS_CONFIG`,
      { value: 'text', text: BOOTSTRAP } as const,
    ]),
  },
  calls: {
    KafkaProducer: openBroker,
    KafkaConsumer: openBroker,
    'KafkaProducer.send': toTopic(arg(0), made('KafkaProducer', properties)),
    'KafkaConsumer.subscribe': fromTopic(first(arg(0, '[]'), arg(0)), made('KafkaConsumer', properties)),
  },
});

/** Topologies of Kafka Streams. */
const kafkaStreams = defineLibrary({
  name: 'kafka-streams',
  imports: ['org.apache.kafka.streams', 'org.apache.kafka.streams.kstream'],
  docs: 'https://kafka.apache.org/documentation/streams/developer-guide/dsl-api.html',
  values: { 'StreamsConfig.BOOTSTRAP_SERVERS_CONFIG': { value: 'text', text: BOOTSTRAP } },
  creates: {
    'StreamsBuilder.stream': 'KStream',
    'StreamsBuilder.table': 'KStream',
    'StreamsBuilder.globalTable': 'KStream',
    'KStream.*': 'KStream',
    'Topology.*': 'Topology',
  },
  types: { KTable: 'KStream', KGroupedStream: 'KStream', KGroupedTable: 'KStream', TimeWindowedKStream: 'KStream' },
  calls: {
    KafkaStreams: connection({ nodeKind: 'broker', technology: 'kafka', protocol: 'kafka', target: arg(1, BOOTSTRAP) }),
    ...each(['stream', 'table', 'globalTable'], (name) => [`StreamsBuilder.${name}`, fromTopic(first(arg(0, '[]'), arg(0)))]),
    // The names of the nodes stand first: https://kafka.apache.org/documentation/streams/developer-guide/processor-api.html
    'Topology.addSource': fromTopic({ from: 'texts', of: args(0), after: 1 }),
    'Topology.addSink': toTopic(first(arg(1, '()'), arg(1))),
    'KStream.to': toTopic(first(arg(0, '()'), arg(0))),
    'KStream.through': [toTopic(arg(0)), fromTopic(arg(0))],
  },
});

/** The records that are handed over themselves, or what makes one of each item. */
const outbound = first(maker(arg(0), arg(0, '()'), 'MappedItems'), maker(arg(0), arg(0), 'Items'));

/** Reactor Kafka. Options are copied by whatever is called on them; a record is made to be sent. */
const reactorKafka = defineLibrary({
  name: 'reactor-kafka',
  imports: ['reactor.kafka.receiver', 'reactor.kafka.sender', 'reactor.core.publisher'],
  docs: 'https://projectreactor.io/docs/kafka/release/reference/',
  creates: {
    'ReceiverOptions.create': 'ReceiverOptions',
    'ReceiverOptions.*': 'ReceiverOptions',
    'KafkaSender.createOutbound': 'KafkaOutbound',
    'KafkaOutbound.*': 'KafkaOutbound',
    ...each(['Flux.just', 'Mono.just'], (name) => [name, 'Items'] as const),
    ...each(['Flux.map', 'Mono.map', 'Items.map'], (name) => [name, 'MappedItems'] as const),
  },
  values: { 'SenderRecord.create/2': { value: 'select', selector: arg(0) } },
  calls: {
    'ReceiverOptions.subscription': fromTopic(first(arg(0, '[]'), arg(0)), made('ReceiverOptions', properties)),
    'SenderRecord.create/2': toTopic(arg(0)),
    'SenderRecord.create/6': toTopic(arg(0)),
    ...each(['send', 'sendTransactionally'], (name) => [`KafkaOutbound.${name}`, toTopic(outbound)] as const),
  },
});

/** What a listener returns goes to every topic that `@SendTo` names. */
const forwarded = beside('SendTo', first(arg(0, 'value', '[]'), arg(0, 'value')));
const micronautBroker = setting('kafka.bootstrap.servers');

/** Micronaut's declarative clients and listeners. */
const micronautKafka = defineLibrary({
  name: 'micronaut-kafka',
  imports: ['io.micronaut.configuration.kafka.annotation', 'io.micronaut.messaging.annotation'],
  globals: [SENT_TOPIC, SENT_TO_TOPIC],
  docs: 'https://micronaut-projects.github.io/micronaut-kafka/latest/guide/',
  calls: { [SENT_TO_TOPIC]: toTopic(arg(0), micronautBroker) },
  decorators: {
    class: { Topic: fromTopic(element('value', 'patterns')) },
    method: {
      Topic: [fromTopic(element('value', 'patterns'), micronautBroker), toTopic(forwarded, micronautBroker)],
      [SENT_TOPIC]: toTopic(element('value'), micronautBroker),
    },
  },
});

export const kafkaLibraries = [springKafka, kafkaClients, kafkaStreams, reactorKafka, micronautKafka];
