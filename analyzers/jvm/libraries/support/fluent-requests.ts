import { arg, call, type Effect, each, first, made, type Selector, text, url } from '../../../../src/code/library.ts';
import { capitalised, VERBS } from './selectors.ts';

const stated = first(made('BasedBuilder', arg(0)), made('CreatedClient', arg(0)));
const base = first(stated, text(''));

/** `client.get().uri("/orders/{id}", id)`; the URI may be built by a function. */
const uri = first(arg(0, '()'), arg(0));

/** How requests are made: the type that a client gives for them, and their method. */
const MADE: readonly (readonly [type: string, method: string | Selector])[] = [
  ...VERBS.map((verb) => [`${capitalised(verb)}Request`, verb] as const),
  ['AnyRequest', made('AnyRequest', arg(0))],
];

/** What is said of a request before it is sent. One whose `uri` is left out goes to the base URL. */
const BEFORE = [
  ...['accept', 'acceptCharset', 'attribute', 'attributes', 'body', 'bodyValue', 'contentLength', 'contentType', 'cookie'],
  ...['cookies', 'header', 'headers', 'httpRequest', 'ifModifiedSince', 'ifNoneMatch', 'syncBody'],
];
const SENDING = [
  ...['retrieve', 'exchange', 'exchangeToMono', 'exchangeToFlux', 'exchangeToFlow', 'exchangeForRequiredValue'],
  ...['awaitExchange', 'awaitExchangeOrNull'],
];

/** What sends a request: its URI, or its end where it has none. */
export const FLUENT: Record<string, Effect> = Object.fromEntries(
  MADE.flatMap(([type, method]) => [
    [`${type}.uri`, call({ protocol: 'http', method, target: url(base, uri) })],
    ...[type, `Written${type}`].flatMap((from) =>
      SENDING.map((name) => [`${from}.${name}`, call({ protocol: 'http', method, target: stated })] as const),
    ),
  ]),
);

/** What makes a request. */
export const REQUESTS = Object.fromEntries(
  VERBS.flatMap((verb) =>
    ['WebClient', 'RestClient'].map((type) => [`${type}.${verb.toLowerCase()}`, `${capitalised(verb)}Request`] as const),
  ),
);

/** What stands between a request and its answer, and what a reactive type hands on; `block()` and `body()` give the answer itself. */
const PASSING = [
  ...['accept', 'attribute', 'attributes', 'body', 'bodyValue', 'contentType', 'cookie', 'cookies', 'header', 'headers'],
  ...['onStatus', 'retrieve', 'bodyToMono', 'bodyToFlux', 'toEntity', 'toBodilessEntity', 'exchangeToMono', 'exchangeToFlux'],
  ...['map', 'filter', 'doOnNext', 'doOnError', 'onErrorResume', 'onErrorReturn', 'switchIfEmpty', 'defaultIfEmpty', 'cache'],
  ...['timeout', 'retry', 'retryWhen', 'transform', 'transformDeferred', 'collectList', 'subscribeOn', 'publishOn'],
];

/** What a request is before and after it is sent. */
export const SENT: Record<string, string> = {
  ...Object.fromEntries(
    MADE.flatMap(([type]) => [
      [`${type}.uri`, 'SentRequest'],
      ...[type, `Written${type}`].flatMap((from) => [
        ...SENDING.map((name) => [`${from}.${name}`, 'SentRequest'] as const),
        ...BEFORE.map((name) => [`${from}.${name}`, `Written${type}`] as const),
      ]),
    ]),
  ),
  ...each(PASSING, (name) => [`SentRequest.${name}`, 'SentRequest'] as const),
};

/** Functions that build the URI of a request. */
export const URI_BUILDERS = Object.fromEntries(MADE.map(([type]) => [`${type}.uri`, { 0: ['UriBuilder'] }] as const));
