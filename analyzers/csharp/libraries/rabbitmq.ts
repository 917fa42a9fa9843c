import {
  arg,
  connection,
  declare,
  defineLibrary,
  type Effect,
  each,
  first,
  join,
  keyword,
  made,
  param,
  publish,
  type Selector,
  subscribe,
  text,
} from '../../../src/code/library.ts';

const own = (selector: Selector): Selector => made('ConnectionFactory', selector);

/** `Uri`, or host and port; they are set when the factory is made or after it. */
const target = first(
  keyword('Uri'),
  keyword('Endpoint'),
  join(keyword('HostName'), text(':'), keyword('Port')),
  keyword('HostName'),
  arg(0),
);
const broker = own(target);

const queue = param(0, 'queue');
const exchange = param(0, 'exchange');
const routingKey = param(1, 'routingKey');

/** With the nameless exchange the routing key is the queue's name. */
const sent: Effect = publish({
  protocol: 'amqp',
  channel: first(routingKey, exchange),
  channelKind: 'exchange',
  exchange,
  connection: broker,
});
const taken: Effect = subscribe({ protocol: 'amqp', channel: queue, channelKind: 'queue', connection: broker });
const bound: Effect = subscribe({
  protocol: 'amqp',
  channel: first(param(2, 'routingKey'), param(1, 'exchange')),
  channelKind: 'exchange',
  exchange: param(1, 'exchange'),
  group: queue,
  connection: broker,
  isBinding: true,
});
const opened = connection({ nodeKind: 'broker', technology: 'rabbitmq', protocol: 'amqp', target: broker });

export const rabbitMqClient = defineLibrary({
  name: 'rabbitmq-client',
  imports: ['RabbitMQ.Client', 'RabbitMQ.Client.Events'],
  docs: 'https://www.rabbitmq.com/client-libraries/dotnet-api-guide',
  creates: {
    ...each(['CreateConnection', 'CreateConnectionAsync'], (name) => [`ConnectionFactory.${name}`, 'IConnection'] as const),
    ...each(['CreateModel', 'CreateChannelAsync', 'CreateChannel'], (name) => [`IConnection.${name}`, 'IModel'] as const),
  },
  types: {
    IConnectionFactory: 'ConnectionFactory',
    IAsyncConnectionFactory: 'ConnectionFactory',
    IChannel: 'IModel',
    IAutorecoveringConnection: 'IConnection',
  },
  calls: {
    // What is given when it is made; a container may hand it to whoever opens the connection.
    ConnectionFactory: connection({ nodeKind: 'broker', technology: 'rabbitmq', protocol: 'amqp', target }),
    ...each<Effect>(['CreateConnection', 'CreateConnectionAsync'], (name) => [`ConnectionFactory.${name}`, opened]),
    ...each<Effect>(['BasicPublish', 'BasicPublishAsync'], (name) => [`IModel.${name}`, sent]),
    ...each<Effect>(['BasicConsume', 'BasicConsumeAsync', 'BasicGet', 'BasicGetAsync'], (name) => [`IModel.${name}`, taken]),
    ...each<Effect>(['QueueBind', 'QueueBindAsync'], (name) => [`IModel.${name}`, bound]),
    ...each<Effect>(['QueueDeclare', 'QueueDeclareAsync'], (name) => [
      `IModel.${name}`,
      declare('queue', queue, first(param(1, 'durable'), text('false'))),
    ]),
    ...each<Effect>(['ExchangeDeclare', 'ExchangeDeclareAsync'], (name) => [
      `IModel.${name}`,
      declare('exchange', exchange, first(param(2, 'durable'), text('false'))),
    ]),
  },
});
