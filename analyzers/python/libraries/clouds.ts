import {
  arg,
  connection,
  defineLibrary,
  type Effect,
  each,
  first,
  keyword,
  made,
  param,
  publish,
  subscribe,
  text,
} from '../../../src/code/library.ts';

const pubsub = connection({
  nodeKind: 'broker',
  technology: 'google-pubsub',
  protocol: 'pubsub',
  vendor: 'Google Pub/Sub',
  target: text('https://pubsub.googleapis.com'),
});

/** `topic_path(project, topic)` and `subscription_path(project, subscription)` are names. */
export const googlePubsub = defineLibrary({
  name: 'google-cloud-pubsub',
  imports: ['google.cloud.pubsub_v1', 'google.cloud.pubsub', 'gcloud.aio.pubsub'],
  docs: 'https://cloud.google.com/python/docs/reference/pubsub/latest',
  values: {
    'PublisherClient.topic_path': { value: 'select', selector: param(1, 'topic') },
    'SubscriberClient.topic_path': { value: 'select', selector: param(1, 'topic') },
    'SubscriberClient.subscription_path': { value: 'select', selector: param(1, 'subscription') },
  },
  calls: {
    PublisherClient: pubsub,
    SubscriberClient: pubsub,
    'PublisherClient.publish': publish({ protocol: 'pubsub', channel: param(0, 'topic'), channelKind: 'topic' }),
    'SubscriberClient.subscribe': subscribe({ protocol: 'pubsub', channel: param(0, 'subscription'), channelKind: 'queue' }),
    'SubscriberClient.pull': subscribe({
      protocol: 'pubsub',
      channel: first(keyword('subscription'), keyword('request', 'subscription'), arg(0, 'subscription')),
      channelKind: 'queue',
    }),
    'SubscriberClient.create_subscription': subscribe({
      protocol: 'pubsub',
      channel: first(keyword('topic'), keyword('request', 'topic'), arg(0, 'topic')),
      channelKind: 'topic',
      group: first(keyword('name'), keyword('request', 'name'), arg(0, 'name')),
    }),
  },
});

function googleClient(
  name: string,
  technology: string,
  vendor: string,
  nodeKind: 'storage' | 'database' | 'external',
  host: string,
) {
  const open = connection({ nodeKind, technology, protocol: 'http', vendor, target: text(`https://${host}`) });
  return defineLibrary({
    name: `google-cloud-${name}`,
    imports: [`google.cloud.${name}`, `google.cloud.${name}_v1`],
    docs: `https://cloud.google.com/python/docs/reference/${name}/latest`,
    calls: { Client: open, AsyncClient: open },
  });
}

export const googleStorage = googleClient(
  'storage',
  'google-cloud-storage',
  'Google Cloud Storage',
  'storage',
  'storage.googleapis.com',
);
export const googleFirestore = googleClient('firestore', 'firestore', 'Google Firestore', 'database', 'firestore.googleapis.com');
export const googleBigquery = googleClient('bigquery', 'bigquery', 'Google BigQuery', 'database', 'bigquery.googleapis.com');
export const googleDatastore = googleClient('datastore', 'datastore', 'Google Datastore', 'database', 'datastore.googleapis.com');

const busAddress = first(keyword('conn_str'), keyword('fully_qualified_namespace'), arg(0));
const namespace = made('ServiceBusClient', busAddress);
const BUS = { nodeKind: 'broker', technology: 'azure-service-bus', protocol: 'servicebus', vendor: 'Azure Service Bus' } as const;

