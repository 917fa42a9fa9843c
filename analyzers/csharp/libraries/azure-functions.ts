import {
  arg,
  connection,
  defineLibrary,
  type Effect,
  first,
  keyword,
  path,
  publish,
  route,
  type Selector,
  setting,
  subscribe,
  text,
} from '../../../src/code/library.ts';

/** The connection is the name of a setting; without one it is that of the host's own storage, or of the one namespace. */
const stated = first(keyword('Connection'), keyword('ConnectionStringSetting'));
const address: Selector = { from: 'setting', key: stated };
const storage: Selector = { from: 'setting', key: first(stated, text('AzureWebJobsStorage')) };
const namespace: Selector = { from: 'setting', key: first(stated, text('AzureWebJobsServiceBus')) };

const bus = { protocol: 'servicebus', channel: arg(0), channelKind: 'queue', connection: namespace } as const;
const storageQueue = {
  protocol: 'http',
  broker: 'azure-queue-storage',
  channel: arg(0),
  channelKind: 'queue',
  connection: storage,
} as const;
const hub = {
  protocol: 'other',
  broker: 'azure-event-hubs',
  channel: arg(0),
  channelKind: 'topic',
  connection: address,
} as const;
const kafka = {
  protocol: 'kafka',
  channel: arg(1),
  channelKind: 'topic',
  connection: { from: 'setting', key: arg(0) },
} as const;
const rabbit = { protocol: 'amqp', channel: arg(0), channelKind: 'queue', connection: address } as const;

const blobs = connection({ nodeKind: 'storage', technology: 'azure-blob-storage', protocol: 'http', target: storage });
const cosmos = connection({
  nodeKind: 'database',
  technology: 'cosmosdb',
  protocol: 'http',
  target: address,
  name: first(arg(0), keyword('databaseName')),
});

/** What `host.json` or the environment says: https://learn.microsoft.com/azure/azure-functions/functions-host-json#override-hostjson-values */
const ROUTE_PREFIX = setting('AzureFunctionsJobHost:extensions:http:routePrefix', text('api'));

const requested: Effect = route(
  first(keyword('Methods'), text('ANY')),
  path(ROUTE_PREFIX, first(keyword('Route'), keyword('Function'))),
);

const OUTPUTS: Readonly<Record<string, Effect>> = {
  ServiceBusOutput: publish(bus),
  ServiceBus: publish(bus),
  QueueOutput: publish(storageQueue),
  Queue: publish(storageQueue),
  EventHubOutput: publish(hub),
  EventHub: publish(hub),
  KafkaOutput: publish(kafka),
  Kafka: publish(kafka),
  RabbitMQOutput: publish({ ...rabbit, channel: first(keyword('QueueName'), arg(0)) }),
  RabbitMQ: publish({ ...rabbit, channel: first(keyword('QueueName'), arg(0)) }),
  BlobOutput: blobs,
  Blob: blobs,
  CosmosDBOutput: cosmos,
  CosmosDB: cosmos,
};

/** What starts a function and where its results go, by attributes. */
export const azureFunctions = defineLibrary({
  name: 'azure-functions',
  imports: ['Microsoft.Azure.Functions.Worker', 'Microsoft.Azure.WebJobs', 'Microsoft.Azure.WebJobs.*'],
  docs: 'https://learn.microsoft.com/azure/azure-functions/functions-triggers-bindings',
  decorators: {
    method: {
      HttpTrigger: requested,
      ServiceBusTrigger: subscribe({ ...bus, group: arg(1) }),
      QueueTrigger: subscribe(storageQueue),
      EventHubTrigger: subscribe({ ...hub, group: keyword('ConsumerGroup') }),
      KafkaTrigger: subscribe({ ...kafka, group: keyword('ConsumerGroup') }),
      RabbitMQTrigger: subscribe(rabbit),
      BlobTrigger: blobs,
      BlobInput: blobs,
      CosmosDBTrigger: cosmos,
      CosmosDBInput: cosmos,
      ...OUTPUTS,
    },
    field: OUTPUTS,
  },
});
