import {
  arg,
  connection,
  defineLibrary,
  type Effect,
  each,
  first,
  made,
  param,
  publish,
  type Selector,
  subscribe,
} from '../../../src/code/library.ts';

/** The builder's configuration says where the brokers are. */
function configured(builder: string): Selector {
  return made(builder, first(arg(0, 'BootstrapServers'), arg(0, 'bootstrap.servers'), arg(0)));
}

const open = (builder: string): Effect =>
  connection({ nodeKind: 'broker', technology: 'kafka', protocol: 'kafka', target: configured(builder) });

const produced = publish({
  protocol: 'kafka',
  channel: param(0, 'topic'),
  channelKind: 'topic',
  connection: configured('ProducerBuilder'),
});
const subscribed = subscribe({
  protocol: 'kafka',
  channel: param(0, 'topic'),
  channelKind: 'topic',
  connection: configured('ConsumerBuilder'),
  group: made('ConsumerBuilder', first(arg(0, 'GroupId'), arg(0, 'group.id'))),
});

export const confluentKafka = defineLibrary({
  name: 'confluent-kafka',
  imports: ['Confluent.Kafka'],
  docs: 'https://docs.confluent.io/kafka-clients/dotnet/current/overview.html',
  creates: {
    'ProducerBuilder.Build': 'IProducer',
    'ConsumerBuilder.Build': 'IConsumer',
    DependentProducerBuilder: 'ProducerBuilder',
  },
  types: { ProducerConfig: 'ClientConfig', ConsumerConfig: 'ClientConfig', AdminClientConfig: 'ClientConfig' },
  values: each(
    [
      'SetValueSerializer',
      'SetKeySerializer',
      'SetErrorHandler',
      'SetLogHandler',
      'SetStatisticsHandler',
      'SetValueDeserializer',
      'SetKeyDeserializer',
      'SetPartitionsAssignedHandler',
      'SetPartitionsRevokedHandler',
    ].flatMap((name) => [`ProducerBuilder.${name}`, `ConsumerBuilder.${name}`]),
    (name) => [name, { value: 'select', selector: { from: 'receiver' } } as const],
  ),
  calls: {
    'ProducerBuilder.Build': open('ProducerBuilder'),
    'ConsumerBuilder.Build': open('ConsumerBuilder'),
    'IProducer.Produce': produced,
    'IProducer.ProduceAsync': produced,
    'IConsumer.Subscribe': subscribed,
    'IConsumer.Assign': subscribed,
  },
});
