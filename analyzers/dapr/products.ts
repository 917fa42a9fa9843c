import type { NodeKind, Protocol } from '../../src/sdk/index.ts';

/** What is behind a component. */
export interface Product {
  readonly kind: NodeKind;
  readonly technology: string;
  readonly protocol: Protocol;
}

const PRODUCTS: Readonly<Record<string, Product>> = {
  redis: { kind: 'cache', technology: 'redis', protocol: 'redis' },
  kafka: { kind: 'broker', technology: 'kafka', protocol: 'kafka' },
  rabbitmq: { kind: 'broker', technology: 'rabbitmq', protocol: 'amqp' },
  mqtt: { kind: 'broker', technology: 'mqtt', protocol: 'mqtt' },
  mqtt3: { kind: 'broker', technology: 'mqtt', protocol: 'mqtt' },
  jetstream: { kind: 'broker', technology: 'nats', protocol: 'nats' },
  natsstreaming: { kind: 'broker', technology: 'nats-streaming', protocol: 'nats' },
  pulsar: { kind: 'broker', technology: 'pulsar', protocol: 'other' },
  mongodb: { kind: 'database', technology: 'mongodb', protocol: 'mongodb' },
  postgresql: { kind: 'database', technology: 'postgresql', protocol: 'sql' },
  postgres: { kind: 'database', technology: 'postgresql', protocol: 'sql' },
  mysql: { kind: 'database', technology: 'mysql', protocol: 'sql' },
  sqlserver: { kind: 'database', technology: 'mssql', protocol: 'sql' },
  cassandra: { kind: 'database', technology: 'cassandra', protocol: 'cassandra' },
  cockroachdb: { kind: 'database', technology: 'cockroachdb', protocol: 'sql' },
  memcached: { kind: 'cache', technology: 'memcached', protocol: 'other' },
  etcd: { kind: 'database', technology: 'etcd', protocol: 'other' },
  smtp: { kind: 'infrastructure', technology: 'smtp', protocol: 'smtp' },
  'azure.servicebus': { kind: 'broker', technology: 'azure-service-bus', protocol: 'servicebus' },
  'azure.servicebus.queues': { kind: 'broker', technology: 'azure-service-bus', protocol: 'servicebus' },
  'azure.servicebus.topics': { kind: 'broker', technology: 'azure-service-bus', protocol: 'servicebus' },
  'azure.eventhubs': { kind: 'broker', technology: 'kafka', protocol: 'kafka' },
  'azure.cosmosdb': { kind: 'database', technology: 'cosmosdb', protocol: 'http' },
  'azure.blobstorage': { kind: 'storage', technology: 'azure-blob', protocol: 'http' },
  'azure.keyvault': { kind: 'infrastructure', technology: 'key-vault', protocol: 'http' },
  'aws.snssqs': { kind: 'broker', technology: 'sns', protocol: 'sns' },
  'aws.dynamodb': { kind: 'database', technology: 'dynamodb', protocol: 'http' },
  'aws.s3': { kind: 'storage', technology: 's3', protocol: 's3' },
  'aws.sqs': { kind: 'broker', technology: 'sqs', protocol: 'sqs' },
  'gcp.pubsub': { kind: 'broker', technology: 'pubsub', protocol: 'pubsub' },
  'gcp.firestore': { kind: 'database', technology: 'firestore', protocol: 'http' },
  'hashicorp.vault': { kind: 'infrastructure', technology: 'vault', protocol: 'http' },
  'hashicorp.consul': { kind: 'infrastructure', technology: 'consul', protocol: 'http' },
};

/** `pubsub.redis`, `state.azure.cosmosdb`, `bindings.kafka`: the product is what stands behind the building block. */
export function productOf(type: string): Product | undefined {
  return PRODUCTS[type.replace(/^[^.]+\./, '').replace(/\.v\d+$/, '')];
}
