import {
  arg,
  connection,
  defineLibrary,
  first,
  keyword,
  made,
  madeOf,
  publish,
  type Selector,
  subscribe,
  text,
} from '../../../src/code/library.ts';
import { namedAddress } from './support/selectors.ts';

const address = first(keyword('url'), namedAddress(), arg(0));
const queue = first(keyword('queue_name'), text('default'));
const broker = keyword('broker');
/** The broker that is set for the program; where none is, RabbitMQ is meant. */
const of = (seen: (selector: Selector) => Selector) =>
  ({
    protocol: first(seen(madeOf(broker, 'RedisBroker', text('redis'))), text('amqp')),
    channel: seen(queue),
    channelKind: 'queue',
    connection: first(seen(madeOf(broker, 'RedisBroker', address)), seen(madeOf(broker, 'RabbitmqBroker', address))),
  }) as const;
const sent = publish(of((selector) => made('Actor', selector)));

/** Actors are sent to by `send`, and by messages that are made for groups and pipelines. */
export const dramatiq = defineLibrary({
  name: 'dramatiq',
  imports: ['dramatiq', 'dramatiq.*'],
  docs: 'https://dramatiq.io/guide.html',
  hasWorkers: true,
  creates: { actor: 'Actor' },
  calls: {
    RedisBroker: connection({ nodeKind: 'cache', technology: 'redis', protocol: 'redis', target: address }),
    RabbitmqBroker: connection({ nodeKind: 'broker', technology: 'rabbitmq', protocol: 'amqp', target: address }),
    actor: subscribe(of((selector) => selector)),
    'Actor.send': sent,
    'Actor.send_with_options': sent,
    'Actor.message': sent,
    'Actor.message_with_options': sent,
  },
});
