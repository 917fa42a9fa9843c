import {
  arg,
  call,
  defineLibrary,
  each,
  first,
  join,
  keyword,
  link,
  made,
  receiver,
  settingValue,
  text,
  typeName,
  type ValueRule,
} from '../../../src/code/library.ts';
import { FULL_NAME, SIMPLE_NAME } from '../conventions.ts';
import { databaseOfProperties } from './data-sources.ts';
import { mailServerOfProperties } from './mail.ts';

const OF_PROPERTIES = [...mailServerOfProperties, ...databaseOfProperties];

/** What code asks a class for: https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/lang/Class.html#getName() */
const classes = defineLibrary({
  name: 'java-class',
  imports: [],
  globals: [SIMPLE_NAME, FULL_NAME],
  docs: 'https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/lang/Class.html',
  values: {
    [SIMPLE_NAME]: { value: 'select', selector: typeName(arg(0)) },
    [FULL_NAME]: { value: 'select', selector: typeName(arg(0), '.') },
  },
});

const same: ValueRule = { value: 'select', selector: arg(0) };

/** The environment, and what texts go through. */
const language = defineLibrary({
  name: 'java-lang',
  imports: ['java.lang'],
  docs: 'https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/lang/System.html',
  creates: { 'System.getenv': 'Environment' },
  values: {
    'System.getenv/1': settingValue(arg(0)),
    'Environment.get': settingValue(arg(0)),
    'Environment.getOrDefault': settingValue(arg(0), arg(1)),
    'System.getProperty': settingValue(arg(0), arg(1)),
    'String.valueOf': same,
    'String.format': { value: 'text-function', function: 'format' },
    'Integer.parseInt': same,
    'Integer.valueOf': same,
    'Integer.getInteger': settingValue(arg(0), arg(1)),
    'Long.parseLong': same,
    'Boolean.parseBoolean': same,
  },
});

/** Lists that are written down, and values that may be missing. */
const util = defineLibrary({
  name: 'java-util',
  imports: ['java.util'],
  docs: 'https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/util/package-summary.html',
  creates: { 'Optional.ofNullable': 'Optional', 'Optional.of': 'Optional' },
  calls: { 'Properties.put': OF_PROPERTIES, 'Properties.setProperty': OF_PROPERTIES },
  values: {
    'Optional.orElse': { value: 'or-else', first: made('Optional', arg(0)), second: arg(0) },
    'Optional.orElseGet': { value: 'or-else', first: made('Optional', arg(0)), second: arg(0, '()') },
    'Optional.orElseThrow': { value: 'select', selector: made('Optional', arg(0)) },
    'Optional.get': { value: 'select', selector: made('Optional', arg(0)) },
    'Objects.requireNonNull': same,
    'Objects.requireNonNullElse': { value: 'or-else', first: arg(0), second: arg(1) },
    ...each<ValueRule>(
      ['List.of', 'Set.of', 'Arrays.asList', 'List.copyOf', 'Collections.singletonList', 'Collections.singleton'],
      (name) => [name, { value: 'select', selector: { from: 'arguments', index: 0 } }],
    ),
    'Map.of': { value: 'collection-function', function: 'pairs' },
    'Collections.singletonMap': { value: 'collection-function', function: 'pairs' },
  },
});

const SPANS: Readonly<Record<string, string>> = { Millis: 'ms', Seconds: 's', Minutes: 'm', Hours: 'h', Days: 'd' };
const UNITS: Readonly<Record<string, string>> = { MILLISECONDS: 'ms', SECONDS: 's', MINUTES: 'm', HOURS: 'h', DAYS: 'd' };

/** Times with their unit. */
const time = defineLibrary({
  name: 'java-time',
  imports: ['java.time', 'java.util.concurrent'],
  docs: 'https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/time/Duration.html',
  values: {
    ...each<ValueRule>(Object.keys(SPANS), (name) => [
      `Duration.of${name}`,
      { value: 'select', selector: join(arg(0), text(SPANS[name] ?? '')) },
    ]),
    'Duration.parse': same,
    ...each<ValueRule>(Object.keys(UNITS), (name) => [`TimeUnit.${name}`, { value: 'text', text: UNITS[name] ?? '' }]),
  },
});

/** It stands for its text. */
const uri: ValueRule = { value: 'select', selector: arg(0), type: 'URI' };

/** URLs as objects. */
const net = defineLibrary({
  name: 'java-net',
  imports: ['java.net'],
  docs: 'https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/net/package-summary.html',
  values: {
    'URI.create': uri,
    URI: uri,
    'URI.resolve': { value: 'select', selector: link(receiver, arg(0)), type: 'URI' },
    InetSocketAddress: { value: 'select', selector: first(join(arg(0), text(':'), arg(1)), arg(0)) },
  },
  calls: {
    'URL.openConnection': call({ protocol: 'http', method: keyword('setRequestMethod'), target: made('URL', arg(0)) }),
    'URL.openStream': call({ protocol: 'http', method: 'GET', target: made('URL', arg(0)) }),
  },
});

const HTTP_CLIENT_VERBS = ['GET', 'POST', 'PUT', 'DELETE', 'HEAD'];

/** The client of the platform itself; a request without a method is a GET. */
const httpClient = defineLibrary({
  name: 'java-net-http',
  imports: ['java.net.http'],
  docs: 'https://docs.oracle.com/en/java/javase/21/docs/api/java.net.http/java/net/http/HttpRequest.html',
  creates: {
    'HttpRequest.newBuilder': 'NewRequest',
    'RequestBuilder.uri': 'RequestWithUri',
    ...each(HTTP_CLIENT_VERBS, (verb) => [`RequestBuilder.${verb}`, `${verb}Request`] as const),
    'RequestBuilder.method': 'AnyRequest',
    'RequestBuilder.*': 'RequestBuilder',
  },
  types: {
    NewRequest: 'RequestBuilder',
    RequestWithUri: 'RequestBuilder',
    AnyRequest: 'RequestBuilder',
    ...each(HTTP_CLIENT_VERBS, (verb) => [`${verb}Request`, 'RequestBuilder'] as const),
  },
  calls: {
    'RequestBuilder.build': call({
      protocol: 'http',
      method: first(
        made('AnyRequest', arg(0)),
        ...HTTP_CLIENT_VERBS.map((verb) => made(`${verb}Request`, text(verb))),
        text('GET'),
      ),
      target: first(made('RequestWithUri', arg(0)), made('NewRequest', arg(0))),
    }),
  },
});

export const javaPlatform = [classes, language, util, time, net, httpClient];
