import {
  arg,
  connection,
  defineLibrary,
  type Effect,
  each,
  first,
  join,
  keyword,
  made,
  param,
  publish,
  receiver,
  type Selector,
  subscribe,
  text,
} from '../../../src/code/library.ts';
import { address } from './support/selectors.ts';

const servers = first(param(0, 'servers', '[]'), param(0, 'servers'), text('nats://localhost:4222'));
const madeServers = first(made('Server', servers), text('nats://localhost:4222'));
const subject = { protocol: 'nats', channel: param(0, 'subject'), channelKind: 'subject', connection: madeServers } as const;

/** `await nats.connect(…)`, or a client that connects later. */
export const nats = defineLibrary({
  name: 'nats',
  imports: ['nats', 'nats.*'],
  docs: 'https://nats-io.github.io/nats.py/',
  namespaces: ['aio', 'client'],
  creates: { connect: 'Server', 'Connection.jetstream': 'JetStreamContext' },
  types: { Server: 'Connection', NATS: 'Connection', Client: 'Connection', JetStreamContext: 'Connection' },
  calls: {
    connect: connection({ nodeKind: 'broker', technology: 'nats', protocol: 'nats', target: servers }),
    'Connection.connect': connection({ nodeKind: 'broker', technology: 'nats', protocol: 'nats', target: servers }),
    'Connection.publish': publish(subject),
    'Connection.request': publish({ ...subject, channelKind: 'rpc' }),
    'Connection.subscribe': subscribe({ ...subject, group: param(1, 'queue') }),
    'Connection.pull_subscribe': subscribe({ ...subject, group: param(1, 'durable') }),
  },
});

const mqttAddress = address(param(0, 'host'), param(1, 'port'));
const MQTT = { protocol: 'mqtt', channelKind: 'topic' } as const;
const mqttOpen = connection({ nodeKind: 'broker', technology: 'mqtt', protocol: 'mqtt', target: mqttAddress });

/** Functions that connect, do one thing and are done: https://eclipse.dev/paho/files/paho.mqtt.python/html/helpers.html */
function atOnce(head: string, ...names: readonly string[]): Record<string, Effect> {
  const connection = address(keyword('hostname'), keyword('port'));
  const topics = (index: number): Selector => first(param(index, 'topics', '[]'), param(index, 'topics'));
  const all: Readonly<Record<string, Effect>> = {
    single: publish({ ...MQTT, channel: param(0, 'topic'), connection }),
    multiple: publish({ ...MQTT, channel: first(param(0, 'msgs', '[]', 'topic'), param(0, 'msgs', '[]', '0')), connection }),
    callback: subscribe({ ...MQTT, channel: topics(1), connection }),
    simple: subscribe({ ...MQTT, channel: topics(0), connection }),
  };
  const wanted = Object.entries(all).filter(([name]) => names.length === 0 || names.includes(name));
  return Object.fromEntries(wanted.map(([name, effect]) => [head + name, effect]));
}

export const mqtt = defineLibrary({
  name: 'paho-mqtt',
  imports: [
    'paho.mqtt.client',
    'paho.mqtt.publish',
    'paho.mqtt.subscribe',
    'paho.mqtt',
    'aiomqtt',
    'asyncio_mqtt',
    'gmqtt',
    'flask_mqtt',
  ],
  docs: 'https://eclipse.dev/paho/files/paho.mqtt.python/html/',
  namespaces: ['client'],
  types: { MQTTClient: 'Client', Mqtt: 'Client' },
  // https://eclipse.dev/paho/files/paho.mqtt.python/html/client.html#callbacks
  callbacks: each(['on_connect', 'on_message', 'on_subscribe', 'on_disconnect', 'on_publish'], (name) => [
    `Client.${name}=`,
    { 0: [receiver] },
  ]),
  calls: {
    'Client.connect': mqttOpen,
    'Client.connect_async': mqttOpen,
    'Client.publish': publish({ ...MQTT, channel: param(0, 'topic') }),
    'Client.subscribe': subscribe({ ...MQTT, channel: first(arg(0, '[]', '0'), param(0, 'topic')) }),
    ...atOnce(''),
    ...atOnce('publish.', 'single', 'multiple'),
    ...atOnce('subscribe.', 'callback', 'simple'),
  },
});

const stompHosts = first(join(arg(0, '[]', '0'), text(':'), arg(0, '[]', '1')), arg(0));
const STOMP = { protocol: 'amqp', channelKind: 'queue' } as const;

/** STOMP is spoken with ActiveMQ and RabbitMQ. */
export const stomp = defineLibrary({
  name: 'stomp',
  imports: ['stomp'],
  docs: 'https://jasonrbriggs.github.io/stomp.py/api.html',
  namespaces: ['connect'],
  types: { Connection11: 'Connection', Connection12: 'Connection', StompConnection11: 'Connection' },
  calls: {
    Connection: connection({ nodeKind: 'broker', technology: 'activemq', protocol: 'amqp', target: stompHosts }),
    'Connection.send': publish({ ...STOMP, channel: param(0, 'destination'), connection: made('Connection', stompHosts) }),
    'Connection.subscribe': subscribe({ ...STOMP, channel: param(0, 'destination'), connection: made('Connection', stompHosts) }),
  },
});

/** Sockets without a broker: one side binds, the other connects. */
export const zmq = defineLibrary({
  name: 'pyzmq',
  imports: ['zmq', 'zmq.*'],
  docs: 'https://pyzmq.readthedocs.io/en/latest/api/zmq.html',
  namespaces: ['asyncio'],
  creates: { 'Context.socket': 'Socket', 'Context.instance': 'Context' },
  calls: {
    'Socket.connect': { does: 'call', protocol: 'tcp', target: arg(0) },
    'Socket.bind': { does: 'listen', port: arg(0) },
  },
});

const pulsarUrl = param(0, 'service_url');

export const pulsar = defineLibrary({
  name: 'pulsar-client',
  imports: ['pulsar'],
  docs: 'https://pulsar.apache.org/docs/client-libraries-python/',
  calls: {
    Client: connection({ nodeKind: 'broker', technology: 'pulsar', protocol: 'other', target: pulsarUrl }),
    'Client.create_producer': publish({
      protocol: 'other',
      channel: param(0, 'topic'),
      channelKind: 'topic',
      connection: made('Client', pulsarUrl),
    }),
    'Client.subscribe': subscribe({
      protocol: 'other',
      channel: param(0, 'topic'),
      channelKind: 'topic',
      connection: made('Client', pulsarUrl),
      group: param(1, 'subscription_name'),
    }),
  },
});
