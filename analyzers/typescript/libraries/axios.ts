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
  measured,
  receiver,
  type Selector,
  text,
  timeout,
  url,
} from '../../../src/code/library.ts';
import { register, registered } from '../../../src/code/type-selectors.ts';
import { type At, inherited, madeOptions, optionsAt, sidecarRecipient } from './support/selectors.ts';

const VERBS_WITHOUT_BODY = ['get', 'delete', 'head', 'options'];
const VERBS_WITH_BODY = ['post', 'put', 'patch'];
const FORM_VERBS = ['postForm', 'putForm', 'patchForm'];

/** `base` is the instance's own; a request may name another in its config, which stands after `configIndex` arguments. */
function request(method: string, configIndex: number, base?: Selector): Effect {
  const own = arg(configIndex, 'baseURL');
  const recipient = sidecarRecipient(optionsAt(configIndex), ofInstance);
  return call({ protocol: 'http', method, target: url(base ? first(own, base) : own, arg(0)), recipient });
}

/** What the instance was made with. */
const ofInstance: At = (...path) => inherited('AxiosInstance', arg(0, ...path));

function requestByConfig(base?: Selector): Effect {
  const own = first(arg(0, 'baseURL'), arg(1, 'baseURL'));
  return call({
    protocol: 'http',
    method: first(arg(0, 'method'), arg(1, 'method'), text('GET')),
    target: url(base ? first(own, base) : own, first(arg(0, 'url'), arg(0))),
    recipient: sidecarRecipient(optionsAt(0), optionsAt(1), ofInstance),
  });
}

/** The waiting time that a request's own config names; it stands where the config stands. */
const ownTimeout = timeout({ on: 'call', timeoutMs: first(arg(0, 'timeout'), arg(1, 'timeout'), arg(2, 'timeout')) });

function requests(type: string, base?: Selector): Readonly<Record<string, readonly Effect[]>> {
  const prefix = type === '' ? '' : `${type}.`;
  const all = {
    ...each(VERBS_WITHOUT_BODY, (verb) => [`${prefix}${verb}`, request(verb.toUpperCase(), 1, base)] as const),
    ...each(VERBS_WITH_BODY, (verb) => [`${prefix}${verb}`, request(verb.toUpperCase(), 2, base)] as const),
    ...each(FORM_VERBS, (verb) => [`${prefix}${verb}`, request(verb.slice(0, -4).toUpperCase(), 2, base)] as const),
    [`${prefix}request`]: requestByConfig(base),
    [`${prefix}default`]: requestByConfig(base),
  };
  return measured(all, ownTimeout);
}

/** What `axios.defaults.baseURL = …` or an interceptor of axios itself left for the whole program. */
const GLOBAL_BASE = 'axios.defaults.baseURL';

/** What interceptors put before the address of every request of the client that `token` is: https://axios-http.com/docs/interceptors */
function intercepted(prefix: string, request: string, token: Selector, client: Selector) {
  const use = `${prefix}interceptors.request.use`;
  const setsBase = register({ token: client, items: arg(0) });
  return {
    callbacks: { [use]: { 0: [request] } },
    calls: {
      [use]: register({ token, items: arg(0, '()', 'baseURL') }),
      [`${request}.baseURL=`]: setsBase,
      [`${request}.url=`]: setsBase,
    },
    // What is put before it is all that counts of `${base}${request.url}`.
    values: { [`${request}.url`]: { value: 'text', text: '' } },
  } as const;
}

const ofAll = (prefix: string) => intercepted(prefix, 'InterceptedRequest', text(GLOBAL_BASE), text(GLOBAL_BASE));
/** Those of one instance hold for its requests alone. */
const OF_INSTANCE = intercepted('AxiosInstance.', 'RequestOfInstance', receiver, made('RequestOfInstance', receiver));
const interceptedByInstance: Selector = { from: 'registered', token: receiver };
const OF_PACKAGE = ofAll('');
const OF_PAGES = ofAll('axios.');
const setsBase = register({ token: text(GLOBAL_BASE), items: arg(0) });

