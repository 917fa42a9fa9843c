import { arg, defineLibrary, first, keyword, made, publish, subscribe } from '../../../src/code/library.ts';
import { brokerAt, option } from './support/selectors.ts';

const KAFKA = { protocol: 'kafka', channelKind: 'topic' } as const;
const servers = first(arg(0, 'bootstrap.servers'), keyword('bootstrap.servers'));

/** Topics and their consumers are drawn in the application's class; the producer is the framework's own. */
export const karafka = defineLibrary({
  name: 'karafka',
  imports: ['Karafka', 'WaterDrop'],
  docs: 'https://karafka.io/docs/Routing/',
  hasWorkers: true,
  creates: {
    'App.setup': 'Config',
    producer: 'Producer',
    'App.producer': 'Producer',
    'BaseConsumer.producer': 'Producer',
    setup: 'Config',
  },
  calls: {
    'App.topic': subscribe({ ...KAFKA, channel: arg(0), handler: keyword('consumer', 'new', 'consume') }),
    'Config.kafka=': brokerAt('kafka', 'kafka', servers),
    'Producer.kafka=': brokerAt('kafka', 'kafka', servers),
    ...Object.fromEntries(
      ['produce_sync', 'produce_async', 'buffer'].map((name) => [
        `Producer.${name}`,
        publish({ ...KAFKA, channel: option('topic') }),
      ]),
    ),
    ...Object.fromEntries(
      ['produce_many_sync', 'produce_many_async', 'buffer_many'].map((name) => [
        `Producer.${name}`,
        publish({ ...KAFKA, channel: arg(0, '[]', 'topic') }),
      ]),
    ),
  },
});

/** Consumers name their topics in their body: https://github.com/zendesk/racecar#creating-consumers */
export const racecar = defineLibrary({
  name: 'racecar',
  imports: ['Racecar'],
  docs: 'https://github.com/zendesk/racecar#creating-consumers',
  hasWorkers: true,
  creates: { configure: 'Config' },
  calls: {
    'Config.brokers=': brokerAt('kafka', 'kafka', first(arg(0, '[]'), arg(0))),
    'Consumer.subscribes_to': [0, 1, 2, 3].map((index) => subscribe({ ...KAFKA, channel: arg(index) })),
    'Consumer.produce': publish({ ...KAFKA, channel: keyword('topic') }),
    produce_async: publish({ ...KAFKA, channel: keyword('topic') }),
    produce_sync: publish({ ...KAFKA, channel: keyword('topic') }),
  },
});

/** Classes that produce have a producer of their own: https://github.com/phobos/phobos#producing-messages-to-kafka */
export const phobos = defineLibrary({
  name: 'phobos',
  imports: ['Phobos'],
  docs: 'https://github.com/phobos/phobos#producing-messages-to-kafka',
  creates: { 'Producer.producer': 'TopicProducer' },
  calls: {
    'TopicProducer.publish': publish({ ...KAFKA, channel: keyword('topic') }),
    'TopicProducer.async_publish': publish({ ...KAFKA, channel: keyword('topic') }),
    'TopicProducer.publish_list': publish({ ...KAFKA, channel: arg(0, '[]', 'topic') }),
    'TopicProducer.async_publish_list': publish({ ...KAFKA, channel: arg(0, '[]', 'topic') }),
  },
});

/** A client for a list of brokers makes producers and consumers. */
export const rubyKafka = defineLibrary({
  name: 'ruby-kafka',
  imports: ['Kafka', 'DeliveryBoy'],
  docs: 'https://github.com/zendesk/ruby-kafka#producing-messages-to-kafka',
  creates: {
    default: 'Client',
    'Client.producer': 'Producer',
    'Client.async_producer': 'Producer',
    'Client.consumer': 'Consumer',
  },
  calls: {
    default: brokerAt('kafka', 'kafka', first(keyword('seed_brokers', '[]'), keyword('seed_brokers'), arg(0, '[]'), arg(0))),
    'Producer.produce': publish({ ...KAFKA, channel: keyword('topic') }),
    'Client.deliver_message': publish({ ...KAFKA, channel: keyword('topic') }),
    'Client.each_message': subscribe({ ...KAFKA, channel: keyword('topic') }),
    'Consumer.subscribe': subscribe({ ...KAFKA, channel: arg(0), group: made('Consumer', keyword('group_id')) }),
    deliver: publish({ ...KAFKA, channel: keyword('topic') }),
    deliver_async: publish({ ...KAFKA, channel: keyword('topic') }),
  },
});

export const rdkafka = defineLibrary({
  name: 'rdkafka',
  imports: ['Rdkafka'],
  docs: 'https://github.com/karafka/rdkafka-ruby#usage',
  creates: { 'Config.producer': 'Producer', 'Config.consumer': 'Consumer' },
  calls: {
    Config: brokerAt('kafka', 'kafka', first(arg(0, 'bootstrap.servers'), keyword('bootstrap.servers'))),
    'Producer.produce': publish({ ...KAFKA, channel: option('topic') }),
    'Consumer.subscribe': subscribe({ ...KAFKA, channel: arg(0), group: made('Config', arg(0, 'group.id')) }),
  },
});
