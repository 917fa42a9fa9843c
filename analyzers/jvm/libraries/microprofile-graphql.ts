import { decoratedName, defineLibrary, first, route, setting, text } from '../../../src/code/library.ts';
import { whole } from './support/selectors.ts';

const field = first(whole('value'), decoratedName);

/** Fields of a GraphQL schema by annotation, and where Quarkus serves it. */
export const microprofileGraphql = defineLibrary({
  name: 'microprofile-graphql',
  imports: ['org.eclipse.microprofile.graphql'],
  docs: 'https://quarkus.io/guides/smallrye-graphql',
  decorators: {
    class: { GraphQLApi: route('POST', setting('quarkus.smallrye-graphql.root-path', text('/graphql'))) },
    method: { Query: route('QUERY', field), Mutation: route('MUTATION', field) },
  },
});