/** Requests of the package itself and of instances made by `axios.create({ baseURL })`. */
export const axios = defineLibrary({
  name: 'axios',
  imports: ['axios'],
  docs: 'https://axios-http.com/docs/api_intro',
  creates: { create: 'AxiosInstance', 'AxiosInstance.create': 'AxiosInstance' },
  types: { AxiosStatic: 'AxiosInstance', Axios: 'AxiosInstance' },
  callbacks: { ...OF_PACKAGE.callbacks, ...OF_INSTANCE.callbacks },
  values: { ...OF_PACKAGE.values, ...OF_INSTANCE.values },
  calls: {
    ...OF_PACKAGE.calls,
    ...OF_INSTANCE.calls,
    ...requests('', registered(GLOBAL_BASE)),
    ...requests(
      'AxiosInstance',
      first(
        interceptedByInstance,
        inherited('AxiosInstance', first(keyword('defaults', 'baseURL'), arg(0, 'baseURL'))),
        registered(GLOBAL_BASE),
      ),
    ),
    'defaults.baseURL': setsBase,
    create: timeout({ on: 'made', timeoutMs: arg(0, 'timeout') }),
  },
});

/** The package where a page loads it by a script tag. */
export const axiosOfPages = defineLibrary({
  name: 'axios-of-pages',
  imports: [],
  globals: ['axios'],
  docs: 'https://axios-http.com/docs/intro',
  creates: { 'axios.create': 'AxiosInstance' },
  callbacks: { ...OF_PAGES.callbacks, ...OF_INSTANCE.callbacks },
  values: { ...OF_PAGES.values, ...OF_INSTANCE.values },
  calls: {
    ...OF_PAGES.calls,
    ...OF_INSTANCE.calls,
    axios: requestByConfig(registered(GLOBAL_BASE)),
    ...requests('axios', registered(GLOBAL_BASE)),
    ...requests(
      'AxiosInstance',
      first(interceptedByInstance, inherited('AxiosInstance', arg(0, 'baseURL')), registered(GLOBAL_BASE)),
    ),
    'axios.defaults.baseURL': setsBase,
    'axios.defaults.baseURL=': setsBase,
  },
});

const madeHttp = madeOptions(0, 'createHttpOptions');
const MODULE_BASE = 'HttpModule.baseURL';
const setsModuleBase = (items: Selector): Effect => register({ token: text(MODULE_BASE), items });

/** That of the instance it was made around by hand, or what its module was registered with. */
const moduleBase = first(
  made('HttpService', first(maker(arg(0), arg(0, 'baseURL'), 'AxiosInstance'), text(''))),
  registered(MODULE_BASE),
  registered(GLOBAL_BASE),
);

/** `HttpService` has axios's functions; until version 7 of NestJS it lived in `@nestjs/common`. */
export const httpServiceCalls = {
  ...requests('HttpService', moduleBase),
  'HttpModule.register': [setsModuleBase(arg(0, 'baseURL')), timeout({ on: 'requests', timeoutMs: arg(0, 'timeout') })],
  'HttpModule.registerAsync': [setsModuleBase(madeHttp('baseURL')), timeout({ on: 'requests', timeoutMs: madeHttp('timeout') })],
};

/** NestJS wraps axios as an injectable. */
export const nestjsAxios = defineLibrary({
  name: 'nestjs-axios',
  imports: ['@nestjs/axios'],
  docs: 'https://docs.nestjs.com/techniques/http-module',
  creates: { 'HttpModule.*': 'DynamicModule' },
  callbacks: { 'HttpService.axiosRef.interceptors.request.use': { 0: ['InterceptedRequest'] } },
  calls: {
    ...httpServiceCalls,
    'HttpService.axiosRef.defaults.baseURL=': setsModuleBase(arg(0)),
    'HttpService.axiosRef.interceptors.request.use': setsModuleBase(arg(0, '()', 'baseURL')),
    'InterceptedRequest.baseURL=': setsModuleBase(arg(0)),
    ...requests('HttpService.axiosRef', moduleBase),
    'HttpService.axiosRef': requestByConfig(moduleBase),
  },
});
