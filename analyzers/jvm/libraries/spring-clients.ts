import {
  arg,
  call,
  client,
  defineLibrary,
  type Effect,
  each,
  first,
  keyword,
  made,
  maker,
  nestedWhole,
  path,
  receiver,
  retry,
  type Selector,
  text,
  timeout,
  type,
  url,
  type ValueRule,
} from '../../../src/code/library.ts';
import { FLUENT, REQUESTS, SENT, URI_BUILDERS } from './support/fluent-requests.ts';
import { capitalised, segments, urlOfParts, VERBS } from './support/selectors.ts';

/** A template's own root, when it was built with one. */
const root = first(made('RootedTemplateBuilder', arg(0)), made('RestTemplate', keyword('uriTemplateHandler')), text(''));

function request(method: string | Selector): Effect {
  return call({ protocol: 'http', method, target: url(root, arg(0)) });
}

/** A `RequestEntity` says its method and URL itself: `RequestEntity.get(url).build()`, or `new RequestEntity<>(body, method, url)`. */
const requestOfEntity = call({
  protocol: 'http',
  method: first(
    ...VERBS.map((verb) => maker(arg(0), text(verb), `${capitalised(verb)}Entity`)),
    maker(arg(0), arg(0), 'MethodEntity'),
    maker(arg(0), arg(-2), 'RequestEntity'),
  ),
  target: url(
    root,
    first(
      maker(arg(0), arg(0), 'VerbEntity'),
      maker(arg(0), arg(1), 'MethodEntity'),
      maker(arg(0), arg(-1), 'RequestEntity'),
      arg(0),
    ),
  ),
});

const REST_TEMPLATE: Record<string, Effect> = {
  ...each(['getForObject', 'getForEntity'], (name) => [`RestTemplate.${name}`, request('GET')] as const),
  ...each(['postForObject', 'postForEntity', 'postForLocation'], (name) => [`RestTemplate.${name}`, request('POST')] as const),
  'RestTemplate.put': request('PUT'),
  'RestTemplate.patchForObject': request('PATCH'),
  'RestTemplate.delete': request('DELETE'),
  'RestTemplate.headForHeaders': request('HEAD'),
  'RestTemplate.optionsForAllow': request('OPTIONS'),
  'RestTemplate.exchange': request(first(arg(1), text('GET'))),
  'RestTemplate.exchange/2': requestOfEntity,
  'RestTemplate.execute': request(arg(1)),
};

/** The base URL of the client that is passed. */
const baseOfClient = first(
  maker(arg(0), arg(0), 'BasedBuilder'),
  maker(arg(0), arg(0), 'CreatedClient'),
  maker(arg(0), arg(0), 'RootedTemplateBuilder'),
);

const startByParts = urlOfParts(made('UrlScheme', arg(0)), made('UrlHost', arg(0)), made('UrlPort', arg(0)));

/** Parts of a URL in the order in which they are added. */
const builtUrl: ValueRule = {
  value: 'select',
  selector: path(
    first(made('UrlStart', arg(0)), made('UriBuilderFactory', arg(0)), startByParts, text('')),
    nestedWhole('UrlPath', segments, '/'),
  ),
};

