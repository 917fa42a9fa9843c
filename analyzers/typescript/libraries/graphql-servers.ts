import {
  arg,
  call,
  defineLibrary,
  type Effect,
  each,
  first,
  join,
  type Library,
  listen,
  provide,
  type Selector,
  text,
  url,
  type ValueRule,
} from '../../../src/code/library.ts';
import { registered } from '../../../src/code/type-selectors.ts';
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
/** What takes the context function beside the server that was made. */
const STARTERS = ['startStandaloneServer', 'expressMiddleware', 'koaMiddleware', 'startServerAndCreateNextHandler'];
const LOADERS = ['loadFilesSync', 'loadFiles', 'loadSchemaSync', 'loadSchema', 'loadTypedefsSync', 'importSchema'];
const SAME = ['gql', 'graphql', 'mergeTypeDefs', 'mergeTypes', 'parse', 'print'];

/** What `context` gives is at hand in every resolver: https://www.apollographql.com/docs/apollo-server/data/context */
const CONTEXT = 'the context of GraphQL';

export function contextAt(index: number): Effect {
  return provide(text(CONTEXT), 'value', first(arg(index, 'context', '()'), arg(index, 'context')));
}

/** Resolvers stand in maps of types and fields, in a list of such maps too; `subscribe` and `resolve` may stand in an object. */
const FIELDS = ['resolvers.[].[]', 'resolvers.[].[].[]', 'resolvers.[].[].[].[]'];
const RESOLVER = [null, null, registered(CONTEXT)] as const;

export function resolversOf(makers: readonly string[], at: number): Pick<Library, 'callbacks' | 'callbackPaths'> {
  return {
    callbacks: each(makers, (name) => [name, { [at]: RESOLVER }] as const),
    callbackPaths: each(makers, (name) => [name, FIELDS] as const),
  };
}

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
    '@as-integrations/*',
    'express-graphql',
    'graphql-http',
    'graphql-http/*',
  ],
  docs: 'https://www.apollographql.com/docs/apollo-server/schema/schema',
  ...resolversOf(MAKERS, 0),
  values: {
    default: { value: 'select', selector: arg(0) },
    ...each<ValueRule>(SAME, (name) => [name, { value: 'select', selector: arg(0) }]),
    ...each<ValueRule>(LOADERS, (name) => [name, { value: 'file-text' }]),
  },
  calls: {
    ...each<readonly Effect[]>(MAKERS, (name) => [name, [made, contextAt(0)]]),
    ...each<Effect>(STARTERS, (name) => [name, contextAt(1)]),
    ...each<Effect>(['graphqlHTTP', 'createHandler'], (name) => [name, contextAt(0)]),
    GraphQLSchema: schemaOfTypes,
    buildSchema: operations(arg(0), text('')),
    buildASTSchema: operations(arg(0), text('')),
    'ApolloServer.listen': listen(first(arg(0, 'port'), arg(0))),
    startStandaloneServer: [listen(arg(1, 'listen', 'port')), contextAt(1)],
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
