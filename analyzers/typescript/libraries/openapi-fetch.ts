import { arg, call, defineLibrary, type Effect, each, join, made } from '../../../src/code/library.ts';

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
