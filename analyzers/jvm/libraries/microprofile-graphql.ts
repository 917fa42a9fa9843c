import { decoratedName, defineLibrary, first, join, route, setting, text } from '../../../src/code/library.ts';
import { whole } from './support/selectors.ts';

const field = first(whole('value'), decoratedName);

/** Paths of Quarkus are below that of its server: https://quarkus.io/guides/all-config */
const endpoint = join(
  setting('quarkus.http.root-path', text('')),
  text('/'),
  setting('quarkus.smallrye-graphql.root-path', text('graphql')),
);

/** Fields of a GraphQL schema by annotation, and where Quarkus serves it. */
export const microprofileGraphql = defineLibrary({
  name: 'microprofile-graphql',
  imports: ['org.eclipse.microprofile.graphql'],
  docs: 'https://quarkus.io/guides/smallrye-graphql',
  decorators: {
    class: { GraphQLApi: route('POST', endpoint) },
    method: { Query: route('QUERY', field), Mutation: route('MUTATION', field) },
  },
});
