import {
  arg,
  connection,
  defineLibrary,
  type Effect,
  each,
  first,
  path as joined,
  publish,
  route,
  type Selector,
  setting,
  subscribe,
  text,
} from '../../../src/code/library.ts';
import { type At, optionsAt } from './support/selectors.ts';

/** The connection is the name of a setting; without one it is that of the host's own storage. */
function address(at: At, ...fallback: readonly Selector[]): Selector {
  return { from: 'setting', key: first(at('connection'), at('connectionStringSetting'), ...fallback) };
}

const messages = (at: At) => ({
  serviceBusQueue: { protocol: 'servicebus', channel: at('queueName'), channelKind: 'queue', connection: address(at) } as const,
  serviceBusTopic: { protocol: 'servicebus', channel: at('topicName'), channelKind: 'topic', connection: address(at) } as const,
  storageQueue: {
    protocol: 'http',
    broker: 'azure-queue-storage',
    channel: at('queueName'),
    channelKind: 'queue',
    connection: address(at, text('AzureWebJobsStorage')),
  } as const,
  eventHub: {
    protocol: 'other',
    broker: 'azure-event-hubs',
    channel: at('eventHubName'),
    channelKind: 'topic',
    connection: address(at),
  } as const,
});

const stores = (at: At): Readonly<Record<string, Effect>> => ({
  storageBlob: connection({
    nodeKind: 'storage',
    technology: 'azure-blob-storage',
    protocol: 'http',
    target: address(at, text('AzureWebJobsStorage')),
  }),
  cosmosDB: connection({
    nodeKind: 'database',
    technology: 'cosmosdb',
    protocol: 'http',
    target: address(at),
    name: at('databaseName'),
  }),
});

const trigger = optionsAt(1);
const received = messages(trigger);
const sent = messages(optionsAt(0));
const handler: Selector = { from: 'first', options: [trigger('handler'), arg(1)], isCode: true };
const path = joined(setting('AzureFunctionsJobHost:extensions:http:routePrefix', text('api')), first(trigger('route'), arg(0)));
const named = (of: string, effects: Readonly<Record<string, Effect>>) =>
  Object.fromEntries(Object.entries(effects).map(([name, effect]) => [`${of}.${name}`, effect]));

/** What starts a function, and what its results go to, as version 4 of the programming model has it. */
export const azureFunctions = defineLibrary({
  name: 'azure-functions',
  imports: ['@azure/functions'],
  docs: 'https://learn.microsoft.com/azure/azure-functions/functions-reference-node?pivots=nodejs-model-v4',
  calls: {
    'app.http': route(first(trigger('methods'), text('ANY')), path, handler),
    ...each<Effect>(['get', 'post', 'put', 'patch'], (verb) => [`app.${verb}`, route(verb.toUpperCase(), path, handler)]),
    'app.deleteRequest': route('DELETE', path, handler),
    ...named('app', {
      serviceBusQueue: subscribe(received.serviceBusQueue),
      serviceBusTopic: subscribe({ ...received.serviceBusTopic, group: trigger('subscriptionName') }),
      storageQueue: subscribe(received.storageQueue),
      eventHub: subscribe({ ...received.eventHub, group: trigger('consumerGroup') }),
      ...stores(trigger),
    }),
    ...named('output', {
      serviceBusQueue: publish(sent.serviceBusQueue),
      serviceBusTopic: publish(sent.serviceBusTopic),
      storageQueue: publish(sent.storageQueue),
      eventHub: publish(sent.eventHub),
      ...stores(optionsAt(0)),
    }),
    ...named('input', stores(optionsAt(0))),
  },
});
