import { defineLibrary, type Effect, each, mount, param, receiver, route } from '../../../src/code/library.ts';
import { VERBS } from './support/selectors.ts';

const path = param(0, 'path');

function operations(type: string): Record<string, Effect> {
  return {
    ...each<Effect>(VERBS, (verb) => [`${type}.${verb}`, route(verb.toUpperCase(), path)]),
    [`${type}.api_operation`]: route(param(0, 'methods'), param(1, 'path')),
    [`${type}.add_router`]: mount(param(1, 'router'), param(0, 'prefix')),
  };
}

/** Operations of an API and of the routers below it; the API's `urls` stand in Django's URL patterns. */
export const djangoNinja = defineLibrary({
  name: 'django-ninja',
  imports: ['ninja', 'ninja.*'],
  docs: 'https://django-ninja.dev/guide/routers/',
  namespaces: ['router', 'main'],
  values: { 'NinjaAPI.urls': { value: 'select', selector: receiver, isProperty: true } },
  calls: { ...operations('NinjaAPI'), ...operations('Router') },
});
