import {
  arg,
  call,
  defineLibrary,
  type Effect,
  each,
  first,
  link,
  made,
  nestedWhole,
  receiver,
  type Selector,
  text,
  path as uriPath,
  url,
  type ValueRule,
} from '../../../src/code/library.ts';
import { capitalised, segments, urlOfParts, VERBS } from './support/selectors.ts';

function request(method: string | Selector, target: Selector): Effect {
  return call({ protocol: 'http', method, target });
}

/** The step of the builder that says the method; without one it is GET. */
const verb = first(
  made('AnyRequest', arg(0)),
  ...VERBS.map((each) => made(`${capitalised(each)}Request`, text(each))),
  text('GET'),
);

/** OkHttp: a request is built, then called. */
const okhttp = defineLibrary({
  name: 'okhttp',
  imports: ['okhttp3'],
  docs: 'https://square.github.io/okhttp/recipes/',
  creates: {
    'Request.Builder': 'Builder',
    'Builder.url': 'RequestWithUrl',
    ...each(VERBS, (name) => [`Builder.${name.toLowerCase()}`, `${capitalised(name)}Request`]),
    'Builder.method': 'AnyRequest',
    'Builder.*': 'Builder',
    'HttpUrl.Builder': 'HttpUrlBuilder',
    'HttpUrl.newBuilder': 'NewUrl',
    'HttpUrlBuilder.scheme': 'UrlScheme',
    'HttpUrlBuilder.host': 'UrlHost',
    'HttpUrlBuilder.port': 'UrlPort',
    ...each(['addPathSegment', 'addPathSegments', 'addEncodedPathSegment', 'addEncodedPathSegments', 'encodedPath'], (name) => [
      `HttpUrlBuilder.${name}`,
      'UrlPath',
    ]),
    'HttpUrlBuilder.*': 'HttpUrlBuilder',
  },
  types: {
    RequestWithUrl: 'Builder',
    AnyRequest: 'Builder',
    ...each(VERBS, (name) => [`${capitalised(name)}Request`, 'Builder']),
    ...each(['NewUrl', 'UrlScheme', 'UrlHost', 'UrlPort', 'UrlPath'], (name) => [name, 'HttpUrlBuilder']),
  },
  values: {
    ...each<ValueRule>(['HttpUrl.parse', 'HttpUrl.get'], (name) => [
      name,
      { value: 'select', selector: arg(0), type: 'HttpUrl' },
    ]),
    'HttpUrl.resolve': { value: 'select', selector: link(receiver, arg(0)), type: 'HttpUrl' },
    ...each<ValueRule>(['toString', 'url', 'uri'], (name) => [`HttpUrl.${name}`, { value: 'select', selector: receiver }]),
    'HttpUrlBuilder.build': {
      value: 'select',
      selector: uriPath(
        first(made('NewUrl', receiver), urlOfParts(made('UrlScheme', arg(0)), made('UrlHost', arg(0)), made('UrlPort', arg(0)))),
        nestedWhole('UrlPath', arg(0), '/'),
      ),
      type: 'HttpUrl',
    },
  },
  calls: { 'Builder.build': request(verb, made('RequestWithUrl', arg(0))) },
});

