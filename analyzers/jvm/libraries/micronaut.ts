import {
  arg,
  call,
  client,
  decoratedName,
  defineLibrary,
  type Effect,
  each,
  first,
  itself,
  join,
  made,
  maker,
  onProfile,
  onSetting,
  prefix,
  route,
  type Selector,
  setting,
  settingValue,
  text,
  url,
} from '../../../src/code/library.ts';
import { capitalised, element, VERBS, whole } from './support/selectors.ts';

/** Paths are templates: https://docs.micronaut.io/latest/guide/#uriTemplates */
const path: Selector = { from: 'uri-template', of: first(element('value', 'uri', 'uris'), text('')) };

/** What `HttpRequest.POST(uri, body)` or a plain path asks of the client's address. */
const asked = first(maker(arg(0), arg(0), 'HttpRequest'), arg(0));
const verb = first(...VERBS.map((each) => maker(arg(0), text(each), `${each}Request`)), text('GET'));
const exchange = call({
  protocol: 'http',
  method: verb,
  target: first(url(made('HttpClient', whole('value', 'id')), asked), url(made('HttpClient', arg(0)), asked)),
});

/** Controllers and declarative clients, which describe their methods by the same annotations, and the client itself, injected or made. */
const http = defineLibrary({
  name: 'micronaut-http',
  imports: [
    'io.micronaut.http.annotation',
    'io.micronaut.http.client.annotation',
    'io.micronaut.http.client',
    'io.micronaut.http',
  ],
  docs: 'https://docs.micronaut.io/latest/guide/#httpServer',
  below: setting('micronaut.server.context-path', text('')),
  creates: {
    Client: 'HttpClient',
    'HttpClient.create': 'HttpClient',
    ...each(VERBS, (name) => [`HttpRequest.${name}`, `${name}Request`]),
    'HttpRequest.*': 'HttpRequest',
  },
  types: {
    BlockingHttpClient: 'HttpClient',
    ReactorHttpClient: 'HttpClient',
    Rx3HttpClient: 'HttpClient',
    StreamingHttpClient: 'HttpClient',
    ...each(VERBS, (name) => [`${name}Request`, 'HttpRequest']),
  },
  values: { 'HttpClient.toBlocking': itself },
  calls: each<Effect>(['retrieve', 'exchange', 'jsonStream', 'dataStream'], (name) => [`HttpClient.${name}`, exchange]),
  decorators: {
    class: {
      Controller: prefix(path),
      Client: client({ protocol: 'http', target: first(whole('value', 'id')), path: whole('path') }),
    },
    method: each<Effect>(VERBS, (verb) => [capitalised(verb), route(verb, path, decoratedName)]),
  },
});

/**
 * Environments that Micronaut finds out by itself: https://docs.micronaut.io/latest/guide/#environments, by the words of
 * https://docs.micronaut.io/latest/api/io/micronaut/context/env/Environment.html
 */
const FOUND_OUT = [
  'android',
  'azure',
  'baremetal',
  'cli',
  'cloud',
  'digitalocean',
  'ec2',
  'function',
  'gae',
  'gcp',
  'heroku',
  'ibm',
  'k8s',
  'oraclecloud',
  'pcf',
  'test',
];

/** https://docs.micronaut.io/latest/guide/#conditionalBeans */
const requires: readonly Effect[] = [
  onProfile(whole('env'), { foundOut: FOUND_OUT }),
  onProfile(whole('notEnv'), { foundOut: FOUND_OUT, isUnless: true }),
  onSetting(whole('property'), {
    value: whole('value'),
    excepted: whole('notEquals'),
    fallback: whole('defaultValue'),
    takesAny: true,
  }),
  onSetting(whole('missingProperty'), { takesAny: true, isUnless: true }),
];

/** Settings and conditions by annotation. */
const context = defineLibrary({
  name: 'micronaut-context',
  imports: ['io.micronaut.context.annotation'],
  docs: 'https://docs.micronaut.io/latest/guide/#config',
  decorators: {
    value: { Value: { value: 'select', selector: whole('value') }, Property: settingValue(whole('name'), whole('defaultValue')) },
    fields: { ConfigurationProperties: settingValue(join(whole('value'), text('.'), { from: 'decorated-name', case: 'kebab' })) },
    class: { Requires: requires },
    method: { Bean: { does: 'supply' }, Requires: requires },
  },
});

export const micronaut = [http, context];
