import { arg, call, defineLibrary, each, first, join, text } from '../../../src/code/library.ts';

const overTcp = call({ protocol: 'tcp', target: first(join(arg(0), text(':'), arg(1)), arg(0)) });
const overWebSocket = call({ protocol: 'websocket', target: arg(0) });

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
  calls: { 'TcpClientTransport.create': overTcp, 'WebsocketClientTransport.create': overWebSocket },
});

export const rsocket = [requester, transports];
