import { arg, defineLibrary, route } from '../../../src/code/library.ts';

/** Fields of the classes that schemas of strawberry and graphene are made of, as the front end spells them. */
export const graphqlSchemas = defineLibrary({
  name: 'graphql',
  imports: ['asbuilt.graphql'],
  docs: 'https://strawberry.rocks/docs/types/schema',
  calls: {
    query: route('QUERY', arg(0)),
    mutation: route('MUTATION', arg(0)),
    subscription: route('SUBSCRIPTION', arg(0)),
    'query/2': route('QUERY', arg(0), arg(1)),
    'mutation/2': route('MUTATION', arg(0), arg(1)),
    'subscription/2': route('SUBSCRIPTION', arg(0), arg(1)),
  },
});
