import {
  arg,
  call,
  defineLibrary,
  type Effect,
  each,
  first,
  join,
  listen,
  type Selector,
  text,
  url,
  type ValueRule,
} from '../../../src/code/library.ts';
import { schemaOfTypes } from './graphql-code-first.ts';

/** The operations of a schema: in its own language, or by the resolvers where that is not known. */
export function operations(schema: Selector, resolvers: Selector): Effect {
  return {
    does: 'route',
    each: { from: 'graphql-operations', of: schema, resolvers },
    method: arg(0),
    path: arg(1),
  };
}

const MAKERS = [
  'ApolloServer',
  'makeExecutableSchema',
  'buildSubgraphSchema',
  'buildFederatedSchema',
  'createSchema',
  'createYoga',
  'GraphQLServer',
];
const LOADERS = ['loadFilesSync', 'loadFiles', 'loadSchemaSync', 'loadSchema', 'loadTypedefsSync', 'importSchema'];
const SAME = ['gql', 'graphql', 'mergeTypeDefs', 'mergeTypes', 'parse', 'print'];

const made = operations(
  first(arg(0, 'typeDefs'), arg(0, '[]', 'typeDefs')),
  first(arg(0, 'resolvers'), arg(0, '[]', 'resolvers')),
);

/** Servers whose schema is written in GraphQL's own language. */
export const graphqlServers = defineLibrary({
  name: 'graphql-servers',
  imports: [
    'graphql',
    'graphql-tag',
    'graphql-yoga',
    'graphql-tools',
    'graphql-import',
    '@graphql-tools/*',
    '@apollo/server',
    '@apollo/server/*',
    '@apollo/subgraph',
    '@apollo/federation',
    'apollo-server',
    'apollo-server-*',
  ],
  docs: 'https://www.apollographql.com/docs/apollo-server/schema/schema',
  values: {
    default: { value: 'select', selector: arg(0) },
    ...each<ValueRule>(SAME, (name) => [name, { value: 'select', selector: arg(0) }]),
    ...each<ValueRule>(LOADERS, (name) => [name, { value: 'file-text' }]),
  },
  calls: {
    ...each<Effect>(MAKERS, (name) => [name, made]),
    GraphQLSchema: schemaOfTypes,
    buildSchema: operations(arg(0), text('')),
    buildASTSchema: operations(arg(0), text('')),
    'ApolloServer.listen': listen(first(arg(0, 'port'), arg(0))),
    startStandaloneServer: listen(arg(1, 'listen', 'port')),
  },
});

const VERBS = ['get', 'post', 'put', 'patch', 'delete'];

/** A class of the repository whose methods ask one service: `baseURL` and paths. */
export const restDataSource = defineLibrary({
  name: 'rest-data-source',
  imports: ['@apollo/datasource-rest', 'apollo-datasource-rest'],
  docs: 'https://www.apollographql.com/docs/apollo-server/data/fetching-rest',
  calls: each<Effect>(VERBS, (verb) => [
    `RESTDataSource.${verb}`,
    call({
      protocol: 'http',
      method: verb.toUpperCase(),
      target: url(join({ from: 'own-member', name: 'baseURL' }, text('/')), arg(0)),
    }),
  ]),
});
