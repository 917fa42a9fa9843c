import {
  client,
  decoratedName,
  defineLibrary,
  type Effect,
  each,
  first,
  join,
  prefix,
  route,
  setting,
  settingValue,
  text,
} from '../../../src/code/library.ts';
import { capitalised, element, VERBS, whole } from './support/selectors.ts';

const path = first(element('value', 'uri', 'uris'), text(''));

/** Controllers and declarative clients; both describe their methods by the same annotations. */
const http = defineLibrary({
  name: 'micronaut-http',
  imports: ['io.micronaut.http.annotation', 'io.micronaut.http.client.annotation'],
  docs: 'https://docs.micronaut.io/latest/guide/#httpServer',
  below: setting('micronaut.server.context-path', text('')),
  decorators: {
    class: {
      Controller: prefix(path),
      Client: client({ protocol: 'http', target: first(whole('value', 'id')), path: whole('path') }),
    },
    method: each<Effect>(VERBS, (verb) => [capitalised(verb), route(verb, path, decoratedName)]),
  },
});

/** Settings by annotation. */
const context = defineLibrary({
  name: 'micronaut-context',
  imports: ['io.micronaut.context.annotation'],
  docs: 'https://docs.micronaut.io/latest/guide/#config',
  decorators: {
    value: { Value: { value: 'select', selector: whole('value') }, Property: settingValue(whole('name'), whole('defaultValue')) },
    fields: { ConfigurationProperties: settingValue(join(whole('value'), text('.'), { from: 'decorated-name', case: 'kebab' })) },
    method: { Bean: { does: 'supply' } },
  },
});

export const micronaut = [http, context];
