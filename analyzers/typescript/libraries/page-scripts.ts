import {
  arg,
  call,
  defineLibrary,
  type Effect,
  each,
  first,
  join,
  provide,
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

/** AngularJS hands out its client, and constants of the page, by the names of parameters. */
const angularjs = defineLibrary({
  name: 'angularjs',
  imports: ['angular'],
  globals: ['angular', INJECTED, INJECTED_HTTP, INJECTED_RESOURCE],
  docs: 'https://docs.angularjs.org/api/ng/service/$http',
  creates: {
    'angular.module': 'AngularModule',
    [INJECTED_HTTP]: 'AngularHttp',
    [INJECTED_RESOURCE]: 'AngularResource',
    module: 'AngularModule',
    'default.module': 'AngularModule',
    ...each([...MADE, 'constant', 'value'], (name) => [`AngularModule.${name}`, 'AngularModule'] as const),
  },
  values: { [INJECTED]: { value: 'registered', token: token(arg(0)) } },
  calls: {
    ...each<Effect>(['constant', 'value'], (name) => [`AngularModule.${name}`, provide(token(arg(0)), 'value', arg(1))]),
    ...each<Effect>(VERBS, (verb) => [`AngularHttp.${verb}`, asks(verb.toUpperCase(), arg(0))]),
    'AngularHttp.jsonp': asks('GET', arg(0)),
    'AngularHttp.default': asks(first(arg(0, 'method'), text('GET')), arg(0, 'url')),
    // What is asked is said later, by what is called on the result: https://docs.angularjs.org/api/ngResource/service/$resource
    'AngularResource.default': asks('ANY', arg(0)),
  },
});

export const pageScripts = [jquery, angularjs];
