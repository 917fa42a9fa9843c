import { arg, call, defineLibrary, each, first, join, type Selector, text } from '../../../src/code/library.ts';

const address = join(arg(0), text(':'), arg(1));
const overTcp = call({ protocol: 'tcp', target: first(address, arg(0)) });
const overWebSocket = call({ protocol: 'websocket', target: arg(0) });

/** A port alone is one of the program's own machine: only what may be an address is one. */
const ADDRESS = 'address';
const asAddress: Selector = {
  from: 'mapped',
  of: arg(0),
  texts: { '*:*': ADDRESS, '*url*': ADDRESS, '*uri*': ADDRESS, '*host*': ADDRESS, '*address*': ADDRESS, '?': ADDRESS },
};
const isAddress = { where: [asAddress, ADDRESS] } as const;

/** Spring's requester. What is asked for is a route by a name, not a path. */
const requester = defineLibrary({
  name: 'spring-rsocket',
  imports: ['org.springframework.messaging.rsocket'],
  docs: 'https://docs.spring.io/spring-framework/reference/rsocket.html#rsocket-requester-client',
  creates: { 'RSocketRequester.builder': 'Builder', 'Builder.*': 'Builder' },
  types: { 'RSocketRequester.Builder': 'Builder' },
  calls: {
    ...each(['tcp', 'connectTcp'], (name) => [`Builder.${name}`, overTcp] as const),
    ...each(['websocket', 'connectWebSocket'], (name) => [`Builder.${name}`, overWebSocket] as const),
  },
});

/** The transports of RSocket for Java. */
const transports = defineLibrary({
  name: 'rsocket-java',
  imports: ['io.rsocket.transport.netty.client'],
  docs: 'https://github.com/rsocket/rsocket-java#client-server-example',
  calls: {
    'TcpClientTransport.create/1': { ...overTcp, ...isAddress },
    'TcpClientTransport.create/2': overTcp,
    'WebsocketClientTransport.create/1': { ...overWebSocket, ...isAddress },
    'WebsocketClientTransport.create/2': call({ protocol: 'websocket', target: join(text('ws://'), address) }),
  },
});

export const rsocket = [requester, transports];
