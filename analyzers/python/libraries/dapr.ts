import {
  call,
  defineLibrary,
  type Effect,
  each,
  first,
  join,
  keyword,
  param,
  publish,
  route,
  subscribe,
  text,
  url,
} from '../../../src/code/library.ts';

const published = publish({
  protocol: 'other',
  broker: 'dapr',
  connection: param(0, 'pubsub_name'),
  channel: param(1, 'topic_name'),
  channelKind: 'topic',
});
const subscribed = subscribe({
  protocol: 'other',
  broker: 'dapr',
  connection: first(keyword('pubsub'), param(0, 'pubsub_name')),
  channel: param(1, 'topic'),
  channelKind: 'topic',
});

/** What the sidecar is asked for at its own address. */
function ofSidecar(api: string, method: string, name: string): Effect {
  return call({ protocol: 'http', method, target: join(text(`http://localhost:3500/v1.0/${api}/`), param(0, name)) });
}

/** Applications by their ids, topics, stores and bindings by the names of components; subscriptions of its servers. */
export const dapr = defineLibrary({
  name: 'dapr',
  imports: ['dapr.clients', 'dapr.aio.clients', 'dapr.ext.fastapi', 'dapr.ext.grpc', 'flask_dapr'],
  docs: 'https://docs.dapr.io/developing-applications/sdks/python/python-client/',
  calls: {
    'DaprClient.publish_event': published,
    'DaprClient.invoke_method': call({
      protocol: 'http',
      method: first(keyword('http_verb'), text('POST')),
      target: url(join(text('http://'), param(0, 'app_id')), param(1, 'method_name')),
    }),
    ...each<Effect>(['get_state', 'get_bulk_state'], (name) => [`DaprClient.${name}`, ofSidecar('state', 'GET', 'store_name')]),
    ...each<Effect>(['save_state', 'save_bulk_state', 'execute_state_transaction', 'query_state'], (name) => [
      `DaprClient.${name}`,
      ofSidecar('state', 'POST', 'store_name'),
    ]),
    'DaprClient.delete_state': ofSidecar('state', 'DELETE', 'store_name'),
    'DaprClient.invoke_binding': ofSidecar('bindings', 'POST', 'binding_name'),
    'DaprClient.get_secret': ofSidecar('secrets', 'GET', 'store_name'),
    'DaprApp.subscribe': subscribed,
    'App.subscribe': subscribed,
    'App.method': route('POST', param(0, 'name')),
  },
});
