import {
  arg,
  call,
  connection as connect,
  defineLibrary,
  type Effect,
  each,
  first,
  itself,
  join,
  keyword,
  made,
  path,
  publish,
  route,
  type Selector,
  setting,
  settingValue,
  subscribe,
  text,
  type ValueRule,
} from '../../../src/code/library.ts';
import type { MessageDetails } from '../../../src/code/message-details.ts';
import { CAMEL_END, CAMEL_PROPERTY } from '../camel/routes.ts';
import { VERBS } from './support/selectors.ts';

const channel = arg(0);
const connection = keyword('connection');

export const ENDS: Readonly<Record<string, MessageDetails>> = {
  kafka: {
    protocol: 'kafka',
    channel,
    channelKind: 'topic',
    connection: first(connection, { from: 'setting', key: text('camel.component.kafka.brokers') }),
    group: keyword('group'),
  },
  exchange: { protocol: 'amqp', channel, channelKind: 'exchange', connection, exchange: keyword('exchange') },
  queue: { protocol: 'amqp', channel, channelKind: 'queue', connection },
  jms: { protocol: 'other', channel, channelKind: 'queue', broker: 'connected' },
  'jms topic': { protocol: 'other', channel, channelKind: 'topic', broker: 'connected' },
  activemq: { protocol: 'other', channel, channelKind: 'queue', broker: 'activemq' },
  'activemq topic': { protocol: 'other', channel, channelKind: 'topic', broker: 'activemq' },
  artemis: { protocol: 'other', channel, channelKind: 'queue', broker: 'artemis' },
  'artemis topic': { protocol: 'other', channel, channelKind: 'topic', broker: 'artemis' },
  topic: { protocol: 'other', channel, channelKind: 'topic' },
  sqs: { protocol: 'sqs', channel, channelKind: 'queue' },
  sns: { protocol: 'sns', channel, channelKind: 'topic' },
  nats: { protocol: 'nats', channel, channelKind: 'subject', connection },
  mqtt: { protocol: 'mqtt', channel, channelKind: 'topic', connection },
};

/** Servers that are read from and written to alike. */
const SERVERS: Readonly<Record<string, Effect>> = {
  ftp: connect({ nodeKind: 'external', technology: 'ftp', protocol: 'other', target: arg(0) }),
  smtp: connect({ nodeKind: 'external', technology: 'smtp', protocol: 'smtp', target: arg(0) }),
  mongodb: connect({ nodeKind: 'database', technology: 'mongodb', protocol: 'mongodb', target: arg(0) }),
  s3: connect({ nodeKind: 'storage', technology: 's3', protocol: 's3', target: arg(0) }),
};

const kinds = Object.keys(ENDS);
const detailsOf = (kind: string): MessageDetails => ENDS[kind] ?? { protocol: 'other', channel: arg(0), channelKind: 'queue' };

/** Steps between the methods of a REST service: https://camel.apache.org/manual/rest-dsl.html */
const STEPS = [
  ...['to', 'toD', 'routeId', 'id', 'description', 'consumes', 'produces', 'type', 'outType', 'bindingMode', 'param', 'endParam'],
  ...[
    'name',
    'dataType',
    'required',
    'defaultValue',
    'responseMessage',
    'endResponseMessage',
    'code',
    'message',
    'responseModel',
  ],
  ...['security', 'tag', 'deprecated', 'enableCORS', 'skipBindingOnErrorCode', 'clientRequestValidation'],
];

/** https://camel.apache.org/manual/rest-dsl.html#_configuring_rest_dsl */
const CONTEXT = text('camel.rest.context-path');
const served: Selector = first(join(made('Rest', arg(0)), arg(0)), join(made('Rest', arg(0)), text('')), arg(0));

/** Routes by the URIs of their endpoints, and the REST services that lead to them. */
export const camel = defineLibrary({
  name: 'camel',
  imports: ['org.apache.camel', 'org.apache.camel.*'],
  globals: [
    CAMEL_PROPERTY,
    ...[...kinds, ...Object.keys(SERVERS), 'http', 'served'].flatMap((kind) => [
      `${CAMEL_END}from ${kind}`,
      `${CAMEL_END}to ${kind}`,
    ]),
  ],
  docs: 'https://camel.apache.org/manual/java-dsl.html',
  creates: {
    'RouteBuilder.rest': 'Rest',
    rest: 'Rest',
    'RouteBuilder.restConfiguration': 'RestConfiguration',
    restConfiguration: 'RestConfiguration',
    'RestConfiguration.*': 'RestConfiguration',
  },
  values: {
    [CAMEL_PROPERTY]: settingValue(arg(0), arg(1)),
    ...each<ValueRule>([...VERBS.map((verb) => verb.toLowerCase()), ...STEPS], (name) => [`Rest.${name}`, itself]),
  },
  calls: {
    ...each<Effect>(kinds, (kind) => [`${CAMEL_END}from ${kind}`, subscribe(detailsOf(kind))]),
    ...each<Effect>(kinds, (kind) => [`${CAMEL_END}to ${kind}`, publish(detailsOf(kind))]),
    ...Object.fromEntries(
      Object.entries(SERVERS).flatMap(([kind, effect]) => [
        [`${CAMEL_END}from ${kind}`, effect],
        [`${CAMEL_END}to ${kind}`, effect],
      ]),
    ),
    'RestConfiguration.contextPath': { does: 'setting', key: CONTEXT, value: arg(0) },
    [`${CAMEL_END}to http`]: call({ protocol: 'http', target: arg(0) }),
    [`${CAMEL_END}from served`]: route('ANY', arg(0)),
    ...each<Effect>(VERBS, (verb) => [`Rest.${verb.toLowerCase()}`, route(verb, path(setting(CONTEXT, text('')), served))]),
  },
});
