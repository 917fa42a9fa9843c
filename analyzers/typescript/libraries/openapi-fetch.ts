import { arg, call, defineLibrary, type Effect, each, join, made } from '../../../src/code/library.ts';
import { VERBS as SMALL_VERBS } from './support/selectors.ts';

const VERBS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'];
const base = made('Client', arg(0, 'baseUrl'));

/** A client whose paths are those of an OpenAPI document: `client.GET('/orders/{id}')`. */
export const openapiFetch = defineLibrary({
  name: 'openapi-fetch',
  imports: ['openapi-fetch'],
  docs: 'https://openapi-ts.dev/openapi-fetch/',
  creates: { default: 'Client', createClient: 'Client' },
  calls: each<Effect>(VERBS, (verb) => [`Client.${verb}`, call({ protocol: 'http', method: verb, target: join(base, arg(0)) })]),
});

/** A client of an API that is written down as a list of endpoints; each is asked by its path: `api.get('/orders/:id')`. */
export const zodios = defineLibrary({
  name: 'zodios',
  imports: ['@zodios/core'],
  docs: 'https://www.zodios.org/docs/client',
  calls: {
    Zodios: call({ protocol: 'http', target: arg(0) }),
    ...each<Effect>(SMALL_VERBS, (verb) => [
      `Zodios.${verb}`,
      call({ protocol: 'http', method: verb.toUpperCase(), target: join(made('Zodios', arg(0)), arg(0)) }),
    ]),
  },
});
