import { arg, connection, defineLibrary, type Effect, each, publish, subscribe } from '../../../src/code/library.ts';

const STREAM = { protocol: 'amqp', channelKind: 'stream' } as const;
const open = connection({ nodeKind: 'broker', technology: 'rabbitmq', protocol: 'amqp', target: arg(0) });

/** Streams of RabbitMQ over their own protocol; reliable ends are made of an environment. */
export const rabbitmqStreams = defineLibrary({
  name: 'rabbitmq-stream-go-client',
  imports: ['github.com/rabbitmq/rabbitmq-stream-go-client/pkg/*'],
  docs: 'https://pkg.go.dev/github.com/rabbitmq/rabbitmq-stream-go-client/pkg/stream',
  creates: {
    NewEnvironmentOptions: 'EnvironmentOptions',
    'EnvironmentOptions.*': 'EnvironmentOptions',
    NewEnvironment: 'Environment',
  },
  calls: {
    ...each<Effect>(['SetUri', 'SetHost'], (name) => [`EnvironmentOptions.${name}`, open]),
    ...each<Effect>(['NewProducer', 'NewSuperStreamProducer'], (name) => [
      `Environment.${name}`,
      publish({ ...STREAM, channel: arg(0) }),
    ]),
    ...each<Effect>(['NewConsumer', 'NewSuperStreamConsumer'], (name) => [
      `Environment.${name}`,
      subscribe({ ...STREAM, channel: arg(0) }),
    ]),
    NewReliableProducer: publish({ ...STREAM, channel: arg(1) }),
    NewReliableConsumer: subscribe({ ...STREAM, channel: arg(1) }),
  },
});
