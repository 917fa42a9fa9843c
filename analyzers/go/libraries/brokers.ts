import {
  after,
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
  type ValueRule,
} from '../../../src/code/library.ts';
import { oneOrMore } from './support/selectors.ts';
import { watermill } from './watermill.ts';

const rabbit = (target: Selector) => connection({ nodeKind: 'broker', technology: 'rabbitmq', protocol: 'amqp', target });
const amqpUrl = made('Connection', arg(0));

/** The routing key names the channel; the default exchange has no name and leads to the queue of that key. */
const toExchange = (exchange: number): Effect =>
  publish({
    protocol: 'amqp',
    channel: first(arg(exchange + 1), arg(exchange)),
    channelKind: 'exchange',
    exchange: arg(exchange),
    connection: amqpUrl,
  });

const bound = subscribe({
  protocol: 'amqp',
  channel: first(arg(1), arg(2)),
  channelKind: 'exchange',
  exchange: arg(2),
  group: arg(0),
  connection: amqpUrl,
  isBinding: true,
});

export const amqp091 = defineLibrary({
  name: 'amqp091',
  imports: ['github.com/rabbitmq/amqp091-go', 'github.com/streadway/amqp'],
  docs: 'https://pkg.go.dev/github.com/rabbitmq/amqp091-go',
  creates: {
    Dial: 'Connection',
    DialConfig: 'Connection',
    DialTLS: 'Connection',
    'Connection.Channel': 'Channel',
    'Channel.QueueDeclare': 'Queue',
  },
  values: { 'Queue.Name': { value: 'member-of-maker', selector: { from: 'made', selector: arg(0) } } },
  calls: {
    Dial: rabbit(arg(0)),
    DialConfig: rabbit(arg(0)),
    DialTLS: rabbit(arg(0)),
    'Channel.Publish': toExchange(0),
    'Channel.PublishWithContext': toExchange(1),
    'Channel.PublishWithDeferredConfirm': toExchange(0),
    'Channel.Consume': subscribe({ protocol: 'amqp', channel: arg(0), channelKind: 'queue', connection: amqpUrl }),
    'Channel.ConsumeWithContext': subscribe({ protocol: 'amqp', channel: arg(1), channelKind: 'queue', connection: amqpUrl }),
    'Channel.Get': subscribe({ protocol: 'amqp', channel: arg(0), channelKind: 'queue', connection: amqpUrl }),
    'Channel.QueueBind': bound,
    'Channel.QueueDeclare': declare('queue', arg(0), arg(1)),
    'Channel.ExchangeDeclare': declare('exchange', arg(0), arg(2)),
  },
});

/** RabbitMQ's addresses of queues: https://www.rabbitmq.com/docs/amqp#address-v2 */
const linkAddress = after('/queues/', first(arg(1), arg(0)));

/** AMQP 1.0: sessions open senders and receivers of addresses. */
export const amqp10 = defineLibrary({
  name: 'go-amqp',
  imports: ['github.com/Azure/go-amqp', 'pack.ag/amqp'],
  docs: 'https://pkg.go.dev/github.com/Azure/go-amqp',
  creates: { Dial: 'Conn', 'Conn.NewSession': 'Session' },
  types: { Client: 'Conn' },
  values: { LinkTargetAddress: { value: 'select', selector: arg(0) }, LinkSourceAddress: { value: 'select', selector: arg(0) } },
  calls: {
    Dial: rabbit(first(arg(1), arg(0))),
    'Session.NewSender': publish({
      protocol: 'amqp',
      channel: linkAddress,
      channelKind: 'queue',
      connection: made('Conn', first(arg(1), arg(0))),
    }),
    'Session.NewReceiver': subscribe({
      protocol: 'amqp',
      channel: linkAddress,
      channelKind: 'queue',
      connection: made('Conn', first(arg(1), arg(0))),
    }),
  },
});

const natsUrl = made('Conn', first(arg(0), text('nats://localhost:4222')));
const SUBJECT = { protocol: 'nats', channel: arg(0), channelKind: 'subject', connection: natsUrl } as const;

/** Core NATS, its encoded connections and JetStream. */
export const nats = defineLibrary({
  name: 'nats',
  imports: ['github.com/nats-io/nats.go'],
  docs: 'https://pkg.go.dev/github.com/nats-io/nats.go',
  creates: {
    Connect: 'Conn',
    NewEncodedConn: 'EncodedConn',
    'Conn.JetStream': 'JetStreamContext',
  },
  types: { EncodedConn: 'Conn', JetStreamContext: 'JetStream' },
  values: { DefaultURL: { value: 'text', text: 'nats://127.0.0.1:4222' } },
  calls: {
    Connect: connection({ nodeKind: 'broker', technology: 'nats', protocol: 'nats', target: arg(0) }),
    'Conn.Publish': publish(SUBJECT),
    'Conn.PublishRequest': publish(SUBJECT),
    'Conn.Request': publish({ ...SUBJECT, channelKind: 'rpc' }),
    'Conn.RequestWithContext': publish({ ...SUBJECT, channel: arg(1), channelKind: 'rpc' }),
    'Conn.Subscribe': subscribe(SUBJECT),
    'Conn.SubscribeSync': subscribe(SUBJECT),
    'Conn.ChanSubscribe': subscribe(SUBJECT),
    'Conn.QueueSubscribe': subscribe({ ...SUBJECT, group: arg(1) }),
    'Conn.QueueSubscribeSync': subscribe({ ...SUBJECT, group: arg(1) }),
    'JetStream.Publish': publish(SUBJECT),
    'JetStream.PublishAsync': publish(SUBJECT),
    'JetStream.Subscribe': subscribe(SUBJECT),
    'JetStream.SubscribeSync': subscribe(SUBJECT),
    'JetStream.QueueSubscribe': subscribe({ ...SUBJECT, group: arg(1) }),
    'JetStream.PullSubscribe': subscribe({ ...SUBJECT, group: arg(1) }),
    Msg: publish({ protocol: 'nats', channel: arg(0, 'Subject'), channelKind: 'subject' }),
  },
});

