import {
  decoratedName,
  defineLibrary,
  type Effect,
  each,
  first,
  prefix,
  route,
  type Selector,
  setting,
  text,
  type ValueRule,
} from '../../../src/code/library.ts';
import { element, VERBS, whole } from './support/selectors.ts';

/** Without a path, the method's name is one: `listAll` is `list-all`. */
const path: Selector = first(
  element('path', 'value'),
  { from: 'regular-expression', of: whole('regex') },
  { from: 'decorated-name', case: 'kebab' },
);

/** Methods that are routes of Vert.x's router: https://quarkus.io/guides/reactive-routes */
export const quarkusRoutes = defineLibrary({
  name: 'quarkus-reactive-routes',
  imports: ['io.quarkus.vertx.web'],
  docs: 'https://quarkus.io/guides/reactive-routes',
  below: setting('quarkus.http.root-path', text('')),
  values: {
    ...each<ValueRule>(VERBS, (verb) => [`Route.HttpMethod.${verb}`, { value: 'text', text: verb }]),
    'Route.HandlerType.FAILURE': { value: 'text', text: 'FAILURE' },
  },
  decorators: {
    class: { RouteBase: prefix(whole('path')) },
    method: {
      Route: {
        ...route(first(element('methods'), text('ANY')), path, decoratedName),
        unless: [whole('type'), 'FAILURE'],
      } as Effect,
    },
  },
});
