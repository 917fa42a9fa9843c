import {
  arg,
  connection,
  defineLibrary,
  type Effect,
  first,
  made,
  maker,
  publish,
  subscribe,
  text,
} from '../../../src/code/library.ts';

/** The documented default is a server on this machine. */
const servers = first(arg(0, 'servers'), arg(0, 'url'), arg(0), text('nats://localhost:4222'));
const madeServers = first(
  made('NatsConnection', servers),
  ...['JetStreamClient', 'JetStreamManager'].map((type) => made(type, maker(arg(0), servers, 'NatsConnection'))),
);
const subject = { protocol: 'nats', channel: arg(0), channelKind: 'subject', connection: madeServers } as const;

/** What a consumer takes out of its stream: https://github.com/nats-io/nats.js/blob/main/jetstream/README.md#consumers */
function filtered(index: number): Effect {
  const filters = ['filter_subject', 'filter_subjects', 'filterSubjects'].map((name) => arg(index, name));
  return subscribe({ ...subject, channel: first(...filters), group: first(arg(index, 'durable_name'), arg(index, 'name')) });
}

/** Core NATS and JetStream, in the versions before and after 2. */
export const nats = defineLibrary({
  name: 'nats',
  imports: ['nats', '@nats-io/transport-node', '@nats-io/nats-core', '@nats-io/jetstream', 'nats.ws', 'deno.land/x/nats'],
  docs: 'https://github.com/nats-io/nats.js/blob/main/core/README.md',
  creates: {
    connect: 'NatsConnection',
    wsconnect: 'NatsConnection',
    'NatsConnection.jetstream': 'JetStreamClient',
    jetstream: 'JetStreamClient',
    'NatsConnection.jetstreamManager': 'JetStreamManager',
    'JetStreamClient.jetstreamManager': 'JetStreamManager',
    jetstreamManager: 'JetStreamManager',
    'JetStreamManager.jetstream': 'JetStreamClient',
  },
  types: { Client: 'NatsConnection' },
  calls: {
    connect: connection({ nodeKind: 'broker', technology: 'nats', protocol: 'nats', target: servers }),
    'NatsConnection.publish': publish(subject),
    'NatsConnection.request': publish({ ...subject, channelKind: 'rpc' }),
    'NatsConnection.requestMany': publish({ ...subject, channelKind: 'rpc' }),
    'NatsConnection.subscribe': subscribe({ ...subject, group: arg(1, 'queue') }),
    'JetStreamClient.publish': publish(subject),
    'JetStreamClient.subscribe': subscribe({ ...subject, group: arg(1, 'queue') }),
    'JetStreamClient.pullSubscribe': subscribe(subject),
    // https://github.com/nats-io/nats.js/blob/main/jetstream/README.md#consuming-messages
    'JetStreamClient.consumers.get': [subscribe({ ...subject, channelKind: 'stream', group: arg(1) }), filtered(1)],
    'JetStreamManager.consumers.add': filtered(1),
    'JetStreamManager.consumers.update': filtered(2),
  },
});

const stanUrl = first(arg(2, 'url'), arg(2, 'servers'), text('nats://localhost:4222'));
const stanSubject = { protocol: 'nats', channel: arg(0), channelKind: 'subject', connection: made('Stan', stanUrl) } as const;

/** NATS streaming: `connect(clusterId, clientId, { url })`, then the client publishes and subscribes. */
export const natsStreaming = defineLibrary({
  name: 'node-nats-streaming',
  imports: ['node-nats-streaming'],
  docs: 'https://github.com/nats-io/stan.js#basic-usage',
  creates: { connect: 'Stan' },
  calls: {
    connect: connection({ nodeKind: 'broker', technology: 'nats-streaming', protocol: 'nats', target: stanUrl }),
    'Stan.publish': publish(stanSubject),
    'Stan.subscribe': subscribe({ ...stanSubject, group: arg(1) }),
  },
});