/** Spring's HTTP clients. A host without dots may be a name that discovery knows. */
export const springClients = defineLibrary({
  name: 'spring-http-clients',
  imports: [
    'org.springframework.web.client',
    'org.springframework.boot.web.client',
    'org.springframework.boot.restclient',
    'org.springframework.web.reactive.function.client',
    'org.springframework.web.util',
    'org.springframework.web.service.invoker',
    'org.springframework.web.client.support',
    'org.springframework.web.reactive.function.client.support',
    'org.springframework.security.oauth2.client',
    'org.springframework.http',
  ],
  docs: 'https://docs.spring.io/spring-framework/reference/integration/rest-clients.html',
  types: {
    RestOperations: 'RestTemplate',
    OAuth2RestTemplate: 'RestTemplate',
    OAuth2RestOperations: 'RestTemplate',
    AsyncRestTemplate: 'RestTemplate',
    RootedTemplateBuilder: 'RestTemplateBuilder',
    BasedBuilder: 'ClientBuilder',
    Builder: 'ClientBuilder',
    CreatedClient: 'WebClient',
    UrlStart: 'UriComponentsBuilder',
    UrlPath: 'UriComponentsBuilder',
    UrlScheme: 'UriComponentsBuilder',
    UrlHost: 'UriComponentsBuilder',
    UrlPort: 'UriComponentsBuilder',
    UriBuilder: 'UriComponentsBuilder',
    ...each(
      VERBS.map((verb) => `${capitalised(verb)}Entity`),
      (name) => [name, 'VerbEntity'] as const,
    ),
    VerbEntity: 'EntityBuilder',
    MethodEntity: 'EntityBuilder',
    AdaptedFactory: 'ProxyFactory',
    BuiltFactory: 'ProxyFactory',
    HttpServiceProxyFactory: 'ProxyFactory',
  },
  creates: {
    'RestTemplateBuilder.rootUri': 'RootedTemplateBuilder',
    'RestTemplateBuilder.baseUrl': 'RootedTemplateBuilder',
    'RestTemplateBuilder.uriTemplateHandler': 'RootedTemplateBuilder',
    'RestTemplateBuilder.build': 'RestTemplate',
    'RestTemplateBuilder.*': 'RestTemplateBuilder',
    'WebClient.builder': 'ClientBuilder',
    'RestClient.builder': 'ClientBuilder',
    'WebClient.create': 'CreatedClient',
    'RestClient.create': 'CreatedClient',
    'ClientBuilder.baseUrl': 'BasedBuilder',
    'ClientBuilder.uriBuilderFactory': 'BasedBuilder',
    'ClientBuilder.build': 'WebClient',
    'ClientBuilder.*': 'ClientBuilder',
    'WebClient.method': 'AnyRequest',
    'RestClient.method': 'AnyRequest',
    'WebClient.mutate': 'ClientBuilder',
    ...REQUESTS,
    ...SENT,
    ...each(VERBS, (verb) => [`RequestEntity.${verb.toLowerCase()}`, `${capitalised(verb)}Entity`] as const),
    'RequestEntity.method': 'MethodEntity',
    'EntityBuilder.*': 'EntityBuilder',
    'ProxyFactory.builderFor': 'AdaptedFactory',
    'ProxyFactory.builder': 'BuiltFactory',
    'ProxyFactory.clientAdapter': 'AdaptedFactory',
    'ProxyFactory.exchangeAdapter': 'AdaptedFactory',
    'ProxyFactory.build': 'ProxyFactory',
    'ProxyFactory.*': 'ProxyFactory',
    'UriComponentsBuilder.fromHttpUrl': 'UrlStart',
    'UriComponentsBuilder.fromUriString': 'UrlStart',
    'UriComponentsBuilder.fromUri': 'UrlStart',
    'UriBuilderFactory.builder': 'UriComponentsBuilder',
    'UriBuilderFactory.uriString': 'UrlPath',
    'UriComponentsBuilder.newInstance': 'UriComponentsBuilder',
    'UriComponentsBuilder.scheme': 'UrlScheme',
    'UriComponentsBuilder.host': 'UrlHost',
    'UriComponentsBuilder.port': 'UrlPort',
    'UriComponentsBuilder.path': 'UrlPath',
    'UriComponentsBuilder.pathSegment': 'UrlPath',
    'UriComponentsBuilder.fromPath': 'UrlPath',
    'UriComponentsBuilder.queryParam': 'UriComponentsBuilder',
    'UriComponentsBuilder.queryParams': 'UriComponentsBuilder',
    'UriComponentsBuilder.queryParamIfPresent': 'UriComponentsBuilder',
    'UriComponentsBuilder.encode': 'UriComponentsBuilder',
  },
  callbacks: {
    ...URI_BUILDERS,
    // https://projectreactor.io/docs/core/release/api/reactor/core/publisher/Mono.html#transform
    ...each(['transform', 'transformDeferred'], (name) => [`SentRequest.${name}`, { 0: [receiver] }] as const),
  },
  values: {
    // An adapter stands for the client that it adapts.
    ...each<ValueRule>(
      ['WebClientAdapter.create', 'WebClientAdapter.forClient', 'RestClientAdapter.create', 'RestTemplateAdapter.create'],
      (name) => [name, { value: 'select', selector: arg(0) }],
    ),
    ...each<ValueRule>([...VERBS, 'TRACE'], (verb) => [`HttpMethod.${verb}`, { value: 'text', text: verb }]),
    ...each<ValueRule>(['toUriString', 'build', 'buildAndExpand', 'toUri'], (name) => [`UriComponentsBuilder.${name}`, builtUrl]),
    // A factory of URLs stands for the one that it begins them with, and a template for the URL that it makes.
    DefaultUriBuilderFactory: { value: 'select', selector: arg(0), type: 'UriBuilderFactory' },
    'UriBuilderFactory.expand': { value: 'select', selector: url(made('UriBuilderFactory', arg(0)), arg(0)) },
    RootUriTemplateHandler: { value: 'select', selector: arg(0) },
    'UriTemplate.expand': { value: 'select', selector: made('UriTemplate', arg(0)) },
  },
  calls: {
    ...REST_TEMPLATE,
    ...FLUENT,
    'SentRequest.timeout': timeout({ on: 'receiver', timeoutMs: arg(0) }),
    'SentRequest.retry': retry({ on: 'receiver', retries: arg(0) }),
    'ProxyFactory.createClient': client({
      protocol: 'http',
      // Spring 6.0 gives the adapter to `builder` itself.
      // What has no base says its address on the interface: `@HttpExchange("${orders.url}")`.
      target: first(made('AdaptedFactory', baseOfClient), made('BuiltFactory', baseOfClient), text('')),
      // Kotlin's extension names the interface: `createClient<Orders>()`.
      of: { from: 'first', options: [arg(0), type(0)], isCode: true },
    }),
  },
});
