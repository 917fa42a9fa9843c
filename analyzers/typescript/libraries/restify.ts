import { arg, call, defineLibrary, type Effect, each, first, listen, mount, route, url } from '../../../src/code/library.ts';
import { inherited } from './support/selectors.ts';

const VERBS = ['get', 'post', 'put', 'patch', 'del', 'head', 'opts'];
const NAMES: Readonly<Record<string, string>> = { del: 'DELETE', opts: 'OPTIONS' };

export const restify = defineLibrary({
  name: 'restify',
  imports: ['restify'],
  docs: 'http://restify.com/docs/server-api/',
  creates: { createServer: 'Server' },
  calls: {
    ...each<Effect>(VERBS, (verb) => [
      `Server.${verb}`,
      route(NAMES[verb] ?? verb.toUpperCase(), first(arg(0, 'path'), arg(0)), arg(-1)),
    ]),
    'Server.listen': listen(arg(0)),
  },
});

const requested = url(inherited('Client', first(arg(0, 'url'), arg(0))), first(arg(0, 'path'), arg(0)));

/** `createJsonClient({ url })` and what it asks below that; once a part of restify itself. */
export const restifyClients = defineLibrary({
  name: 'restify-clients',
  imports: ['restify-clients', 'restify'],
  docs: 'https://github.com/restify/clients#readme',
  creates: each(['createClient', 'createJsonClient', 'createJSONClient', 'createStringClient', 'createHttpClient'], (name) => [
    name,
    'Client',
  ]),
  calls: each<Effect>(VERBS, (verb) => [
    `Client.${verb}`,
    call({ protocol: 'http', method: NAMES[verb] ?? verb.toUpperCase(), target: requested }),
  ]),
});

const POLKA_VERBS = ['get', 'post', 'put', 'patch', 'delete', 'head', 'options', 'all'];

export const polka = defineLibrary({
  name: 'polka',
  imports: ['polka'],
  docs: 'https://github.com/lukeed/polka#api',
  creates: { default: 'Polka' },
  values: Object.fromEntries(
    [...POLKA_VERBS, 'use'].map((name) => [`Polka.${name}`, { value: 'select', selector: { from: 'receiver' } }]),
  ),
  calls: {
    ...each<Effect>(POLKA_VERBS, (verb) => [
      `Polka.${verb}`,
      route(verb === 'all' ? 'ANY' : verb.toUpperCase(), arg(0), arg(-1)),
    ]),
    'Polka.use': mount(arg(-1), arg(0)),
    'Polka.listen': listen(arg(0)),
  },
});
