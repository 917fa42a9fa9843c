import {
  arg,
  beside,
  call,
  client,
  decoratedName,
  defineLibrary,
  type Effect,
  each,
  first,
  join,
  made,
  prefix,
  route,
  type Selector,
  setting,
  settingValue,
  text,
  path as uriPath,
  type ValueRule,
} from '../../../src/code/library.ts';
import { ROOT_PATH } from '../dropwizard.ts';
import { WAR_CONTEXT } from '../war-context.ts';
import { VERBS, whole } from './support/selectors.ts';

const path = first(beside('Path', whole('value')), text(''));
const same: ValueRule = { value: 'select', selector: arg(0) };
/** Each `path(…)` goes on where the one before it ended. */
const steps: Selector = { from: 'nested', type: 'TargetPath', selector: arg(0), separator: '/', isWhole: true };
const target = uriPath(made('Target', arg(0)), steps);

/** Resources and clients by the standard; the method is one annotation and the path another. */
const jaxRs = defineLibrary({
  name: 'jax-rs',
  imports: [
    'javax.ws.rs',
    'jakarta.ws.rs',
    'javax.ws.rs.client',
    'jakarta.ws.rs.client',
    'javax.ws.rs.core',
    'jakarta.ws.rs.core',
  ],
  docs: 'https://jakarta.ee/specifications/restful-ws/3.1/jakarta-restful-ws-spec-3.1.html',
  below: join(
    setting('quarkus.http.root-path', text('')),
    text('/'),
    setting('quarkus.rest.path', setting('quarkus.resteasy-reactive.path', setting('quarkus.resteasy.path', text('')))),
    setting(ROOT_PATH, text('')),
    setting('spring.jersey.application-path', text('')),
    setting(WAR_CONTEXT, text('')),
  ),
  creates: {
    'ClientBuilder.newClient': 'Client',
    'ClientBuilder.newBuilder': 'ClientBuilder',
    'ClientBuilder.build': 'Client',
    'ClientBuilder.*': 'ClientBuilder',
    'Client.target': 'Target',
    'WebTarget.path': 'TargetPath',
    'WebTarget.request': 'Invocation',
    'WebTarget.*': 'WebTarget',
    'Invocation.*': 'Invocation',
  },
  types: { Target: 'WebTarget', TargetPath: 'WebTarget', 'Invocation.Builder': 'Invocation', Builder: 'Invocation' },
  values: { 'UriBuilder.fromUri': same, 'UriBuilder.fromPath': same },
  calls: {
    ...each<Effect>(['get', 'post', 'put', 'delete', 'head', 'options'], (verb) => [
      `Invocation.${verb}`,
      call({ protocol: 'http', method: verb.toUpperCase(), target }),
    ]),
    'Invocation.method': call({ protocol: 'http', method: arg(0), target }),
    ...each<Effect>(['buildGet', 'buildPost', 'buildPut', 'buildDelete'], (name) => [
      `Invocation.${name}`,
      call({ protocol: 'http', method: name.slice(5).toUpperCase(), target }),
    ]),
  },
  decorators: {
    class: {
      Path: prefix(whole('value')),
      ApplicationPath: { does: 'prefix', path: whole('value'), everywhere: 'program' },
    },
    method: each<Effect>(VERBS, (verb) => [verb, route(verb, path, decoratedName)]),
  },
});

/** Interfaces whose methods are JAX-RS's. Without an address of its own a client has one in the settings, by its key. */
const restClient = defineLibrary({
  name: 'microprofile-rest-client',
  imports: ['org.eclipse.microprofile.rest.client.inject', 'org.eclipse.microprofile.rest.client'],
  docs: 'https://download.eclipse.org/microprofile/microprofile-rest-client-3.0/microprofile-rest-client-spec-3.0.html',
  creates: {
    'RestClientBuilder.newBuilder': 'RestClientBuilder',
    'RestClientBuilder.baseUri': 'BasedRestClient',
    'RestClientBuilder.baseUrl': 'BasedRestClient',
    'RestClientBuilder.*': 'RestClientBuilder',
  },
  types: { BasedRestClient: 'RestClientBuilder' },
  calls: { 'RestClientBuilder.build': client({ protocol: 'http', target: made('BasedRestClient', arg(0)), of: arg(0) }) },
  decorators: {
    class: {
      RegisterRestClient: client({
        protocol: 'http',
        target: first(
          setting(
            join(text('quarkus.rest-client.'), whole('configKey'), text('.url')),
            setting(join(whole('configKey'), text('/mp-rest/url')), whole('baseUri')),
          ),
          setting(
            join(text('quarkus.rest-client.'), whole('configKey'), text('.url')),
            setting(join(whole('configKey'), text('/mp-rest/url'))),
          ),
          whole('baseUri'),
          setting(join(text('quarkus.rest-client.'), decoratedName, text('.url'))),
        ),
      }),
    },
  },
});

/** Settings by annotation, and by the programmatic interface. */
const configuration = defineLibrary({
  name: 'microprofile-config',
  imports: ['org.eclipse.microprofile.config', 'org.eclipse.microprofile.config.inject'],
  docs: 'https://download.eclipse.org/microprofile/microprofile-config-3.0/microprofile-config-spec-3.0.html',
  values: { 'Config.getValue': settingValue(arg(0)), 'Config.getOptionalValue': settingValue(arg(0)) },
  creates: { 'ConfigProvider.getConfig': 'Config' },
  decorators: {
    value: { ConfigProperty: settingValue(whole('name'), whole('defaultValue')) },
    fields: {
      ConfigProperties: settingValue(join(whole('prefix'), text('.'), { from: 'decorated-name', case: 'kebab' })),
    },
  },
});

/** Beans that methods produce. */
const producers = defineLibrary({
  name: 'cdi',
  imports: ['javax.enterprise.inject', 'jakarta.enterprise.inject'],
  docs: 'https://jakarta.ee/specifications/cdi/4.0/jakarta-cdi-spec-4.0.html#producer_method',
  decorators: { method: { Produces: { does: 'supply' } } },
});

export const jaxRsLibraries = [jaxRs, restClient, configuration, producers];
