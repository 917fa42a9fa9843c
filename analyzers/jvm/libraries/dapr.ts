import { arg, call, defineLibrary, type Effect, each, join, publish, subscribe, text, url } from '../../../src/code/library.ts';
import { element } from './support/selectors.ts';

/** What the sidecar is asked for at its own address. */
function ofSidecar(api: string, method: string): Effect {
  return call({ protocol: 'http', method, target: join(text(`http://localhost:3500/v1.0/${api}/`), arg(0)) });
}

/** Applications by their ids, topics, stores and bindings by the names of components. */
export const dapr = defineLibrary({
  name: 'dapr',
  imports: ['io.dapr.client', 'io.dapr'],
  docs: 'https://docs.dapr.io/developing-applications/sdks/java/java-client/',
  creates: { 'DaprClientBuilder.build': 'DaprClient', 'DaprClientBuilder.buildPreviewClient': 'DaprClient' },
  calls: {
    'DaprClient.invokeMethod': call({
      protocol: 'http',
      method: 'ANY',
      target: url(join(text('http://'), arg(0)), arg(1)),
    }),
    ...each<Effect>(['publishEvent', 'publishEvents'], (name) => [
      `DaprClient.${name}`,
      publish({ protocol: 'other', broker: 'dapr', connection: arg(0), channel: arg(1), channelKind: 'topic' }),
    ]),
    ...each<Effect>(['getState', 'getBulkState'], (name) => [`DaprClient.${name}`, ofSidecar('state', 'GET')]),
    ...each<Effect>(['saveState', 'saveBulkState', 'executeStateTransaction'], (name) => [
      `DaprClient.${name}`,
      ofSidecar('state', 'POST'),
    ]),
    'DaprClient.deleteState': ofSidecar('state', 'DELETE'),
    'DaprClient.invokeBinding': ofSidecar('bindings', 'POST'),
    'DaprClient.getSecret': ofSidecar('secrets', 'GET'),
  },
  decorators: {
    method: {
      Topic: subscribe({
        protocol: 'other',
        broker: 'dapr',
        connection: element('pubsubName'),
        channel: element('name'),
        channelKind: 'topic',
      }),
    },
  },
});
