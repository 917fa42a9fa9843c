import { decoratedName, defineLibrary, first, join, keyword, route, text } from '../../../src/code/library.ts';

/** Methods of a service that answer requests, below their own names unless they say otherwise. */
export const bentoml = defineLibrary({
  name: 'bentoml',
  imports: ['bentoml'],
  docs: 'https://docs.bentoml.com/en/latest/build-with-bentoml/services.html',
  decorators: {
    method: {
      ...Object.fromEntries(
        ['api', 'task'].map((name) => [name, route('POST', first(keyword('route'), join(text('/'), decoratedName)))]),
      ),
    },
  },
});
