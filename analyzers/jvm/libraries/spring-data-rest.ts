import {
  arg,
  beside,
  decoratedName,
  defineLibrary,
  type Effect,
  first,
  join,
  route,
  type Selector,
  setting,
  text,
} from '../../../src/code/library.ts';
import { REST_REPOSITORY, REST_SEARCH } from '../conventions.ts';
import { whole } from './support/selectors.ts';

const named = first(beside('RepositoryRestResource', whole('path')), beside(REST_REPOSITORY, arg(0, 'name')), arg(0, 'name'));
const collection: Selector = join(text('/'), named);
const item: Selector = join(collection, text('/{id}'));

/** Served unless the repository keeps back the method that it asks for. */
function served(method: string, path: Selector, asks: string): Effect {
  const effect = route(method, path, decoratedName);
  return effect.does === 'route' ? { ...effect, unless: [arg(0, asks), 'kept back'] } : effect;
}

/** Repositories exported as resources, with the methods that a full repository supports. */
export const springDataRest = defineLibrary({
  name: 'spring-data-rest',
  imports: ['org.springframework.data.rest.core.annotation'],
  globals: [REST_REPOSITORY, REST_SEARCH],
  docs: 'https://docs.spring.io/spring-data/rest/reference/repository-resources.html',
  below: join(setting('server.servlet.context-path', text('')), setting('spring.data.rest.base-path', text(''))),
  decorators: {
    class: {
      // Named for its path alone, so that `import org.springframework.data.rest.core.annotation.*` finds it.
      RepositoryRestResource: [],
      [REST_REPOSITORY]: [
        served('GET', collection, 'list'),
        served('POST', collection, 'save'),
        served('GET', item, 'item'),
        ...['PUT', 'PATCH'].map((method) => served(method, item, 'save')),
        served('DELETE', item, 'delete'),
      ],
      [REST_SEARCH]: route('GET', join(collection, text('/search/'), arg(0, 'path')), arg(0, 'handler')),
    },
  },
});
