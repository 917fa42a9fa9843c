/** What a Camel endpoint's URI means, part by part: https://camel.apache.org/manual/endpoint.html */
export interface Endpoint {
  /** The model of the component: the globals of `libraries/camel.ts`. */
  readonly like:
    | 'kafka'
    | 'exchange'
    | 'queue'
    | 'jms'
    | 'activemq'
    | 'artemis'
    | 'topic'
    | 'sqs'
    | 'sns'
    | 'nats'
    | 'mqtt'
    | 'http'
    | 'ftp'
    | 'smtp'
    | 'mongodb'
    | 's3'
    | 'served';
  /** The name of the channel, or an address. */
  readonly name: string;
  readonly connection?: string | undefined;
  readonly group?: string | undefined;
  readonly exchange?: string | undefined;
  /** Of what can be both. */
  readonly kind?: 'queue' | 'topic';
}

type Options = Readonly<Record<string, string>>;
type Reader = (rest: string, options: Options, isConsumer: boolean) => Endpoint;

const plain = (rest: string) => rest.replace(/^\/\//, '');

const http =
  (scheme: string): Reader =>
  (rest, _options, isConsumer) => {
    const address = /^[a-z]+:\/\//.test(rest) ? rest : `${scheme}://${plain(rest)}`;
    return isConsumer ? { like: 'served', name: address.replace(/^[a-z]+:\/\/[^/]*/, '') } : { like: 'http', name: address };
  };

/** The exchange stands first, queue and key are options. */
const rabbit: Reader = (rest, options, isConsumer) => {
  const [place = '', behind] = plain(rest).split('/');
  const queue = options['queues'] ?? options['queue'];
  const exchange = behind ?? place;
  const host = options['hostname'] === undefined ? undefined : `amqp://${options['hostname']}:${options['portNumber'] ?? 5672}`;
  const connection = behind === undefined ? (options['addresses'] ?? host) : place;
  if (isConsumer && queue !== undefined) return { like: 'queue', name: queue, connection };
  return {
    like: 'exchange',
    name: options['routingKey'] ?? exchange,
    connection,
    exchange: exchange === 'default' ? undefined : exchange,
  };
};

/** `queue:orders`, `topic:orders`, or the name alone for a queue. */
const jms =
  (like: 'jms' | 'activemq' | 'artemis'): Reader =>
  (rest) => {
    const [, kind = 'queue', name = ''] = /^(?:(?:temp-)?(queue|topic):(?:\/\/)?)?(.*)$/s.exec(plain(rest)) ?? [];
    return { like, name, kind: kind === 'topic' ? 'topic' : 'queue' };
  };

/** https://camel.apache.org/components/latest/servlet-component.html */
const servlet: Reader = (rest) => ({ like: 'served', name: `/${plain(rest).replace(/^\//, '')}` });

const named =
  (like: Endpoint['like'], connection?: string, group?: string): Reader =>
  (rest, options, isConsumer) => ({
    like,
    name: plain(rest),
    connection: connection === undefined ? undefined : options[connection],
    group: group === undefined || !isConsumer ? undefined : options[group],
  });

/** A server of files or mail by its address: https://camel.apache.org/components/latest/ftp-component.html */
const server =
  (like: 'ftp' | 'smtp', scheme: string): Reader =>
  (rest) => {
    const address = plain(rest).split('/')[0] ?? '';
    return { like, name: address === '' ? '' : `${scheme}://${address}` };
  };

/** Without hosts of its own it goes by a client that is registered elsewhere: https://camel.apache.org/components/latest/mongodb-component.html */
const mongodb: Reader = (_rest, options) => ({ like: 'mongodb', name: options['hosts'] ? `mongodb://${options['hosts']}` : '' });

/** https://camel.apache.org/components/latest/aws2-s3-component.html */
const s3: Reader = (_rest, options) => ({ like: 's3', name: options['uriEndpointOverride'] ?? 'https://s3.amazonaws.com' });

/** Components that lead out of a program; `direct`, `seda`, `log` and the like stay inside and are left out. */
const COMPONENTS: Readonly<Record<string, Reader>> = {
  kafka: named('kafka', 'brokers', 'groupId'),
  rabbitmq: rabbit,
  'spring-rabbitmq': rabbit,
  jms: jms('jms'),
  activemq: jms('activemq'),
  activemq6: jms('activemq'),
  artemis: jms('artemis'),
  sjms: jms('jms'),
  sjms2: jms('jms'),
  amqp: jms('jms'),
  'aws2-sqs': named('sqs'),
  'aws-sqs': named('sqs'),
  'aws2-sns': named('sns'),
  'aws-sns': named('sns'),
  nats: named('nats', 'servers'),
  mqtt: named('mqtt', 'host'),
  paho: named('mqtt', 'brokerUrl'),
  'paho-mqtt5': named('mqtt', 'brokerUrl'),
  pulsar: named('topic'),
  ftp: server('ftp', 'ftp'),
  ftps: server('ftp', 'ftps'),
  sftp: server('ftp', 'sftp'),
  smtp: server('smtp', 'smtp'),
  smtps: server('smtp', 'smtps'),
  mongodb,
  'aws2-s3': s3,
  http: http('http'),
  https: http('https'),
  'netty-http': http('http'),
  'vertx-http': http('http'),
  undertow: http('http'),
  jetty: http('http'),
  servlet,
  'platform-http': (rest) => ({ like: 'served', name: rest }),
};

/** Whether the scheme is that of a component which leads out of the program. */
export function isComponent(scheme: string): boolean {
  return Object.hasOwn(COMPONENTS, scheme);
}

/** Reads a URI; undefined for what stays inside of the program or is not known. */
export function readEndpoint(uri: string, isConsumer: boolean): Endpoint | undefined {
  const [scheme = '', ...others] = uri.split(':');
  const read = Object.hasOwn(COMPONENTS, scheme) ? COMPONENTS[scheme] : undefined;
  const [rest = '', query = ''] = splitAt(others.join(':'), '?');
  if (!read || rest === '') return undefined;
  const endpoint = read(rest, optionsIn(query), isConsumer);
  return endpoint.name === '' || (endpoint.like === 'served' && !isConsumer) ? undefined : endpoint;
}

function splitAt(text: string, mark: string): readonly [string, string] {
  const at = text.indexOf(mark);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}

function optionsIn(query: string): Options {
  const pairs = query.split('&').map((pair) => splitAt(pair, '='));
  return Object.fromEntries(pairs.map(([name, value]) => [name, value.replace(/^RAW\((.*)\)$/, '$1')]));
}
