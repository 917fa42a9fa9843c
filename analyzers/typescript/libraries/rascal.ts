import {
  arg,
  connection,
  defineLibrary,
  type Effect,
  first,
  join,
  publish,
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
      channel: first(arg(0, 'bindingKey'), arg(0, 'bindingKeys', '[]'), arg(0, 'source')),
      channelKind: 'exchange',
      exchange: arg(0, 'source'),
      group: arg(0, 'destination'),
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
