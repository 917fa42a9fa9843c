import {
  arg,
  beside,
  decoratedName,
  defineLibrary,
  first,
  join,
  route,
  type Selector,
  setting,
  text,
} from '../../../src/code/library.ts';
import { REST_REPOSITORY } from '../conventions.ts';
import { whole } from './support/selectors.ts';

const collection: Selector = join(text('/'), first(beside('RepositoryRestResource', whole('path')), arg(0, 'name')));
const item: Selector = join(collection, text('/{id}'));

/** Repositories exported as resources, with the methods that a full repository supports. */
export const springDataRest = defineLibrary({
  name: 'spring-data-rest',
  imports: ['org.springframework.data.rest.core.annotation'],
  globals: [REST_REPOSITORY],
  docs: 'https://docs.spring.io/spring-data/rest/reference/repository-resources.html',
  below: join(setting('server.servlet.context-path', text('')), setting('spring.data.rest.base-path', text(''))),
  decorators: {
    class: {
      [REST_REPOSITORY]: [
        route('GET', collection, decoratedName),
        route('POST', collection, decoratedName),
        ...['GET', 'PUT', 'PATCH', 'DELETE'].map((method) => route(method, item, decoratedName)),
      ],
    },
  },
});
