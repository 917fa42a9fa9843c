import { arg, call, defineLibrary, type Effect, each, join, publish, subscribe, text, url } from '../../../src/code/library.ts';

const invoked = call({
  protocol: 'http',
  method: 'ANY',
  target: url(join(text('http://'), arg(0)), arg(1)),
});
const invokedWithMethod = call({ protocol: 'http', method: arg(0), target: url(join(text('http://'), arg(1)), arg(2)) });
const topic = { protocol: 'other', broker: 'dapr', connection: arg(0), channel: arg(1), channelKind: 'topic' } as const;

/** Services are called by their application ids, events go to topics of a named component. */
export const dapr = defineLibrary({
  name: 'dapr',
  imports: ['Dapr', 'Dapr.Client', 'Dapr.AspNetCore'],
  docs: 'https://docs.dapr.io/developing-applications/sdks/dotnet/dotnet-client/',
  calls: {
    'DaprClient.InvokeMethodAsync': invoked,
    'DaprClient.CreateInvokeMethodRequest': invokedWithMethod,
    ...each<Effect>(['PublishEventAsync', 'BulkPublishEventAsync'], (name) => [`DaprClient.${name}`, publish(topic)]),
    '*.WithTopic': subscribe(topic),
  },
  creates: { 'DaprClient.CreateInvokeHttpClient': 'HttpClient' },
  extendsWhereOpened: true,
  decorators: { method: { Topic: subscribe(topic) } },
});
