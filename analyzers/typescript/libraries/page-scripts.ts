import {
  arg,
  call,
  defineLibrary,
  type Effect,
  each,
  first,
  join,
  made,
  maker,
  provide,
  result,
  type Selector,
  text,
} from '../../../src/code/library.ts';
import { INJECTED, INJECTED_HTTP, INJECTED_RESOURCE } from '../injected-parameters.ts';

const VERBS = ['get', 'post', 'put', 'patch', 'delete', 'head'];

function asks(method: string | Selector, target: Selector): Effect {
  return call({ protocol: 'http', method, target });
}

const ofOptions = first(arg(0, 'method'), arg(0, 'type'), arg(1, 'method'), arg(1, 'type'), text('GET'));
const urlOrOptions = first(arg(0, 'url'), arg(0));

function jqueryOf(name: string): Readonly<Record<string, Effect>> {
  return {
    [`${name}ajax`]: asks(ofOptions, urlOrOptions),
    [`${name}get`]: asks('GET', urlOrOptions),
    [`${name}getJSON`]: asks('GET', arg(0)),
    [`${name}post`]: asks('POST', urlOrOptions),
  };
}

/** jQuery, which a page loads under two names. */
const jquery = defineLibrary({
  name: 'jquery',
  imports: ['jquery'],
  globals: ['$', 'jQuery'],
  docs: 'https://api.jquery.com/category/ajax/',
  creates: { $: 'Selection', jQuery: 'Selection', default: 'Selection' },
  calls: {
    ...jqueryOf(''),
    ...jqueryOf('default.'),
    ...jqueryOf('$.'),
    ...jqueryOf('jQuery.'),
    ...jqueryOf('window.$.'),
    'Selection.load': asks('GET', arg(0)),
  },
});

const token = (name: Selector) => join(text('angularjs.'), name);
const MADE = ['module', 'factory', 'service', 'controller', 'run', 'config', 'directive', 'filter', 'component', 'provider'];

/** Actions that every resource has, on its class and, with a dollar sign, on its objects. https://docs.angularjs.org/api/ngResource/service/$resource */
const ACTIONS: Readonly<Record<string, string>> = { get: 'GET', query: 'GET', save: 'POST', remove: 'DELETE', delete: 'DELETE' };

/** Those that a resource states for itself, `{ show: { method: 'GET', url: '/orders/:id/full' } }`, below its own URL where they have none. */
const asksByOwnActions = call({
  protocol: 'http',
  method: first(arg(1, 'method'), text('GET')),
  target: first(arg(1, 'url'), maker(result, arg(0))),
  each: arg(2, '[,]'),
});

function resourceCalls(): Readonly<Record<string, Effect>> {
  const target = made('AngularResource', arg(0));
  return {
    ...each<Effect>(Object.keys(ACTIONS), (name) => [`AngularResource.${name}`, asks(ACTIONS[name] ?? 'ANY', target)]),
    ...each<Effect>(Object.keys(ACTIONS), (name) => [`AngularEntity.$${name}`, asks(ACTIONS[name] ?? 'ANY', target)]),
    'AngularResources.default': asksByOwnActions,
  };
}

/** AngularJS hands out its client, and what the page has registered, by the names of parameters. */
const angularjs = defineLibrary({
  name: 'angularjs',
  imports: ['angular'],
  globals: ['angular', INJECTED, INJECTED_HTTP, INJECTED_RESOURCE],
  docs: 'https://docs.angularjs.org/api/ng/service/$http',
  creates: {
    'angular.module': 'AngularModule',
    [INJECTED_HTTP]: 'AngularHttp',
    [INJECTED_RESOURCE]: 'AngularResources',
    'AngularResources.default': 'AngularResource',
    ...each(['default', 'get'], (name) => [`AngularResource.${name}`, 'AngularEntity'] as const),
    module: 'AngularModule',
    'default.module': 'AngularModule',
    ...each([...MADE, 'constant', 'value'], (name) => [`AngularModule.${name}`, 'AngularModule'] as const),
  },
  values: { [INJECTED]: { value: 'registered', token: token(arg(0)) } },
  calls: {
    ...each<Effect>(['constant', 'value'], (name) => [`AngularModule.${name}`, provide(token(arg(0)), 'value', arg(1))]),
    'AngularModule.factory': provide(token(arg(0)), 'factory', arg(1)),
    'AngularModule.service': provide(token(arg(0)), 'class', arg(1)),
    'AngularModule.provider': provide(
      token(arg(0)),
      'factory',
      first(arg(1, 'new', '$get'), arg(1, '()', '$get'), arg(1, '$get')),
    ),
    ...each<Effect>(VERBS, (verb) => [`AngularHttp.${verb}`, asks(verb.toUpperCase(), arg(0))]),
    'AngularHttp.jsonp': asks('GET', arg(0)),
    'AngularHttp.default': asks(first(arg(0, 'method'), text('GET')), arg(0, 'url')),
    ...resourceCalls(),
  },
});

export const pageScripts = [jquery, angularjs];