/** Apache HttpClient, both generations. */
const apache = defineLibrary({
  name: 'apache-httpclient',
  imports: [
    'org.apache.http.client.methods',
    'org.apache.http.client.fluent',
    'org.apache.hc.client5.http.classic.methods',
    'org.apache.hc.client5.http.fluent',
    'org.apache.hc.client5.http.async.methods',
    'org.apache.hc.core5.http.io.support',
    'org.apache.hc.core5.http.support',
    'org.apache.http.client.utils',
    'org.apache.hc.core5.net',
  ],
  docs: 'https://hc.apache.org/httpcomponents-client-5.4.x/quickstart.html',
  creates: {
    ...each(['Scheme', 'Host', 'Port', 'Path', 'PathSegments'], (part) => [`URIBuilder.set${part}`, `Uri${part}`]),
    ...each(['appendPath', 'appendPathSegments'], (name) => [`URIBuilder.${name}`, 'UriPathSegments']),
    'URIBuilder.*': 'URIBuilder',
    URIBuilder: 'UriStart',
  },
  types: each(['Start', 'Scheme', 'Host', 'Port', 'Path', 'PathSegments'], (part) => [`Uri${part}`, 'URIBuilder']),
  values: each<ValueRule>(['build', 'toString'], (name) => [
    `URIBuilder.${name}`,
    {
      value: 'select',
      selector: uriPath(
        first(
          urlOfParts(made('UriScheme', arg(0)), made('UriHost', arg(0)), made('UriPort', arg(0))),
          made('UriStart', arg(0)),
          text(''),
        ),
        first(made('UriPath', arg(0)), text('')),
        first(nestedWhole('UriPathSegments', segments, '/'), text('')),
      ),
    },
  ]),
  calls: {
    ...each(VERBS, (verb) => [`Http${capitalised(verb)}`, request(verb, arg(0))] as const),
    ...each(VERBS, (verb) => [`Request.${verb.toLowerCase()}`, request(verb, arg(0))] as const),
    ...each(VERBS, (verb) => [`Request.${capitalised(verb)}`, request(verb, arg(0))] as const),
    ...each(VERBS, (verb) => [`ClassicRequestBuilder.${verb.toLowerCase()}`, request(verb, arg(0))] as const),
    ...each(VERBS, (verb) => [`RequestBuilder.${verb.toLowerCase()}`, request(verb, arg(0))] as const),
    ...each(VERBS, (verb) => [`SimpleRequestBuilder.${verb.toLowerCase()}`, request(verb, arg(0))] as const),
    ...each(VERBS, (verb) => [`SimpleHttpRequest.${verb.toLowerCase()}`, request(verb, arg(0))] as const),
  },
});

/** Unirest. */
const unirest = defineLibrary({
  name: 'unirest',
  imports: ['kong.unirest', 'kong.unirest.core', 'com.mashape.unirest.http'],
  docs: 'https://kong.github.io/unirest-java/',
  calls: Object.fromEntries(
    ['Unirest', 'UnirestInstance'].flatMap((type) =>
      VERBS.map((verb) => [`${type}.${verb.toLowerCase()}`, request(verb, arg(0))] as const),
    ),
  ),
});

/** Jersey's client before the standard had one. */
const jersey = defineLibrary({
  name: 'jersey-client',
  imports: ['com.sun.jersey.api.client'],
  docs: 'https://eclipse-ee4j.github.io/jersey.github.io/documentation/1.19.1/client-api.html',
  creates: {
    'Client.create': 'Client',
    'Client.resource': 'Resource',
    'WebResource.path': 'ResourcePath',
    'WebResource.*': 'WebResource',
  },
  types: { Resource: 'WebResource', ResourcePath: 'WebResource' },
  calls: each(['get', 'post', 'put', 'delete'], (verb) => [
    `WebResource.${verb}`,
    request(verb.toUpperCase(), first(url(made('Resource', arg(0)), made('ResourcePath', arg(0))), made('Resource', arg(0)))),
  ]),
});

/** Hutool: what asks at once, and requests that are built first. */
const hutool = defineLibrary({
  name: 'hutool-http',
  imports: ['cn.hutool.http'],
  docs: 'https://doc.hutool.cn/pages/HttpUtil/',
  values: each<ValueRule>(VERBS, (verb) => [`Method.${verb}`, { value: 'text', text: verb }]),
  calls: {
    ...each<Effect>(['get', 'downloadString', 'downloadFile', 'downloadFileFromUrl', 'downloadBytes', 'download'], (name) => [
      `HttpUtil.${name}`,
      request('GET', arg(0)),
    ]),
    'HttpUtil.post': request('POST', arg(0)),
    'HttpUtil.createGet': request('GET', arg(0)),
    'HttpUtil.createPost': request('POST', arg(0)),
    'HttpUtil.createRequest': request(arg(0), arg(1)),
    ...each<Effect>(VERBS, (verb) => [`HttpRequest.${verb.toLowerCase()}`, request(verb, arg(0))]),
    'HttpRequest.of': request('GET', arg(0)),
  },
});

/** Alipay's client is told its gateway: https://opendocs.alipay.com/open/02np94 */
const alipay = defineLibrary({
  name: 'alipay-sdk',
  imports: ['com.alipay.api'],
  docs: 'https://opendocs.alipay.com/open/02np94',
  calls: { DefaultAlipayClient: request('POST', arg(0)) },
});

export const httpClients = [okhttp, apache, unirest, jersey, hutool, alipay];
