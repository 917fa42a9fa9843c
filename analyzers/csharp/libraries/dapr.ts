import {
  arg,
  call,
  defineLibrary,
  type Effect,
  each,
  first,
  join,
  keyword,
  made,
  publish,
  type Selector,
  subscribe,
  text,
  url,
} from '../../../src/code/library.ts';
import { requestsOf } from './support/http-requests.ts';

/** `InvokeMethodAsync(HttpMethod.Get, "orders", "orders/7")`: the application and its method may stand behind a verb. */
const VERBS = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS'];
const none: Selector = { from: 'mapped', of: arg(0), texts: Object.fromEntries(VERBS.map((verb) => [verb, ''])) };
const verb: Selector = { from: 'mapped', of: arg(0), texts: Object.fromEntries(VERBS.map((each) => [each, each])) };
const application = first(keyword('appId'), behindVerb(1), arg(0));
const invoked = call({
  protocol: 'http',
  method: first(verb, text('POST')),
  target: url(join(text('http://'), application), first(keyword('methodName'), behindVerb(2), arg(1))),
});
const topic = {
  protocol: 'other',
  broker: 'dapr',
  connection: first(keyword('pubsubName'), arg(0)),
  channel: first(keyword('topicName'), keyword('name'), arg(1)),
  channelKind: 'topic',
} as const;

function behindVerb(index: number): Selector {
  return join(none, arg(index));
}

/** What the sidecar is asked for at its own address. */
function ofSidecar(api: string, method: string): Effect {
  const component = first(keyword('storeName'), keyword('bindingName'), arg(0));
  return call({ protocol: 'http', method, target: join(text(`http://localhost:3500/v1.0/${api}/`), component) });
}

/** Services are called by their application ids, events go to topics of a named component. */
export const dapr = defineLibrary({
  name: 'dapr',
  imports: ['Dapr', 'Dapr.Client', 'Dapr.AspNetCore'],
  docs: 'https://docs.dapr.io/developing-applications/sdks/dotnet/dotnet-client/',
  calls: {
    ...each<Effect>(['InvokeMethodAsync', 'CreateInvokeMethodRequest', 'InvokeMethodGrpcAsync'], (name) => [
      `DaprClient.${name}`,
      invoked,
    ]),
    ...each<Effect>(['PublishEventAsync', 'PublishByteEventAsync', 'BulkPublishEventAsync'], (name) => [
      `DaprClient.${name}`,
      publish(topic),
    ]),
    ...each<Effect>(['GetStateAsync', 'GetStateEntryAsync', 'GetStateAndETagAsync', 'GetBulkStateAsync'], (name) => [
      `DaprClient.${name}`,
      ofSidecar('state', 'GET'),
    ]),
    ...each<Effect>(['SaveStateAsync', 'SaveBulkStateAsync', 'TrySaveStateAsync', 'ExecuteStateTransactionAsync'], (name) => [
      `DaprClient.${name}`,
      ofSidecar('state', 'POST'),
    ]),
    ...each<Effect>(['DeleteStateAsync', 'TryDeleteStateAsync', 'DeleteBulkStateAsync'], (name) => [
      `DaprClient.${name}`,
      ofSidecar('state', 'DELETE'),
    ]),
    ...each<Effect>(['GetSecretAsync', 'GetBulkSecretAsync'], (name) => [`DaprClient.${name}`, ofSidecar('secrets', 'GET')]),
    'DaprClient.InvokeBindingAsync': ofSidecar('bindings', 'POST'),
    ...requestsOf('InvokeHttpClient', join(text('http://'), made('InvokeHttpClient', first(keyword('appId'), arg(0))))),
    '*.WithTopic': subscribe(topic),
    // Of a lambda or local function: https://docs.dapr.io/developing-applications/building-blocks/pubsub/howto-publish-subscribe/
    Topic: subscribe(topic),
  },
  creates: {
    'DaprClientBuilder.Build': 'DaprClient',
    'DaprClient.CreateInvokeHttpClient': 'InvokeHttpClient',
    'DaprClient.CreateInvokableHttpClient': 'InvokeHttpClient',
  },
  extendsWhereOpened: true,
  decorators: { method: { Topic: subscribe(topic) } },
});
