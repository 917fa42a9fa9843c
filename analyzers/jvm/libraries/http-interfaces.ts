import {
  arg,
  call,
  client,
  decoratedName,
  defineLibrary,
  type Effect,
  each,
  first,
  join,
  made,
  prefix,
  route,
  type Selector,
  setting,
  text,
  type,
} from '../../../src/code/library.ts';
import { contextPath } from './spring-web.ts';
import { capitalised, VERBS, whole } from './support/selectors.ts';

const path = first(whole('value', 'url'), text(''));

function asks(method: string | Selector): Effect {
  return call({ protocol: 'http', target: text(''), method, path });
}

/**
 * Controllers may implement what clients ask by.
 * https://docs.spring.io/spring-framework/reference/web/webmvc/mvc-controller/ann-requestmapping.html#mvc-ann-httpexchange-annotation
 */
function asksOrServes(method: string | Selector): readonly Effect[] {
  return [asks(method), route(method, path, decoratedName)];
}

/** Spring's HTTP interfaces. */
const springInterfaces = defineLibrary({
  name: 'spring-http-interfaces',
  imports: ['org.springframework.web.service.annotation'],
  docs: 'https://docs.spring.io/spring-framework/reference/integration/rest-clients.html#rest-http-interface',
  below: contextPath,
  decorators: {
    class: { HttpExchange: prefix(path) },
    method: {
      HttpExchange: asksOrServes(first(whole('method'), text('ANY'))),
      ...each<readonly Effect[]>(['GET', 'POST', 'PUT', 'PATCH', 'DELETE'], (verb) => [
        `${capitalised(verb)}Exchange`,
        asksOrServes(verb),
      ]),
    },
  },
});

const group = first(whole('group'), text('default'));

/** Interfaces that a configuration class lists, at the address that settings state for their group. */
const importedInterfaces = defineLibrary({
  name: 'spring-imported-interfaces',
  imports: ['org.springframework.web.service.registry'],
  docs: 'https://docs.spring.io/spring-boot/reference/io/rest-client.html#io.rest-client.httpservice.properties',
  decorators: {
    class: {
      ImportHttpServices: client({
        protocol: 'http',
        target: setting(join(text('spring.http.serviceclient.'), group, text('.base-url'))),
        of: { from: 'first', options: [arg(0, 'types'), arg(0, 'value')], isCode: true },
      }),
    },
  },
});

/** The interface that is handed over, or that Kotlin's `create<Orders>()` names. */
const named: Selector = { from: 'first', options: [arg(0), type(0)], isCode: true };

/** Retrofit: the base URL is the builder's, and paths are links on it: https://square.github.io/retrofit/2.x/retrofit/retrofit2/-retrofit/-builder/base-url.html */
const retrofit = defineLibrary({
  name: 'retrofit',
  imports: ['retrofit2', 'retrofit2.http'],
  docs: 'https://square.github.io/retrofit/declarations/',
  creates: {
    'Builder.baseUrl': 'BasedBuilder',
    'Retrofit.Builder': 'Builder',
    'Builder.build': 'Retrofit',
    'Builder.*': 'Builder',
  },
  types: { BasedBuilder: 'Builder' },
  calls: {
    'Retrofit.create': client({ protocol: 'http', target: made('BasedBuilder', arg(0)), of: named, isResolved: true }),
  },
  decorators: {
    method: {
      ...each<Effect>(VERBS, (verb) => [verb, asks(verb)]),
      HTTP: call({ protocol: 'http', target: text(''), method: whole('method'), path: whole('path') }),
    },
  },
});

export const httpInterfaces = [springInterfaces, importedInterfaces, retrofit];
