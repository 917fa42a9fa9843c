import {
  arg,
  connection,
  decorated,
  defineLibrary,
  type Effect,
  each,
  first,
  inPlaceOf,
  join,
  keyword,
  type Library,
  listen,
  madeOf,
  mount,
  param,
  route,
  type Selector,
  settingValue,
  text,
} from '../../../src/code/library.ts';
import { methods } from './support/derived.ts';
import { HANDLERS, VERBS } from './support/selectors.ts';

/** What the rule says it answers goes before what its view could. https://flask.palletsprojects.com/en/stable/api/#flask.Flask.add_url_rule */
const view = first(keyword('methods'), methods(keyword('view_func'), HANDLERS), methods(arg(2), HANDLERS), text('GET'));
const ownPrefix = madeOf(param(0, 'blueprint'), 'Blueprint', keyword('url_prefix'));

/** A configuration that nobody knows says nothing of a database. */
const told = (target: Selector) => ({ target, where: [inPlaceOf(target, 'known'), 'known'] as const });
const database = (target: Selector): Effect =>
  connection({ nodeKind: 'database', technology: 'sql', protocol: 'sql', ...told(target) });
const mongo = (target: Selector): Effect =>
  connection({ nodeKind: 'database', technology: 'mongodb', protocol: 'mongodb', ...told(target) });

/** What a configuration's keys mean to the extensions that read them. */
const config: Record<string, Effect | readonly Effect[]> = {
  'Flask.config.SQLALCHEMY_DATABASE_URI=': database(arg(0)),
  'Flask.config.MONGO_URI=': mongo(arg(0)),
  'Flask.config.update': [database(keyword('SQLALCHEMY_DATABASE_URI')), mongo(keyword('MONGO_URI'))],
  'Flask.config.from_mapping': [database(keyword('SQLALCHEMY_DATABASE_URI')), mongo(keyword('MONGO_URI'))],
  'Flask.config.from_object': [database(arg(0, 'SQLALCHEMY_DATABASE_URI')), mongo(arg(0, 'MONGO_URI'))],
};

function application(name: string, imports: readonly string[], docs: string, type: string): Library {
  return defineLibrary({
    name,
    imports,
    docs,
    namespaces: ['views', 'app', 'blueprints'],
    types: {
      [type]: type === 'Flask' ? 'Scaffold' : 'Flask',
      Flask: 'Scaffold',
      Blueprint: 'Scaffold',
      APIBlueprint: 'Blueprint',
    },
    creates: { current_app: 'Flask' },
    values: {
      'Flask.config.get': settingValue(arg(0), arg(1)),
      'Flask.config.*': { value: 'setting-by-name' },
      'current_app.config.*': { value: 'setting-by-name' },
    },
    calls: {
      'Scaffold.route': route(first(keyword('methods'), text('GET')), param(0, 'rule')),
      ...each<Effect>(VERBS, (verb) => [`Scaffold.${verb}`, route(verb.toUpperCase(), param(0, 'rule'))]),
      'Scaffold.add_url_rule': route(view, param(0, 'rule')),
      'Scaffold.register_blueprint': mount(param(0, 'blueprint'), first(keyword('url_prefix'), ownPrefix, text(''))),
      'Flask.run': listen(first(param(1, 'port'), text('5000'))),
      ...config,
    },
  });
}

export const flask = application('flask', ['flask'], 'https://flask.palletsprojects.com/en/stable/api/', 'Flask');
export const quart = application('quart', ['quart'], 'https://quart.palletsprojects.com/en/latest/reference/', 'Quart');

export const apiFlask = application('apiflask', ['apiflask'], 'https://apiflask.com/api/app/', 'APIFlask');

/** Resources are classes; further paths may follow the first. */
function resources(type: string): Record<string, readonly Effect[]> {
  const paths = [1, 2, 3].map((index) => route(methods(arg(0), HANDLERS), arg(index)));
  return { [`${type}.add_resource`]: paths };
}

const SELF_ON_FIRST: Effect = { does: 'mount', router: arg(0), parent: arg(0), path: first(keyword('prefix'), text('')) };

export const flaskRestful = defineLibrary({
  name: 'flask-restful',
  imports: ['flask_restful'],
  docs: 'https://flask-restful.readthedocs.io/en/latest/quickstart.html',
  calls: { Api: SELF_ON_FIRST, ...resources('Api') },
});

const namespacePath = first(keyword('path'), join(text('/'), param(0, 'name')));
const decoratedPaths = [0, 1, 2].map((index) => route(methods(decorated, HANDLERS), arg(index)));

export const flaskRestx = defineLibrary({
  name: 'flask-restx',
  imports: ['flask_restx', 'flask_restplus'],
  docs: 'https://flask-restx.readthedocs.io/en/latest/quickstart.html',
  namespaces: ['namespace', 'api'],
  creates: { 'Api.namespace': 'Namespace' },
  calls: {
    Api: SELF_ON_FIRST,
    ...resources('Api'),
    ...resources('Namespace'),
    'Api.route': decoratedPaths,
    'Namespace.route': decoratedPaths,
    'Api.namespace': { does: 'mount', router: { from: 'receiver' }, parent: { from: 'receiver' }, path: namespacePath },
    'Api.add_namespace': mount(param(0, 'ns'), first(param(1, 'path'), madeOf(param(0, 'ns'), 'Namespace', namespacePath))),
  },
});

export const flaskSmorest = defineLibrary({
  name: 'flask-smorest',
  imports: ['flask_smorest', 'flask_openapi3'],
  docs: 'https://flask-smorest.readthedocs.io/en/latest/quickstart.html',
  types: { OpenAPI: 'Scaffold', APIBlueprint: 'Blueprint' },
  calls: {
    'Blueprint.route': [route(first(methods(decorated, HANDLERS), keyword('methods'), text('GET')), param(0, 'rule'))],
    ...each<Effect>(VERBS, (verb) => [`Scaffold.${verb}`, route(verb.toUpperCase(), param(0, 'rule'))]),
    ...each<Effect>(VERBS, (verb) => [`Blueprint.${verb}`, route(verb.toUpperCase(), param(0, 'rule'))]),
    'Api.register_blueprint': mount(
      param(0, 'blp'),
      first(keyword('url_prefix'), madeOf(param(0, 'blp'), 'Blueprint', keyword('url_prefix')), text('')),
    ),
    'Scaffold.register_api': mount(param(0, 'api'), madeOf(param(0, 'api'), 'Blueprint', keyword('url_prefix'))),
  },
});