/** The client that came after: `jetstream.New(connection)`. */
export const jetstream = defineLibrary({
  name: 'nats-jetstream',
  imports: ['github.com/nats-io/nats.go/jetstream'],
  docs: 'https://pkg.go.dev/github.com/nats-io/nats.go/jetstream',
  creates: { New: 'JetStream' },
  calls: {
    'JetStream.Publish': publish({ protocol: 'nats', channel: arg(1), channelKind: 'subject' }),
    'JetStream.PublishAsync': publish({ protocol: 'nats', channel: arg(0), channelKind: 'subject' }),
    ConsumerConfig: subscribe({
      protocol: 'nats',
      channel: first(arg(0, 'FilterSubjects', '[]'), arg(0, 'FilterSubject')),
      channelKind: 'subject',
      group: arg(0, 'Durable'),
    }),
  },
});

const STAN = { protocol: 'nats', channel: arg(0), channelKind: 'subject' } as const;

export const stan = defineLibrary({
  name: 'nats-streaming',
  imports: ['github.com/nats-io/stan.go', 'github.com/nats-io/go-nats-streaming'],
  docs: 'https://pkg.go.dev/github.com/nats-io/stan.go',
  creates: { Connect: 'Conn' },
  calls: {
    NatsURL: connection({ nodeKind: 'broker', technology: 'nats-streaming', protocol: 'nats', target: arg(0) }),
    'Conn.Publish': publish(STAN),
    'Conn.PublishAsync': publish(STAN),
    'Conn.Subscribe': subscribe(STAN),
    'Conn.QueueSubscribe': subscribe({ ...STAN, group: arg(1) }),
  },
});

const nsqNode = (target: Selector) => connection({ nodeKind: 'broker', technology: 'nsq', protocol: 'tcp', target });
const NSQ = { protocol: 'other', channelKind: 'topic' } as const;

export const nsq = defineLibrary({
  name: 'nsq',
  imports: ['github.com/nsqio/go-nsq'],
  docs: 'https://pkg.go.dev/github.com/nsqio/go-nsq',
  creates: { NewProducer: 'Producer', NewConsumer: 'Consumer' },
  calls: {
    NewProducer: nsqNode(arg(0)),
    'Producer.Publish': publish({ ...NSQ, channel: arg(0) }),
    'Producer.MultiPublish': publish({ ...NSQ, channel: arg(0) }),
    'Producer.PublishAsync': publish({ ...NSQ, channel: arg(0) }),
    NewConsumer: subscribe({ ...NSQ, channel: arg(0), group: arg(1) }),
    'Consumer.ConnectToNSQD': nsqNode(arg(0)),
    'Consumer.ConnectToNSQLookupd': nsqNode(arg(0)),
    'Consumer.ConnectToNSQLookupds': nsqNode(arg(0)),
  },
});

const mqttOpen = (target: Selector) => connection({ nodeKind: 'broker', technology: 'mqtt', protocol: 'mqtt', target });
const OPTIONS = [
  'SetClientID',
  'SetUsername',
  'SetPassword',
  'SetCleanSession',
  'SetKeepAlive',
  'SetAutoReconnect',
  'SetTLSConfig',
];

export const mqtt = defineLibrary({
  name: 'paho-mqtt',
  imports: ['github.com/eclipse/paho.mqtt.golang'],
  docs: 'https://pkg.go.dev/github.com/eclipse/paho.mqtt.golang',
  creates: { NewClientOptions: 'ClientOptions', NewClient: 'Client', 'ClientOptions.AddBroker': 'ClientOptions' },
  values: Object.fromEntries(
    OPTIONS.map((name): [string, ValueRule] => [`ClientOptions.${name}`, { value: 'select', selector: { from: 'receiver' } }]),
  ),
  calls: {
    'ClientOptions.AddBroker': mqttOpen(arg(0)),
    'Client.Publish': publish({ protocol: 'mqtt', channel: arg(0), channelKind: 'topic' }),
    'Client.Subscribe': subscribe({ protocol: 'mqtt', channel: arg(0), channelKind: 'topic' }),
    'Client.SubscribeMultiple': subscribe({ protocol: 'mqtt', channel: arg(0, '[,]', '0'), channelKind: 'topic' }),
  },
});

export const pulsar = defineLibrary({
  name: 'pulsar',
  imports: ['github.com/apache/pulsar-client-go/pulsar'],
  docs: 'https://pulsar.apache.org/docs/client-libraries-go/',
  creates: { NewClient: 'Client' },
  calls: {
    NewClient: connection({ nodeKind: 'broker', technology: 'pulsar', protocol: 'other', target: arg(0, 'URL') }),
    'Client.CreateProducer': publish({ protocol: 'other', channel: arg(0, 'Topic'), channelKind: 'topic' }),
    'Client.Subscribe': subscribe({
      protocol: 'other',
      channel: first(oneOrMore(0, 'Topics'), arg(0, 'Topic')),
      channelKind: 'topic',
      group: arg(0, 'SubscriptionName'),
    }),
  },
});

export const brokers: readonly Library[] = [amqp091, amqp10, nats, jetstream, stan, nsq, mqtt, pulsar, ...watermill];
