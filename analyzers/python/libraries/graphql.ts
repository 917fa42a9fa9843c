import { arg, defineLibrary, param, route, text } from '../../../src/code/library.ts';

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

/** Schemas first: their text says what can be asked for. */
export const ariadne = defineLibrary({
  name: 'ariadne',
  imports: ['ariadne', 'ariadne.*'],
  docs: 'https://ariadnegraphql.org/docs/intro',
  values: { gql: { value: 'select', selector: arg(0) } },
  calls: {
    make_executable_schema: {
      does: 'route',
      each: { from: 'graphql-operations', of: param(0, 'type_defs'), resolvers: text('') },
      method: arg(0),
      path: arg(1),
    },
  },
});
