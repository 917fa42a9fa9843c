import {
  arg,
  connection,
  defineLibrary,
  type Effect,
  each,
  first,
  made,
  publish,
  type Selector,
  subscribe,
} from '../../../src/code/library.ts';

const http = { protocol: 'http', target: arg(0) } as const;
const blobs = connection({ ...http, nodeKind: 'storage', technology: 'azure-blob-storage' });
const queues = connection({ ...http, nodeKind: 'storage', technology: 'azure-queue-storage' });
const tables = connection({ ...http, nodeKind: 'storage', technology: 'azure-table-storage' });

/** `new QueueClient(new Uri("https://shop.queue.core.windows.net/orders"), credential)`: the name stands in the address. */
const inAddress: Selector = { from: 'between', start: '.queue.core.windows.net/', of: made('QueueClient', arg(0)) };

/** `new QueueClient(connection, "orders")`, `service.GetQueueClient("orders")`. */
const queue = {
  protocol: 'http',
  broker: 'azure-queue-storage',
  channel: first(inAddress, made('QueueClient', arg(1)), made('QueueClient', arg(0))),
  channelKind: 'queue',
  connection: made('QueueServiceClient', arg(0)),
} as const;
const SENDS = ['SendMessage', 'SendMessageAsync'];
const TAKES = ['ReceiveMessage', 'ReceiveMessages', 'PeekMessage', 'PeekMessages'];

export const azureStorage = defineLibrary({
  name: 'azure-storage',
  imports: ['Azure.Storage.Blobs', 'Azure.Storage.Queues', 'Azure.Data.Tables'],
  docs: 'https://learn.microsoft.com/dotnet/api/overview/azure/storage.queues-readme',
  creates: {
    'QueueServiceClient.GetQueueClient': 'QueueClient',
    'QueueServiceClient.CreateQueue': 'QueueClient',
    'QueueServiceClient.CreateQueueAsync': 'QueueClient',
  },
  calls: {
    BlobServiceClient: blobs,
    BlobContainerClient: blobs,
    QueueServiceClient: queues,
    QueueClient: queues,
    TableServiceClient: tables,
    TableClient: tables,
    ...each<Effect>(SENDS, (name) => [`QueueClient.${name}`, publish(queue)]),
    ...each<Effect>(
      TAKES.flatMap((name) => [name, `${name}Async`]),
      (name) => [`QueueClient.${name}`, subscribe(queue)],
    ),
  },
});

/** `services.AddAzureClients(clients => clients.AddQueueServiceClient(connection))` */
export const azureClients = defineLibrary({
  name: 'azure-clients',
  imports: ['Microsoft.Extensions.Azure'],
  docs: 'https://learn.microsoft.com/dotnet/azure/sdk/dependency-injection',
  extendsWhereOpened: true,
  calls: {
    '*.AddBlobServiceClient': blobs,
    '*.AddQueueServiceClient': queues,
    '*.AddTableServiceClient': tables,
    '*.AddServiceBusClient': connection({
      nodeKind: 'broker',
      technology: 'azure-service-bus',
      protocol: 'servicebus',
      target: arg(0),
    }),
  },
});
