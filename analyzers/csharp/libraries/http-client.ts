import {
  arg,
  call,
  defineLibrary,
  type Effect,
  each,
  first,
  keyword,
  made,
  maker,
  param,
  type Selector,
  text,
  timeout,
  url,
} from '../../../src/code/library.ts';
import { register, type } from '../../../src/code/type-selectors.ts';
import { clientMeasures } from './resilience.ts';
import { same } from './support/dotnet.ts';

/** The base is set on the client, or by the callback that configures it when it is registered. */
const base = first(
  made('HttpClient', keyword('BaseAddress')),
  made('HttpClient', arg(0, '{}', 'BaseAddress')),
  made('HttpClient', arg(1, '{}', 'BaseAddress')),
  made('HttpClient', arg(2, '{}', 'BaseAddress')),
);
const target = url(base, param(0, 'requestUri'));

function request(method: string): Effect {
  return call({ protocol: 'http', method, target });
}

const NAMES: readonly (readonly [string, string])[] = [
  ['GET', 'GetAsync'],
  ['GET', 'GetStringAsync'],
  ['GET', 'GetStreamAsync'],
  ['GET', 'GetByteArrayAsync'],
  ['GET', 'GetFromJsonAsync'],
  ['GET', 'GetFromJsonAsAsyncEnumerable'],
  ['POST', 'PostAsync'],
  ['POST', 'PostAsJsonAsync'],
  ['PUT', 'PutAsync'],
  ['PUT', 'PutAsJsonAsync'],
  ['PATCH', 'PatchAsync'],
  ['PATCH', 'PatchAsJsonAsync'],
  ['DELETE', 'DeleteAsync'],
  ['DELETE', 'DeleteFromJsonAsync'],
];

/** `new HttpRequestMessage(HttpMethod.Post, url)`, also with `Method` and `RequestUri` as members. */
function message(index: number, name: string): Selector {
  return first(of(arg(0), keyword(name)), of(arg(0), arg(index)));
}

function of(whole: Selector, selector: Selector): Selector {
  return maker(whole, selector, 'HttpRequestMessage');
}

const sending = call({
  protocol: 'http',
  method: first(message(0, 'Method'), text('GET')),
  target: url(base, message(1, 'RequestUri')),
});

/** A client of its own class is made with the client that was registered for it. */
const typedClient = register({ into: type(-1), type: 'HttpClient', behind: arg(-1) });
const behindBuilder = register({
  into: made('HttpClientBuilder', type(-1)),
  type: 'HttpClient',
});
const namedClient = register({ token: arg(0), type: 'HttpClient', behind: arg(1) });
const namedBehindBuilder = register({ token: made('HttpClientBuilder', arg(0)), type: 'HttpClient' });

const configuredTimeout = timeout({
  on: 'made',
  timeoutMs: first(arg(0, '{}', 'Timeout'), arg(1, '{}', 'Timeout'), arg(2, '{}', 'Timeout')),
});

const CHAIN = [
  'AddHttpMessageHandler',
  'AddPolicyHandler',
  'AddTransientHttpErrorPolicy',
  'SetHandlerLifetime',
  'AddStandardResilienceHandler',
  'AddServiceDiscovery',
  'ConfigurePrimaryHttpMessageHandler',
  'AddPolicyHandlerFromRegistry',
  'AddHeaderPropagation',
  'AddAsKeyed',
];

export const httpClient = defineLibrary({
  name: 'httpclient',
  imports: ['System.Net.Http', 'System.Net.Http.Json', 'Microsoft.Extensions.Http', 'Microsoft.Extensions.Http.Resilience'],
  docs: 'https://learn.microsoft.com/dotnet/core/extensions/httpclient-factory',
  creates: { '*.AddHttpClient': 'HttpClientBuilder', '*.CreateClient': 'HttpClient', '*.CreateHttpClient': 'HttpClient' },
  types: {
    ...clientMeasures.types,
    HttpRequestMessage: 'HttpMessage',
    HttpMessageInvoker: 'HttpClient',
    IHttpClientBuilder: 'HttpClientBuilder',
    IHttpClientFactory: 'HttpClientFactory',
  },
  callbacks: clientMeasures.callbacks,
  calls: {
    ...each(
      NAMES.map(([, name]) => name),
      (name) => [`HttpClient.${name}`, request(NAMES.find(([, each]) => each === name)?.[0] ?? 'GET')] as const,
    ),
    'HttpClient.SendAsync': sending,
    'HttpClient.Send': sending,
    '*.AddHttpClient': [typedClient, namedClient, configuredTimeout],
    '*.ConfigureHttpClient': [behindBuilder, namedBehindBuilder, configuredTimeout],
    ...clientMeasures.calls,
  },
  values: {
    ...each(['Get', 'Post', 'Put', 'Delete', 'Patch', 'Head', 'Options'], (verb) => [
      `HttpMethod.${verb}`,
      { value: 'text', text: verb.toUpperCase() } as const,
    ]),
    HttpMethod: { value: 'select', selector: arg(0) },
    '*.CreateClient': { value: 'registered', token: first(arg(0), text('')), type: 'HttpClient' },
    ...same(...CHAIN.map((name) => `*.${name}`)),
  },
});
