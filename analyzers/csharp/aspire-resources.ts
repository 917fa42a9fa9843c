/** What a hosting integration starts: its image, how it is addressed, or that it is a part of another resource. */
export interface AspireResource {
  readonly image?: string;
  readonly scheme?: string;
  readonly isPart?: boolean;
  /** A program in a folder, which the second argument names as seen from the host's own. */
  readonly isApp?: boolean;
}

/** https://learn.microsoft.com/dotnet/aspire/fundamentals/integrations-overview */
export const RESOURCES: Readonly<Record<string, AspireResource>> = {
  Container: {},
  NpmApp: { isApp: true },
  NodeApp: { isApp: true },
  JavaScriptApp: { isApp: true },
  ViteApp: { isApp: true },
  PythonApp: { isApp: true },
  UvicornApp: { isApp: true },
  GolangApp: { isApp: true },
  CSharpApp: { isApp: true },
  Dockerfile: { isApp: true },
  Postgres: { image: 'postgres', scheme: 'postgresql' },
  AzurePostgresFlexibleServer: { image: 'postgres', scheme: 'postgresql' },
  SqlServer: { image: 'mcr.microsoft.com/mssql/server', scheme: 'sqlserver' },
  AzureSqlServer: { image: 'mcr.microsoft.com/mssql/server', scheme: 'sqlserver' },
  MySql: { image: 'mysql', scheme: 'mysql' },
  Oracle: { image: 'gvenzl/oracle-free', scheme: 'oracle' },
  MongoDB: { image: 'mongo', scheme: 'mongodb' },
  Redis: { image: 'redis', scheme: 'redis' },
  Valkey: { image: 'valkey/valkey', scheme: 'redis' },
  Garnet: { image: 'ghcr.io/microsoft/garnet', scheme: 'redis' },
  RabbitMQ: { image: 'rabbitmq', scheme: 'amqp' },
  Kafka: { image: 'confluentinc/confluent-local' },
  Nats: { image: 'nats', scheme: 'nats' },
  Elasticsearch: { image: 'elasticsearch' },
  Seq: { image: 'datalust/seq' },
  Keycloak: { image: 'keycloak/keycloak' },
  Qdrant: { image: 'qdrant/qdrant' },
  Milvus: { image: 'milvusdb/milvus' },
  // The emulators that `RunAsEmulator()` starts: https://learn.microsoft.com/dotnet/aspire/azure/local-provisioning
  AzureStorage: { image: 'mcr.microsoft.com/azure-storage/azurite' },
  AzureServiceBus: { image: 'mcr.microsoft.com/azure-messaging/servicebus-emulator', scheme: 'sb' },
  AzureEventHubs: { image: 'mcr.microsoft.com/azure-messaging/eventhubs-emulator', scheme: 'sb' },
  AzureCosmosDB: { image: 'mcr.microsoft.com/cosmosdb/linux/azure-cosmos-emulator' },
  AzureRedis: { image: 'redis', scheme: 'redis' },
  AzureManagedRedis: { image: 'redis', scheme: 'redis' },
  /** A system outside: whoever refers to it is told its address. */
  ExternalService: { isPart: true },
  Orleans: { isPart: true },
  Database: { isPart: true },
  CosmosDatabase: { isPart: true },
  Blobs: { isPart: true },
  BlobContainer: { isPart: true },
  BlobService: { isPart: true },
  Queue: { isPart: true },
  Queues: { isPart: true },
  QueueService: { isPart: true },
  Tables: { isPart: true },
  TableService: { isPart: true },
  ServiceBusQueue: { isPart: true },
  ServiceBusTopic: { isPart: true },
  EventHub: { isPart: true },
  Hub: { isPart: true },
};
