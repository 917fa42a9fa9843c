import {
  arg,
  call,
  defineLibrary,
  type Effect,
  each,
  first,
  join,
  listen,
  publish,
  route,
  type Selector,
  subscribe,
  text,
  url,
} from '../../../src/code/library.ts';

/** What the sidecar is asked for at its own address. */
function ofSidecar(api: string, method: string, name: Selector = arg(1)): Effect {
  return call({ protocol: 'http', method, target: join(text(`http://localhost:3500/v1.0/${api}/`), name) });
}

/** Every operation takes a context first; then applications go by their ids, the rest by the names of components. */
const daprClient = defineLibrary({
  name: 'dapr',
  imports: ['github.com/dapr/go-sdk/client'],
  docs: 'https://docs.dapr.io/developing-applications/sdks/go/go-client/',
  creates: { NewClient: 'Client', NewClientWithPort: 'Client', NewClientWithAddress: 'Client' },
  calls: {
    ...each<Effect>(['PublishEvent', 'PublishEventfromCustomContent', 'PublishEvents'], (name) => [
      `Client.${name}`,
      publish({ protocol: 'other', broker: 'dapr', connection: arg(1), channel: arg(2), channelKind: 'topic' }),
    ]),
    ...each<Effect>(['InvokeMethod', 'InvokeMethodWithContent', 'InvokeMethodWithCustomContent'], (name) => [
      `Client.${name}`,
      call({ protocol: 'http', method: first(arg(3), text('POST')), target: url(join(text('http://'), arg(1)), arg(2)) }),
    ]),
    ...each<Effect>(['GetState', 'GetBulkState', 'GetStateWithConsistency'], (name) => [
      `Client.${name}`,
      ofSidecar('state', 'GET'),
    ]),
    ...each<Effect>(['SaveState', 'SaveStateWithETag', 'SaveBulkState', 'ExecuteStateTransaction'], (name) => [
      `Client.${name}`,
      ofSidecar('state', 'POST'),
    ]),
    ...each<Effect>(['DeleteState', 'DeleteBulkState'], (name) => [`Client.${name}`, ofSidecar('state', 'DELETE')]),
    ...each<Effect>(['InvokeBinding', 'InvokeOutputBinding'], (name) => [
      `Client.${name}`,
      ofSidecar('bindings', 'POST', arg(1, 'Name')),
    ]),
    'Client.GetSecret': ofSidecar('secrets', 'GET'),
  },
});

const daprServer = defineLibrary({
  name: 'dapr-service',
  imports: [
    'github.com/dapr/go-sdk/service/http',
    'github.com/dapr/go-sdk/service/grpc',
    'github.com/dapr/go-sdk/service/common',
  ],
  docs: 'https://docs.dapr.io/developing-applications/sdks/go/go-service/',
  creates: { NewService: 'Service', NewServiceWithMux: 'Service' },
  calls: {
    NewService: listen(arg(0)),
    'Service.AddTopicEventHandler': subscribe({
      protocol: 'other',
      broker: 'dapr',
      connection: arg(0, 'PubsubName'),
      channel: arg(0, 'Topic'),
      channelKind: 'topic',
    }),
    'Service.AddServiceInvocationHandler': route('ANY', arg(0), arg(1)),
  },
});

/** The client and the servers of Dapr's SDK. */
export const daprLibraries = [daprClient, daprServer];
