import {
  arg,
  connection,
  defineLibrary,
  type Effect,
  first,
  made,
  publish,
  type Selector,
  subscribe,
} from '../../../src/code/library.ts';
import { address, optionsAt } from './support/selectors.ts';

const peer = address(optionsAt(0), 'hostname', 'host');
const open: Effect = connection({ nodeKind: 'broker', technology: 'amqp', protocol: 'amqp', target: peer });

function link(channel: Selector): Parameters<typeof publish>[0] {
  return { protocol: 'amqp', channel, channelKind: 'queue', connection: made('Connection', peer) };
}

const sender = publish(link(first(arg(0, 'target', 'address'), arg(0, 'target'), arg(0))));
const receiver = subscribe(link(first(arg(0, 'source', 'address'), arg(0, 'source'), arg(0))));

/** AMQP 1.0: a connection has senders and receivers, each with an address. */
export const rhea = defineLibrary({
  name: 'rhea',
  imports: ['rhea', 'rhea-promise'],
  docs: 'https://github.com/amqp/rhea#api',
  creates: {
    connect: 'Connection',
    create_container: 'Container',
    'Container.connect': 'Connection',
    'Container.create_connection': 'Connection',
  },
  calls: {
    connect: open,
    'Container.connect': open,
    Connection: open,
    'Connection.open_sender': sender,
    'Connection.attach_sender': sender,
    'Connection.open_receiver': receiver,
    'Connection.attach_receiver': receiver,
    'Connection.createSender': sender,
    'Connection.createAwaitableSender': sender,
    'Connection.createReceiver': receiver,
  },
});
