import { arg, connection, defineLibrary, type Effect, each, publish, subscribe } from '../../../src/code/library.ts';

const STREAM = { protocol: 'amqp', channelKind: 'stream', channel: arg(0) } as const;
const open = connection({ nodeKind: 'broker', technology: 'rabbitmq', protocol: 'amqp', target: arg(0) });

/** Streams of RabbitMQ over their own protocol. */
export const rabbitmqStreams = defineLibrary({
  name: 'rabbitmq-stream-client',
  imports: ['com.rabbitmq.stream'],
  docs: 'https://rabbitmq.github.io/rabbitmq-stream-java-client/stable/htmlsingle/',
  creates: {
    'Environment.builder': 'EnvironmentBuilder',
    'EnvironmentBuilder.*': 'EnvironmentBuilder',
    'EnvironmentBuilder.build': 'Environment',
    'Environment.producerBuilder': 'ProducerBuilder',
    'ProducerBuilder.*': 'ProducerBuilder',
    'Environment.consumerBuilder': 'ConsumerBuilder',
    'ConsumerBuilder.*': 'ConsumerBuilder',
  },
  calls: {
    ...each<Effect>(['uri', 'host'], (name) => [`EnvironmentBuilder.${name}`, open]),
    ...each<Effect>(['stream', 'superStream'], (name) => [`ProducerBuilder.${name}`, publish(STREAM)]),
    ...each<Effect>(['stream', 'superStream'], (name) => [`ConsumerBuilder.${name}`, subscribe(STREAM)]),
  },
});
