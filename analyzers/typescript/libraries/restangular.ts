import { arg, defineLibrary, type Effect, each, first, made, path, type Selector, text } from '../../../src/code/library.ts';
import { register, registered } from '../../../src/code/type-selectors.ts';
import { INJECTED_RESTANGULAR, INJECTED_RESTANGULAR_PROVIDER } from '../injected-parameters.ts';

const BASE = 'Restangular.baseUrl';
const setsBase = register({ token: text(BASE), items: arg(0) });

const ONE = { get: 'GET', put: 'PUT', save: 'PUT', patch: 'PATCH', remove: 'DELETE', head: 'HEAD', post: 'POST' };
const ALL = { getList: 'GET', customGET: 'GET', post: 'POST', customPOST: 'POST', customPUT: 'PUT', customDELETE: 'DELETE' };

function requests(type: string, verbs: Readonly<Record<string, string>>, ...below: readonly Selector[]) {
  const target = path(first(registered(BASE), text('/')), ...below.map((part) => made(type, part)));
  return each<Effect>(Object.keys(verbs), (name) => [
    `${type}.${name}`,
    { does: 'call', protocol: 'http', method: verbs[name] ?? 'ANY', target },
  ]);
}

/** AngularJS's client for resources, one of a kind or all of it, below a base that the page states. */
export const restangular = defineLibrary({
  name: 'restangular',
  imports: ['restangular'],
  globals: [INJECTED_RESTANGULAR, INJECTED_RESTANGULAR_PROVIDER],
  docs: 'https://github.com/mgonto/restangular#using-restangular',
  creates: {
    [INJECTED_RESTANGULAR]: 'Restangular',
    [INJECTED_RESTANGULAR_PROVIDER]: 'Restangular',
    'Restangular.one': 'RestOne',
    ...each(['all', 'service'], (name) => [`Restangular.${name}`, 'RestAll'] as const),
  },
  calls: {
    'Restangular.setBaseUrl': setsBase,
    ...requests('RestOne', ONE, arg(0), arg(1)),
    ...requests('RestAll', ALL, arg(0)),
  },
});
