import { arg, connection, defineLibrary, type Effect, each, first, made, publish, subscribe } from '../../../src/code/library.ts';

/** The first argument is a connection string or the namespace's host. */
const namespace = made('ServiceBusClient', arg(0));

export const azureServiceBus = defineLibrary({
  name: 'azure-service-bus',
  imports: ['@azure/service-bus'],
  docs: 'https://learn.microsoft.com/javascript/api/overview/azure/service-bus-readme',
  creates: {
    'ServiceBusClient.createSender': 'ServiceBusSender',
    'ServiceBusClient.createReceiver': 'ServiceBusReceiver',
    'ServiceBusClient.acceptSession': 'ServiceBusReceiver',
    'ServiceBusClient.acceptNextSession': 'ServiceBusReceiver',
  },
  calls: {
    ServiceBusClient: connection({
      nodeKind: 'broker',
      technology: 'azure-service-bus',
      protocol: 'servicebus',
      vendor: 'Azure Service Bus',
      target: arg(0),
    }),
    ...each<Effect>(['sendMessages', 'scheduleMessages'], (name) => [
      `ServiceBusSender.${name}`,
      publish({ protocol: 'servicebus', channel: made('ServiceBusSender', arg(0)), channelKind: 'queue', connection: namespace }),
    ]),
    ...each<Effect>(['subscribe', 'receiveMessages', 'getMessageIterator'], (name) => [
      `ServiceBusReceiver.${name}`,
      subscribe({
        protocol: 'servicebus',
        channel: made('ServiceBusReceiver', arg(0)),
        channelKind: 'queue',
        connection: namespace,
        group: made('ServiceBusReceiver', arg(1)),
      }),
    ]),
  },
});

const hubs = { nodeKind: 'broker', technology: 'azure-event-hubs', protocol: 'other', vendor: 'Azure Event Hubs' } as const;
const inHub = { protocol: 'other', broker: hubs.technology, channelKind: 'stream' } as const;

export const azureEventHubs = defineLibrary({
  name: 'azure-event-hubs',
  imports: ['@azure/event-hubs'],
  docs: 'https://learn.microsoft.com/javascript/api/overview/azure/event-hubs-readme',
  types: { EventHubBufferedProducerClient: 'EventHubProducerClient' },
  calls: {
    EventHubProducerClient: connection({ ...hubs, target: arg(0) }),
    EventHubBufferedProducerClient: connection({ ...hubs, target: arg(0) }),
    EventHubConsumerClient: connection({ ...hubs, target: arg(1) }),
    ...each<Effect>(['sendBatch', 'enqueueEvent', 'enqueueEvents'], (name) => [
      `EventHubProducerClient.${name}`,
      publish({
        ...inHub,
        channel: made('EventHubProducerClient', arg(1)),
        connection: made('EventHubProducerClient', arg(0)),
      }),
    ]),
    'EventHubConsumerClient.subscribe': subscribe({
      ...inHub,
      channel: made('EventHubConsumerClient', arg(2)),
      connection: made('EventHubConsumerClient', arg(1)),
      group: made('EventHubConsumerClient', arg(0)),
    }),
  },
});

const blobs = connection({
  nodeKind: 'storage',
  technology: 'azure-blob-storage',
  protocol: 'http',
  vendor: 'Azure Blob Storage',
  target: arg(0),
});

export const azureStores = defineLibrary({
  name: 'azure-stores',
  imports: ['@azure/storage-blob', '@azure/cosmos', '@azure/keyvault-secrets'],
  docs: 'https://learn.microsoft.com/javascript/api/overview/azure/storage-blob-readme',
  calls: {
    BlobServiceClient: blobs,
    'BlobServiceClient.fromConnectionString': blobs,
    ContainerClient: blobs,
    CosmosClient: connection({
      nodeKind: 'database',
      technology: 'cosmosdb',
      protocol: 'http',
      vendor: 'Azure Cosmos DB',
      target: first(arg(0, 'endpoint'), arg(0)),
    }),
    SecretClient: connection({
      nodeKind: 'infrastructure',
      technology: 'azure-key-vault',
      protocol: 'http',
      vendor: 'Azure Key Vault',
      target: arg(0),
    }),
  },
});
