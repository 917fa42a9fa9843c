import {
  arg,
  beside,
  call,
  client,
  defineLibrary,
  type Effect,
  each,
  first,
  join,
  made,
  route,
  type Selector,
  setting,
  text,
} from '../../../src/code/library.ts';
import { whole } from './support/selectors.ts';

/**
 * A field without a name has that of the property that its method reads or writes: `getOrder` is `order`.
 * https://download.eclipse.org/microprofile/microprofile-graphql-2.0/microprofile-graphql-spec-2.0.html#_name
 */
function field(...accessors: readonly string[]): Selector {
  return first(whole('value'), beside('Name', whole('value')), { from: 'decorated-name', without: accessors });
}

/** Paths of Quarkus are below that of its server: https://quarkus.io/guides/all-config */
const endpoint = join(
  setting('quarkus.http.root-path', text('')),
  text('/'),
  setting('quarkus.smallrye-graphql.root-path', text('graphql')),
);

/** Fields of a GraphQL schema by annotation, and where Quarkus serves it. */
const server = defineLibrary({
  name: 'microprofile-graphql',
  imports: ['org.eclipse.microprofile.graphql', 'io.smallrye.graphql.api'],
  docs: 'https://quarkus.io/guides/smallrye-graphql',
  decorators: {
    class: { GraphQLApi: route('POST', endpoint) },
    method: {
      Query: route('QUERY', field('get', 'is')),
      Mutation: route('MUTATION', field('set')),
      Subscription: route('SUBSCRIPTION', field('get', 'is')),
    },
  },
});

const ofKey = (key: Selector): Selector =>
  setting(
    join(text('quarkus.smallrye-graphql-client.'), key, text('.url')),
    setting(join(key, text('/mp-graphql/url')), whole('endpoint')),
  );

/** Interfaces whose methods are fields of somebody's schema, and clients that are given documents. */
const graphqlClients = defineLibrary({
  name: 'smallrye-graphql-client',
  imports: ['io.smallrye.graphql.client.typesafe.api', 'io.smallrye.graphql.client.dynamic.api', 'io.smallrye.graphql.client'],
  docs: 'https://quarkus.io/guides/smallrye-graphql-client',
  creates: {
    'TypesafeGraphQLClientBuilder.newBuilder': 'TypesafeBuilder',
    'TypesafeBuilder.endpoint': 'BasedTypesafeBuilder',
    'TypesafeBuilder.*': 'TypesafeBuilder',
    'DynamicGraphQLClientBuilder.newBuilder': 'DynamicBuilder',
    'DynamicBuilder.url': 'BasedDynamicBuilder',
    'DynamicBuilder.build': 'DynamicGraphQLClient',
    'DynamicBuilder.*': 'DynamicBuilder',
  },
  types: { BasedTypesafeBuilder: 'TypesafeBuilder', BasedDynamicBuilder: 'DynamicBuilder' },
  calls: {
    'TypesafeBuilder.build': client({ protocol: 'graphql', target: made('BasedTypesafeBuilder', arg(0)), of: arg(0) }),
    ...each<Effect>(['executeSync', 'executeAsync', 'subscription'], (name) => [
      `DynamicGraphQLClient.${name}`,
      call({ protocol: 'graphql', target: made('BasedDynamicBuilder', arg(0)) }),
    ]),
  },
  decorators: {
    class: { GraphQLClientApi: client({ protocol: 'graphql', target: first(ofKey(whole('configKey')), whole('endpoint')) }) },
  },
});

export const microprofileGraphqlLibraries = [server, graphqlClients];
