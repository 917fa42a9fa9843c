import { arg, defineLibrary, each, first, keyword, made, text, timeout, url } from '../../../src/code/library.ts';
import { register, type } from '../../../src/code/type-selectors.ts';
import { clientMeasures } from './resilience.ts';
import { addedInstance, same } from './support/dotnet.ts';
import { requestsOf } from './support/http-requests.ts';

/** The base is set on the client, or by the callback that configures it when it is registered. */
const base = first(
  made('HttpClient', keyword('BaseAddress')),
  made('HttpClient', arg(0, '{}', 'BaseAddress')),
  made('HttpClient', arg(1, '{}', 'BaseAddress')),
  made('HttpClient', arg(2, '{}', 'BaseAddress')),
);
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
    ...requestsOf('HttpClient', base),
    '*.AddHttpClient': [typedClient, namedClient, configuredTimeout],
    '*.ConfigureHttpClient': [behindBuilder, namedBehindBuilder, configuredTimeout],
    ...each(['AddScoped', 'AddSingleton', 'AddTransient'], (name) => [`*.${name}`, addedInstance] as const),
    ...clientMeasures.calls,
  },
  values: {
    ...each(['Get', 'Post', 'Put', 'Delete', 'Patch', 'Head', 'Options'], (verb) => [
      `HttpMethod.${verb}`,
      { value: 'text', text: verb.toUpperCase() } as const,
    ]),
    HttpMethod: { value: 'select', selector: arg(0) },
    'HttpClient.BaseAddress': { value: 'member-of-maker', selector: url(base, text('/')) },
    '*.CreateClient': { value: 'registered', token: first(arg(0), text('')), type: 'HttpClient' },
    ...same(...CHAIN.map((name) => `*.${name}`)),
  },
});
