import { arg, connection, defineLibrary, route, setting, text } from '../../../src/code/library.ts';

/** Where pages connect to, and the broker that messages of STOMP are passed on to. */
export const springWebsocket = defineLibrary({
  name: 'spring-websocket',
  imports: [
    'org.springframework.web.socket.config.annotation',
    'org.springframework.messaging.simp.config',
    'org.springframework.messaging.simp.stomp',
  ],
  docs: 'https://docs.spring.io/spring-framework/reference/web/websocket/stomp/handle-broker-relay.html',
  below: setting('server.servlet.context-path', setting('server.context-path', text(''))),
  creates: {
    'MessageBrokerRegistry.enableStompBrokerRelay': 'StompRelay',
    'StompRelay.setRelayHost': 'RelayWithHost',
    'StompRelay.*': 'StompRelay',
  },
  types: { RelayWithHost: 'StompRelay', StompBrokerRelayRegistration: 'StompRelay' },
  calls: {
    'StompRelay.setRelayHost': connection({ nodeKind: 'broker', technology: 'stomp', protocol: 'other', target: arg(0) }),
    'StompEndpointRegistry.addEndpoint': route('GET', arg(0)),
    'WebSocketHandlerRegistry.addHandler': route('GET', arg(1)),
  },
});
