import {
  arg,
  call,
  defineLibrary,
  type Effect,
  each,
  first,
  join,
  keyword,
  made,
  publish,
  receiver,
  route,
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

const ENDS: Readonly<Record<string, MessageDetails>> = {
  kafka: {
    protocol: 'kafka',
    channel,
    channelKind: 'topic',
    connection: first(connection, { from: 'setting', key: text('camel.component.kafka.brokers') }),
    group: keyword('group'),
  },
  exchange: { protocol: 'amqp', channel, channelKind: 'exchange', connection, exchange: keyword('exchange') },
  queue: { protocol: 'amqp', channel, channelKind: 'queue', connection },
  jms: { protocol: 'other', channel, channelKind: 'queue' },
  'jms topic': { protocol: 'other', channel, channelKind: 'topic' },
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

/** Routes by the URIs of their endpoints, and the REST services that lead to them. */
export const camel = defineLibrary({
  name: 'camel',
  imports: ['org.apache.camel', 'org.apache.camel.*'],
  globals: [
    CAMEL_PROPERTY,
    ...[...kinds, 'http', 'served'].flatMap((kind) => [`${CAMEL_END}from ${kind}`, `${CAMEL_END}to ${kind}`]),
  ],
  docs: 'https://camel.apache.org/manual/java-dsl.html',
  creates: { 'RouteBuilder.rest': 'Rest', rest: 'Rest', 'RouteBuilder.restConfiguration': 'RestConfiguration' },
  values: {
    [CAMEL_PROPERTY]: settingValue(arg(0), arg(1)),
    ...each<ValueRule>([...VERBS.map((verb) => verb.toLowerCase()), ...STEPS], (name) => [
      `Rest.${name}`,
      { value: 'select', selector: receiver },
    ]),
  },
  calls: {
    ...each<Effect>(kinds, (kind) => [`${CAMEL_END}from ${kind}`, subscribe(detailsOf(kind))]),
    ...each<Effect>(kinds, (kind) => [`${CAMEL_END}to ${kind}`, publish(detailsOf(kind))]),
    [`${CAMEL_END}to http`]: call({ protocol: 'http', target: arg(0) }),
    [`${CAMEL_END}from served`]: route('ANY', arg(0)),
    ...each<Effect>(VERBS, (verb) => [
      `Rest.${verb.toLowerCase()}`,
      route(verb, first(join(made('Rest', arg(0)), arg(0)), join(made('Rest', arg(0)), text('')), arg(0))),
    ]),
  },
});
