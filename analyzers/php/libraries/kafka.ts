import { arg, defineLibrary, first, join, made, publish, type Selector, subscribe } from '../../../src/code/library.ts';
import { brokerAt, mapped } from './support/selectors.ts';

const KAFKA = { protocol: 'kafka', channelKind: 'topic' } as const;

/** Settings are put on a configuration object one by one; the topic is an object that sends. */
export const rdkafka = defineLibrary({
  name: 'rdkafka',
  imports: ['RdKafka'],
  docs: 'https://arnaud.le-blanc.net/php-rdkafka-doc/phpdoc/book.rdkafka.html',
  types: { ProducerTopic: 'Topic' },
  creates: { 'Producer.newTopic': 'Topic', 'Consumer.newTopic': 'ConsumerTopic' },
  calls: {
    'Conf.set': brokerAt('kafka', 'kafka', join(mapped(arg(0), { 'metadata.broker.list': '', 'bootstrap.servers': '' }), arg(1))),
    'Producer.addBrokers': brokerAt('kafka', 'kafka', arg(0)),
    'Consumer.addBrokers': brokerAt('kafka', 'kafka', arg(0)),
    'Topic.produce': publish({ ...KAFKA, channel: made('Topic', arg(0)) }),
    'Topic.producev': publish({ ...KAFKA, channel: made('Topic', arg(0)) }),
    'KafkaConsumer.subscribe': subscribe({ ...KAFKA, channel: first(arg(0, '[]'), arg(0)) }),
    'ConsumerTopic.consumeStart': subscribe({ ...KAFKA, channel: made('ConsumerTopic', arg(0)) }),
  },
});

const servers: Selector = first(arg(0, 'global', 'metadata.broker.list'), arg(0, 'global', 'bootstrap.servers'), arg(0));

export const enqueueKafka = defineLibrary({
  name: 'enqueue-rdkafka',
  imports: ['Enqueue\\RdKafka'],
  docs: 'https://php-enqueue.github.io/transport/kafka/',
  creates: {
    'RdKafkaConnectionFactory.createContext': 'Context',
    'Context.createTopic': 'Topic',
    'Context.createQueue': 'Topic',
    'Context.createProducer': 'Producer',
  },
  calls: {
    RdKafkaConnectionFactory: brokerAt('kafka', 'kafka', servers),
    'Producer.send': publish({ ...KAFKA, channel: topicOf(0) }),
    'Context.createConsumer': subscribe({ ...KAFKA, channel: topicOf(0) }),
  },
});

function topicOf(index: number): Selector {
  return { from: 'maker', of: arg(index), type: 'Topic', selector: arg(0) };
}

/** The facade of a package for Laravel: what is published goes to the topic that the chain names. */
export const laravelKafka = defineLibrary({
  name: 'laravel-kafka',
  imports: ['Junges\\Kafka\\Facades'],
  docs: 'https://laravelkafka.com/docs/v2.0/introduction',
  creates: {
    'Kafka.publish': 'Publisher',
    'Kafka.publishOn': 'Sender',
    'Kafka.consumer': 'Consumer',
    'Publisher.onTopic': 'Sender',
  },
  calls: {
    'Publisher.onTopic': publish({ ...KAFKA, channel: arg(0) }),
    'Kafka.publishOn': publish({ ...KAFKA, channel: arg(0) }),
    'Kafka.consumer': subscribe({ ...KAFKA, channel: first(arg(0, '[]'), arg(0)), group: arg(1) }),
    'Consumer.subscribe': subscribe({ ...KAFKA, channel: first(arg(0, '[]'), arg(0)) }),
  },
});
