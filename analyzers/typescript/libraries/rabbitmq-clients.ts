import {
  arg,
  connection,
  declare,
  defineLibrary,
  type Effect,
  first,
  type Library,
  made,
  publish,
  type Selector,
  subscribe,
  text,
} from '../../../src/code/library.ts';
import { type At, address, optionsAt } from './support/selectors.ts';

/** A URL, the parts of one, or a text that is the whole. */
export function rabbitmqAt(at: At, ...hosts: readonly string[]): Selector {
  return first(at('url'), at('connectionString'), address(at, ...hosts), at());
}

function opens(target: Selector): Effect {
  return connection({ nodeKind: 'broker', technology: 'rabbitmq', protocol: 'amqp', target });
}

/** A queue by its name as a text, or an exchange with a routing key; without an exchange the key is a queue's name. */
function sends(broker: Selector): Effect {
  return publish({
    protocol: 'amqp',
    channel: first(arg(0, 'routingKey'), arg(0, 'exchange'), arg(0)),
    channelKind: 'exchange',
    exchange: first(arg(0, 'exchange'), text('')),
    connection: broker,
  });
}

function takes(broker: Selector): readonly Effect[] {
  return [
    subscribe({ protocol: 'amqp', channel: arg(0, 'queue'), channelKind: 'queue', connection: broker }),
    subscribe({
      protocol: 'amqp',
      each: arg(0),
      inside: arg(0, 'queueBindings', '[]'),
      channel: first(arg(0, 'routingKey'), arg(0, 'exchange')),
      channelKind: 'exchange',
      exchange: arg(0, 'exchange'),
      group: arg(0, 'queue'),
      connection: broker,
    }),
  ];
}

/** Publishers, consumers, askers and channels of one connection, which recover by themselves. */
function recovering(broker: Selector): Pick<Library, 'docs' | 'creates' | 'calls'> {
  const asks = publish({ protocol: 'amqp', channel: arg(0), channelKind: 'rpc', connection: broker });
  return {
    docs: 'https://github.com/cody-greene/node-rabbitmq-client#readme',
    creates: {
      default: 'Connection',
      Connection: 'Connection',
      'Connection.createPublisher': 'Publisher',
      'Connection.createRPCClient': 'Asker',
      'Connection.acquire': 'Channel',
    },
    calls: {
      'Publisher.send': sends(broker),
      'Publisher.publish': sends(broker),
      'Connection.createConsumer': takes(broker),
      'Asker.send': asks,
      'Asker.publish': asks,
      'Channel.basicPublish': sends(broker),
      'Connection.basicPublish': sends(broker),
      'Channel.basicConsume': takes(broker),
      'Connection.basicGet': takes(broker),
      'Connection.queueDeclare': declare('queue', arg(0, 'queue'), arg(0, 'durable')),
    },
  };
}

const peer = rabbitmqAt(optionsAt(0), 'hostname');
const known = recovering(made('Connection', peer));

const rabbitmqClient: Library = {
  ...known,
  name: 'rabbitmq-client',
  imports: ['rabbitmq-client'],
  calls: { ...known.calls, default: opens(peer), Connection: opens(peer) },
};

/** What `app.rabbitmq` is: https://github.com/Bugs5382/fastify-rabbitmq#options */
export const ofPlugin = recovering(made('Connection', rabbitmqAt(optionsAt(0, 'connection'), 'hostname')));

const links = { protocol: 'amqp', connection: made('Environment', address(optionsAt(0))) } as const;

/** RabbitMQ's own client for AMQP 1.0: an environment has connections, these have publishers and consumers. */
const rabbitmqAmqp = defineLibrary({
  name: 'rabbitmq-amqp-js-client',
  imports: ['rabbitmq-amqp-js-client'],
  docs: 'https://www.rabbitmq.com/client-libraries/amqp-client-libraries',
  creates: { createEnvironment: 'Environment', 'Environment.createConnection': 'Connection' },
  calls: {
    createEnvironment: opens(address(optionsAt(0))),
    'Connection.createPublisher': publish({
      ...links,
      channel: first(arg(0, 'exchange', 'routingKey'), arg(0, 'exchange', 'name'), arg(0, 'queue', 'name')),
      channelKind: 'exchange',
      exchange: first(arg(0, 'exchange', 'name'), text('')),
    }),
    'Connection.createConsumer': subscribe({
      ...links,
      channel: first(arg(0, 'queue', 'name'), arg(0, 'stream', 'name'), arg(0)),
      channelKind: 'queue',
    }),
  },
});

export const rabbitmqClients: readonly Library[] = [rabbitmqClient, rabbitmqAmqp];
