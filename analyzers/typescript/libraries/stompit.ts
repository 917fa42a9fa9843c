import { arg, connection, defineLibrary, made, publish, subscribe } from '../../../src/code/library.ts';
import { address, optionsAt } from './support/selectors.ts';

const peer = address(optionsAt(0), 'host');
const STOMP = { protocol: 'other', broker: 'activemq', channelKind: 'queue' } as const;
const failover = address(optionsAt(0, '[]'), 'host');

/** STOMP: frames name their destination, `/queue/orders`. */
export const stompit = defineLibrary({
  name: 'stompit',
  imports: ['stompit'],
  docs: 'https://github.com/gdaws/node-stomp#readme',
  creates: { connect: 'Client' },
  callbacks: { connect: { 1: [null, 'Client'] }, 'ConnectFailover.connect': { 0: [null, 'Client'] } },
  calls: {
    connect: connection({ nodeKind: 'broker', technology: 'activemq', protocol: 'other', target: peer }),
    ConnectFailover: connection({ nodeKind: 'broker', technology: 'activemq', protocol: 'other', target: failover }),
    'Client.send': publish({ ...STOMP, channel: arg(0, 'destination'), connection: made('Client', peer) }),
    'Client.sendString': publish({ ...STOMP, channel: arg(0, 'destination'), connection: made('Client', peer) }),
    'Client.subscribe': subscribe({ ...STOMP, channel: arg(0, 'destination'), connection: made('Client', peer) }),
  },
});
