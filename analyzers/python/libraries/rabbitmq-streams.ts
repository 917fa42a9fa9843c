import { connection, defineLibrary, type Effect, each, keyword, param, publish, subscribe } from '../../../src/code/library.ts';

const STREAM = { protocol: 'amqp', channelKind: 'stream' } as const;
const open = connection({ nodeKind: 'broker', technology: 'rabbitmq', protocol: 'amqp', target: param(0, 'host') });

/** Streams of RabbitMQ over their own protocol. */
export const rabbitmqStreams = defineLibrary({
  name: 'rstream',
  imports: ['rstream'],
  docs: 'https://rstream.readthedocs.io/',
  calls: {
    Producer: open,
    Consumer: open,
    SuperStreamProducer: [open, publish({ ...STREAM, channel: keyword('super_stream') })],
    SuperStreamConsumer: [open, subscribe({ ...STREAM, channel: keyword('super_stream') })],
    ...each<Effect>(['send', 'send_wait', 'send_batch', 'send_sub_entry'], (name) => [
      `Producer.${name}`,
      publish({ ...STREAM, channel: param(0, 'stream') }),
    ]),
    'Consumer.subscribe': subscribe({ ...STREAM, channel: param(0, 'stream') }),
  },
});
