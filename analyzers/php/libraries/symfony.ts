import {
  arg,
  defineLibrary,
  type Effect,
  each,
  first,
  keyword,
  made,
  prefix,
  publish,
  route,
  type Selector,
  subscribe,
  text,
  url,
  type ValueRule,
} from '../../../src/code/library.ts';
import { API_RESOURCES } from '../api-resources.ts';
import { MESSAGES } from '../symfony-messages.ts';
import { PARAMETER } from '../symfony-parameters.ts';
import { given, request } from './support/selectors.ts';

/** One path, or one for each language. */
const path = first(keyword('path', '[]'), keyword('path'), arg(0, '[]'), arg(0), text(''));
const named = first(keyword('methods', '[]'), keyword('methods'), text('ANY'));
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'] as const;
const FOS = ['Get', 'Post', 'Put', 'Patch', 'Delete', 'Head', 'Options'] as const;

/** What a method of a controller asks for is a service, an entity or the request, but for what is mapped: https://symfony.com/doc/current/controller.html */
const controlled = (method: Selector | string): Effect => ({ does: 'route', method, path, statesBody: true });

/** Attributes and annotations; that of a class stands before those of its methods. */
export const symfonyRouting = defineLibrary({
  name: 'symfony-routing',
  imports: [
    'Symfony\\Component\\Routing\\Attribute',
    'Symfony\\Component\\Routing\\Annotation',
    'Sensio\\Bundle\\FrameworkExtraBundle\\Configuration',
    'FOS\\RestBundle\\Controller\\Annotations',
  ],
  docs: 'https://symfony.com/doc/current/routing.html',
  decorators: {
    class: { Route: prefix(path) },
    method: {
      Route: controlled(named),
      ...each<Effect>(FOS, (verb) => [verb, controlled(verb.toUpperCase())]),
    },
  },
});

const scoped = first(made('ScopedClient', arg(0)), made('HttpClientInterface', first(arg(0, 'base_uri'), arg(1, 'base_uri'))));

/** Clients are made, or given by a parameter whose name the configuration knows. */
export const symfonyHttp = defineLibrary({
  name: 'symfony-http-client',
  imports: ['Symfony\\Contracts\\HttpClient', 'Symfony\\Component\\HttpClient', 'asbuilt.symfony'],
  docs: 'https://symfony.com/doc/current/http_client.html',
  types: {
    ScopedClient: 'HttpClientInterface',
    CurlHttpClient: 'HttpClientInterface',
    NativeHttpClient: 'HttpClientInterface',
    RetryableHttpClient: 'HttpClientInterface',
  },
  creates: {
    scopedClient: 'ScopedClient',
    'HttpClient.create': 'HttpClientInterface',
    'HttpClient.createForBaseUri': 'ScopedClient',
    'HttpClientInterface.withOptions': 'HttpClientInterface',
    'ScopingHttpClient.forBaseUri': 'BasedClient',
  },
  calls: {
    'HttpClientInterface.request': request(given(0, 'method'), below(given(1, 'url'), scoped)),
    'BasedClient.request': request(given(0, 'method'), below(given(1, 'url'), made('BasedClient', arg(1)))),
  },
});

function below(of: Selector, base: Selector): Selector {
  return url(base, of);
}

const message = { protocol: arg(1), channel: arg(0), channelKind: 'queue', connection: arg(2) } as const;

/** What code asks of the container, and the constants of requests. */
export const symfonyValues = defineLibrary({
  name: 'symfony-values',
  imports: [PARAMETER, 'Symfony\\Component\\HttpFoundation'],
  docs: 'https://symfony.com/doc/current/configuration.html#accessing-configuration-parameters',
  values: {
    parameter: { value: 'select', selector: arg(0) },
    ...each<ValueRule>(METHODS, (method) => [`Request.METHOD_${method}`, { value: 'text', text: method }]),
  },
});

/** Messages as the front end spells them out: put into the queue of a transport, and handled by the workers of that transport. */
export const symfonyMessages = defineLibrary({
  name: 'symfony-messages',
  imports: [MESSAGES],
  docs: 'https://symfony.com/doc/current/messenger.html',
  hasWorkers: true,
  calls: {
    send: publish(message),
    sendByKey: publish({ ...message, channelKind: 'exchange', exchange: arg(4) }),
    work: subscribe({ ...message, through: arg(3) }),
    workBound: subscribe({ ...message, channelKind: 'exchange', through: arg(3), exchange: arg(5), group: arg(6) }),
  },
});

/** Operations of resources as the front end spells them out. */
export const apiPlatform = defineLibrary({
  name: 'api-platform',
  imports: [API_RESOURCES],
  docs: 'https://api-platform.com/docs/core/operations/',
  decorators: { class: { Operation: route(arg(0), arg(1)) } },
});
