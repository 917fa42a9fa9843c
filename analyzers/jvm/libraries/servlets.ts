import { arg, args, decoratedName, defineLibrary, first, join, route, setting, text } from '../../../src/code/library.ts';
import { DESCRIBED_SERVLET } from '../conventions.ts';
import { WAR_CONTEXT } from '../war-context.ts';
import { element } from './support/selectors.ts';

const method = first(arg(0, 'methods', '[]'), text('ANY'));

const served = route(method, first(element('value', 'urlPatterns')), decoratedName);

/** A servlet, or the descriptor of its archive, says its paths and answers every method that it overrides. */
export const servlets = defineLibrary({
  name: 'servlets',
  imports: ['javax.servlet.annotation', 'jakarta.servlet.annotation'],
  globals: [DESCRIBED_SERVLET],
  docs: 'https://jakarta.ee/specifications/servlet/6.0/jakarta-servlet-spec-6.0.html',
  below: setting(WAR_CONTEXT, text('')),
  decorators: { class: { WebServlet: served, [DESCRIBED_SERVLET]: served } },
});

const ANSWERING = { doGet: 'GET', doPost: 'POST', doPut: 'PUT', doPatch: 'PATCH', doDelete: 'DELETE', service: 'ANY' };

/** A servlet that Spring Boot is given as a bean. */
export const registeredServlets = defineLibrary({
  name: 'spring-boot-servlets',
  imports: ['org.springframework.boot.web.servlet'],
  docs: 'https://docs.spring.io/spring-boot/reference/web/servlet.html#web.servlet.embedded-container.servlets-filters-listeners',
  below: setting('server.servlet.context-path', text('')),
  calls: {
    ServletRegistrationBean: route({ from: 'class-methods', of: arg(0), named: ANSWERING }, args(1), arg(0)),
  },
});

/** Endpoints of Jakarta WebSocket and of Quarkus, which answer the request that opens a connection. */
export const websocketEndpoints = defineLibrary({
  name: 'websocket-endpoints',
  imports: ['javax.websocket.server', 'jakarta.websocket.server', 'io.quarkus.websockets.next'],
  docs: 'https://jakarta.ee/specifications/websocket/2.1/jakarta-websocket-spec-2.1.html#url-mapping',
  below: join(setting('quarkus.http.root-path', text('')), setting(WAR_CONTEXT, text(''))),
  decorators: {
    class: {
      ServerEndpoint: route('GET', element('value'), decoratedName),
      WebSocket: route('GET', element('path'), decoratedName),
    },
  },
});
