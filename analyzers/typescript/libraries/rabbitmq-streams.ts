import { arg, connection, defineLibrary, first, join, made, publish, subscribe, text } from '../../../src/code/library.ts';

const broker = first(join(arg(0, 'hostname'), text(':'), arg(0, 'port')), arg(0, 'hostname'));
const over = { protocol: 'amqp', channelKind: 'stream', connection: made('Client', broker) } as const;

/** Streams of RabbitMQ over their own protocol. */
export const rabbitmqStreams = defineLibrary({
  name: 'rabbitmq-stream-js-client',
  imports: ['rabbitmq-stream-js-client'],
  docs: 'https://github.com/coders51/rabbitmq-stream-js-client#documentation',
  creates: { connect: 'Client' },
  calls: {
    connect: connection({ nodeKind: 'broker', technology: 'rabbitmq', protocol: 'amqp', target: broker }),
    'Client.declarePublisher': publish({ ...over, channel: arg(0, 'stream') }),
    'Client.declareSuperStreamPublisher': publish({ ...over, channel: arg(0, 'superStream') }),
    'Client.declareConsumer': subscribe({ ...over, channel: arg(0, 'stream') }),
    'Client.declareSuperStreamConsumer': subscribe({ ...over, channel: arg(0, 'superStream') }),
  },
});
