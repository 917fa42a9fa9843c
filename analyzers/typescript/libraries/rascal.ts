import {
  arg,
  connection,
  defineLibrary,
  type Effect,
  first,
  join,
  publish,
  type Selector,
  subscribe,
  text,
  type ValueRule,
} from '../../../src/code/library.ts';

const at = (key: string) => arg(0, 'vhosts', '[]', 'connection', key);
const target = first(
  at('url'),
  join(text('amqp://'), at('hostname'), text(':'), at('port')),
  join(text('amqp://'), at('hostname')),
);
const PARTS = [['vhosts', '[]'], []] as const;

/** A binding may be one text: `shop[order.placed, order.paid] -> payments`. */
const binding: Selector = arg(0);
const bindingKeys: Selector = { from: 'between', start: '[', end: ']', of: binding };
const bindingSource: Selector = { from: 'before', mark: '[', of: { from: 'before', mark: ' ->', of: binding } };
const bindingDestination: Selector = { from: 'between', start: '-> ', of: binding };

/** What a program publishes and takes is listed in the configuration that its broker is made with. */
const made: readonly Effect[] = [
  connection({ nodeKind: 'broker', technology: 'rabbitmq', protocol: 'amqp', target }),
  ...PARTS.flatMap((path) => [
    publish({
      protocol: 'amqp',
      each: arg(0, ...path, 'publications', '[]'),
      channel: first(arg(0, 'routingKey'), arg(0, 'exchange'), arg(0, 'queue')),
      channelKind: 'exchange',
      exchange: arg(0, 'exchange'),
    }),
    subscribe({
      protocol: 'amqp',
      each: arg(0, ...path, 'subscriptions', '[]'),
      channel: arg(0, 'queue'),
      channelKind: 'queue',
    }),
    subscribe({
      protocol: 'amqp',
      each: arg(0, ...path, 'bindings', '[]'),
      channel: first(arg(0, 'bindingKey'), arg(0, 'bindingKeys', '[]'), arg(0, 'source'), bindingKeys, bindingSource),
      channelKind: 'exchange',
      exchange: first(arg(0, 'source'), bindingSource),
      group: first(arg(0, 'destination'), bindingDestination),
      isBinding: true,
    }),
  ]),
];
const SAME = { value: 'select', selector: arg(0) } as const satisfies ValueRule;

export const rascal = defineLibrary({
  name: 'rascal',
  imports: ['rascal'],
  docs: 'https://github.com/onebeyond/rascal#configuration',
  values: { withDefaultConfig: SAME, withTestConfig: SAME },
  calls: { 'BrokerAsPromised.create': made, 'Broker.create': made, createBroker: made, createBrokerAsPromised: made },
});
