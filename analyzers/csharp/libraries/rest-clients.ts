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
  path,
  type Selector,
  text,
  url,
  type ValueRule,
} from '../../../src/code/library.ts';
import { register, type } from '../../../src/code/type-selectors.ts';
import { same } from './support/dotnet.ts';

const VERBS = ['Get', 'Post', 'Put', 'Delete', 'Patch', 'Head', 'Options'] as const;

/** The base that the client registered for the interface was made with. */
const registeredBase = maker(
  { from: 'registered' },
  first(arg(0, '{}', 'BaseAddress'), arg(1, '{}', 'BaseAddress'), keyword('BaseAddress'), arg(0)),
  'RefitClient',
);

const refitRequests = each<Effect>(VERBS, (verb) => [
  verb,
  call({ protocol: 'http', method: verb.toUpperCase(), target: url(registeredBase, arg(0)) }),
]);

const refitClient = { type: 'RefitClient' };

/** Interfaces whose methods are requests. */
export const refit = defineLibrary({
  name: 'refit',
  imports: ['Refit'],
  docs: 'https://github.com/reactiveui/refit#api-attributes',
  creates: { '*.AddRefitClient': 'RefitBuilder', 'RestService.For': 'RefitClient' },
  calls: {
    'RefitBuilder.ConfigureHttpClient': register({ ...refitClient, token: made('RefitBuilder', type(0)), behind: arg(0) }),
    'RestService.For': register({ ...refitClient, token: type(0), behind: arg(0) }),
  },
  values: same('RefitBuilder.AddHttpMessageHandler', 'RefitBuilder.AddPolicyHandler', 'RefitBuilder.SetHandlerLifetime'),
  decorators: { method: refitRequests },
});

const restBase = first(made('RestClient', keyword('BaseUrl')), made('RestClient', arg(0, 'BaseUrl')), made('RestClient', arg(0)));

/** What `new RestRequest("orders/{id}", Method.Post)` says. */
function ofRequest(selector: Selector): Selector {
  return maker(arg(0), selector, 'RestRequest');
}

function restCall(method: string | Selector): Effect {
  return call({ protocol: 'http', method, target: url(restBase, first(ofRequest(arg(0)), arg(0))) });
}

const restVerbs = VERBS.flatMap((verb) =>
  [`${verb}Async`, verb, `${verb}JsonAsync`, `Execute${verb}Async`, `Execute${verb}`].map((name) => [name, verb] as const),
);
const executed = restCall(first(ofRequest(first(keyword('Method'), arg(1))), text('GET')));

/** https://restsharp.dev/docs/usage/request#request-parameters */
const REQUEST_CHAIN = [
  'AddBody',
  'AddCookie',
  'AddFile',
  'AddHeader',
  'AddHeaders',
  'AddJsonBody',
  'AddObject',
  'AddOrUpdateHeader',
  'AddOrUpdateParameter',
  'AddParameter',
  'AddQueryParameter',
  'AddStringBody',
  'AddUrlSegment',
  'AddXmlBody',
];

export const restSharp = defineLibrary({
  name: 'restsharp',
  imports: ['RestSharp'],
  docs: 'https://restsharp.dev/docs/usage/request',
  types: { IRestClient: 'RestClient', RestRequest: 'RequestOfRest', RestClientOptions: 'OptionsOfRest' },
  values: {
    ...Object.fromEntries(
      VERBS.flatMap((verb): readonly [string, ValueRule][] => {
        const rule: ValueRule = { value: 'text', text: verb.toUpperCase() };
        return [
          [`Method.${verb}`, rule],
          [`Method.${verb.toUpperCase()}`, rule],
        ];
      }),
    ),
    ...same(...REQUEST_CHAIN.map((name) => `RestRequest.${name}`)),
  },
  calls: {
    ...Object.fromEntries(restVerbs.map(([name, verb]) => [`RestClient.${name}`, restCall(verb.toUpperCase())])),
    'RestClient.ExecuteAsync': executed,
    'RestClient.Execute': executed,
  },
});

const FLURL: Readonly<Record<string, string>> = {
  GetAsync: 'GET',
  GetJsonAsync: 'GET',
  GetJsonListAsync: 'GET',
  GetStringAsync: 'GET',
  GetStreamAsync: 'GET',
  GetBytesAsync: 'GET',
  PostAsync: 'POST',
  PostJsonAsync: 'POST',
  PostStringAsync: 'POST',
  PostUrlEncodedAsync: 'POST',
  PostMultipartAsync: 'POST',
  PutAsync: 'PUT',
  PutJsonAsync: 'PUT',
  PatchJsonAsync: 'PATCH',
  DeleteAsync: 'DELETE',
};
const ON_TEXT: Selector = { from: 'receiver' };
const appended: ValueRule = { value: 'select', selector: url(ON_TEXT, arg(0)) };
/** `AppendPathSegments("orders", id)` */
const segments: Selector = first(
  path(arg(0), arg(1), arg(2), arg(3)),
  path(arg(0), arg(1), arg(2)),
  path(arg(0), arg(1)),
  arg(0, '[]'),
  arg(0),
);
const FLURL_CHAIN = [
  'SetQueryParam',
  'SetQueryParams',
  'WithHeader',
  'WithHeaders',
  'WithOAuthBearerToken',
  'WithBasicAuth',
  'WithTimeout',
  'AllowHttpStatus',
  'AllowAnyHttpStatus',
  'WithCookies',
];

/** Requests are made of the URL's text. */
export const flurl = defineLibrary({
  name: 'flurl',
  imports: ['Flurl', 'Flurl.Http'],
  docs: 'https://flurl.dev/docs/fluent-http/',
  extendsWhereOpened: true,
  calls: each<Effect>(Object.keys(FLURL), (name) => [
    `*.${name}`,
    call({ protocol: 'http', method: FLURL[name] ?? 'GET', target: ON_TEXT }),
  ]),
  values: {
    '*.AppendPathSegment': appended,
    '*.AppendPathSegments': { value: 'select', selector: url(ON_TEXT, segments) },
    ...same(...FLURL_CHAIN.map((name) => `*.${name}`)),
  },
});
