import { arg, call, defineLibrary, type Effect, each, first, type Selector } from '../../../src/code/library.ts';

function query(target: Selector): Effect {
  return call({ protocol: 'graphql', target });
}

function live(target: Selector): Effect {
  return call({ protocol: 'websocket', target });
}

export const graphqlRequest = defineLibrary({
  name: 'graphql-request',
  imports: ['graphql-request'],
  docs: 'https://github.com/graffle-js/graffle/tree/graphql-request',
  calls: {
    GraphQLClient: query(arg(0)),
    request: query(first(arg(0, 'url'), arg(0))),
    rawRequest: query(first(arg(0, 'url'), arg(0))),
  },
});

const APOLLO = ['HttpLink', 'createHttpLink', 'BatchHttpLink', 'createUploadLink', 'ApolloClient', 'default'];

export const apolloClient = defineLibrary({
  name: 'apollo-client',
  imports: ['@apollo/client', '@apollo/client/*', 'apollo-link-http', 'apollo-link-ws', 'apollo-boost', 'apollo-upload-client'],
  docs: 'https://www.apollographql.com/docs/react/api/link/apollo-link-http',
  calls: {
    ...each<Effect>(APOLLO, (name) => [name, query(arg(0, 'uri'))]),
    // A link over a client that was made before has none of its own.
    WebSocketLink: live(arg(0, 'uri')),
  },
});

export const urql = defineLibrary({
  name: 'urql',
  imports: ['urql', '@urql/*'],
  docs: 'https://commerce.nearform.com/open-source/urql/docs/api/core/#createclient',
  calls: { createClient: query(arg(0, 'url')), Client: query(arg(0, 'url')) },
});

/** Apollo in Angular: an injected `HttpLink` makes the link. */
export const apolloAngular = defineLibrary({
  name: 'apollo-angular',
  imports: ['apollo-angular/http', 'apollo-angular-link-http'],
  docs: 'https://the-guild.dev/graphql/apollo-angular/docs/data/network',
  calls: { 'HttpLink.create': query(arg(0, 'uri')) },
});

/** Subscriptions over a WebSocket. */
export const graphqlWs = defineLibrary({
  name: 'graphql-ws',
  imports: ['graphql-ws', 'subscriptions-transport-ws'],
  docs: 'https://the-guild.dev/graphql/ws/recipes#client-usage',
  calls: { createClient: live(arg(0, 'url')), SubscriptionClient: live(arg(0)) },
});

/** A federation gateway asks its subgraphs. */
export const apolloGateway = defineLibrary({
  name: 'apollo-gateway',
  imports: ['@apollo/gateway'],
  docs: 'https://www.apollographql.com/docs/apollo-server/using-federation/api/apollo-gateway',
  // What `buildService` is given is one of the subgraphs, which are counted where they are listed.
  callbacks: { ApolloGateway: { 0: ['ServiceEndpointDefinition'] } },
  callbackPaths: { ApolloGateway: ['buildService'] },
  calls: {
    ApolloGateway: query(arg(0, 'serviceList', '[]', 'url')),
    IntrospectAndCompose: query(arg(0, 'subgraphs', '[]', 'url')),
    RemoteGraphQLDataSource: query(arg(0, 'url')),
  },
});
