import {
  arg,
  call,
  defineLibrary,
  type Effect,
  each,
  first,
  join,
  publish,
  route,
  subscribe,
  text,
  url,
} from '../../../src/code/library.ts';

const topic = { protocol: 'other', broker: 'dapr', connection: arg(0), channel: arg(1), channelKind: 'topic' } as const;

/** What the sidecar is asked for at its own address. */
function ofSidecar(api: string, method: string): Effect {
  return call({ protocol: 'http', method, target: join(text(`http://localhost:3500/v1.0/${api}/`), arg(0)) });
}

/** Applications by their ids, topics, stores and bindings by the names of components. */
export const dapr = defineLibrary({
  name: 'dapr',
  imports: ['@dapr/dapr', 'dapr-client'],
  docs: 'https://docs.dapr.io/developing-applications/sdks/js/js-client/',
  values: each(['GET', 'POST', 'PUT', 'DELETE', 'PATCH'], (verb) => [`HttpMethod.${verb}`, { value: 'text', text: verb }]),
  calls: {
    'DaprClient.invoker.invoke': call({
      protocol: 'http',
      method: first(arg(2), text('GET')),
      target: url(join(text('http://'), arg(0)), arg(1)),
    }),
    'DaprClient.pubsub.publish': publish(topic),
    'DaprClient.pubsub.publishBulk': publish(topic),
    'DaprClient.state.get': ofSidecar('state', 'GET'),
    'DaprClient.state.getBulk': ofSidecar('state', 'GET'),
    ...each<Effect>(['save', 'transaction', 'query'], (name) => [`DaprClient.state.${name}`, ofSidecar('state', 'POST')]),
    'DaprClient.state.delete': ofSidecar('state', 'DELETE'),
    'DaprClient.binding.send': ofSidecar('bindings', 'POST'),
    'DaprClient.secret.get': ofSidecar('secrets', 'GET'),
    ...each<Effect>(['subscribe', 'subscribeBulk', 'subscribeWithOptions'], (name) => [
      `DaprServer.pubsub.${name}`,
      subscribe(topic),
    ]),
    'DaprServer.invoker.listen': route(first(arg(2, 'method'), text('GET')), arg(0), arg(1)),
  },
});