export const azureServiceBus = defineLibrary({
  name: 'azure-servicebus',
  imports: ['azure.servicebus', 'azure.servicebus.*'],
  docs: 'https://learn.microsoft.com/python/api/overview/azure/servicebus-readme',
  namespaces: ['aio'],
  creates: {
    'ServiceBusClient.from_connection_string': 'ServiceBusClient',
    'ServiceBusClient.get_queue_sender': 'Sender',
    'ServiceBusClient.get_topic_sender': 'TopicSender',
    'ServiceBusClient.get_queue_receiver': 'Receiver',
    'ServiceBusClient.get_subscription_receiver': 'TopicReceiver',
  },
  calls: {
    ServiceBusClient: connection({ ...BUS, target: busAddress }),
    'ServiceBusClient.from_connection_string': connection({ ...BUS, target: busAddress }),
    'Sender.send_messages': publish({
      protocol: 'servicebus',
      channel: made('Sender', param(0, 'queue_name')),
      channelKind: 'queue',
      connection: namespace,
    }),
    'TopicSender.send_messages': publish({
      protocol: 'servicebus',
      channel: made('TopicSender', param(0, 'topic_name')),
      channelKind: 'topic',
      connection: namespace,
    }),
    'ServiceBusClient.get_queue_receiver': subscribe({
      protocol: 'servicebus',
      channel: param(0, 'queue_name'),
      channelKind: 'queue',
      connection: namespace,
    }),
    'ServiceBusClient.get_subscription_receiver': subscribe({
      protocol: 'servicebus',
      channel: param(0, 'topic_name'),
      channelKind: 'topic',
      connection: namespace,
      group: param(1, 'subscription_name'),
    }),
  },
});

const HUBS = { nodeKind: 'broker', technology: 'azure-event-hubs', protocol: 'other', vendor: 'Azure Event Hubs' } as const;
const hubAddress = first(keyword('conn_str'), keyword('fully_qualified_namespace'), arg(0));
const PRODUCER = 'EventHubProducerClient';
const CONSUMER = 'EventHubConsumerClient';
const inHub = (type: string) =>
  ({
    protocol: 'other',
    broker: HUBS.technology,
    connection: made(type, hubAddress),
    channel: made(type, keyword('eventhub_name')),
    channelKind: 'stream',
  }) as const;

export const azureEventHubs = defineLibrary({
  name: 'azure-eventhub',
  imports: ['azure.eventhub', 'azure.eventhub.*'],
  docs: 'https://learn.microsoft.com/python/api/overview/azure/eventhub-readme',
  namespaces: ['aio'],
  creates: { [`${PRODUCER}.from_connection_string`]: PRODUCER, [`${CONSUMER}.from_connection_string`]: CONSUMER },
  calls: {
    ...each<Effect>([PRODUCER, CONSUMER, `${PRODUCER}.from_connection_string`, `${CONSUMER}.from_connection_string`], (name) => [
      name,
      connection({ ...HUBS, target: hubAddress }),
    ]),
    [`${PRODUCER}.send_batch`]: publish(inHub(PRODUCER)),
    [`${CONSUMER}.receive`]: subscribe({
      ...inHub(CONSUMER),
      group: made(CONSUMER, first(keyword('consumer_group'), arg(1))),
    }),
  },
});

const BLOBS = { nodeKind: 'storage', technology: 'azure-blob-storage', protocol: 'http', vendor: 'Azure Blob Storage' } as const;
const blobs = connection({ ...BLOBS, target: first(keyword('account_url'), keyword('conn_str'), arg(0)) });

export const azureStores = defineLibrary({
  name: 'azure-stores',
  imports: ['azure.storage.blob', 'azure.storage.blob.*', 'azure.cosmos', 'azure.cosmos.*', 'azure.keyvault.secrets'],
  docs: 'https://learn.microsoft.com/python/api/overview/azure/storage-blob-readme',
  namespaces: ['aio'],
  calls: {
    BlobServiceClient: blobs,
    'BlobServiceClient.from_connection_string': blobs,
    ContainerClient: blobs,
    CosmosClient: connection({
      nodeKind: 'database',
      technology: 'cosmosdb',
      protocol: 'http',
      vendor: 'Azure Cosmos DB',
      target: param(0, 'url'),
    }),
    SecretClient: connection({
      nodeKind: 'infrastructure',
      technology: 'azure-key-vault',
      protocol: 'http',
      vendor: 'Azure Key Vault',
      target: param(0, 'vault_url'),
    }),
  },
});
