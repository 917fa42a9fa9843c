// https://docs.dapr.io/reference/components-reference/
import type { NodeKind, Protocol } from '../model/fact.ts';
import { own } from './own.ts';

/** What is behind a component. */
export interface DaprProduct {
  readonly kind: NodeKind;
  readonly technology: string;
  readonly protocol: Protocol;
}

const PRODUCTS: Readonly<Record<string, DaprProduct>> = {
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
  etcd: { kind: 'infrastructure', technology: 'etcd', protocol: 'other' },
  smtp: { kind: 'infrastructure', technology: 'smtp', protocol: 'smtp' },
  'azure.servicebus': { kind: 'broker', technology: 'azure-service-bus', protocol: 'servicebus' },
  'azure.servicebusqueues': { kind: 'broker', technology: 'azure-service-bus', protocol: 'servicebus' },
  'azure.servicebus.queues': { kind: 'broker', technology: 'azure-service-bus', protocol: 'servicebus' },
  'azure.servicebus.topics': { kind: 'broker', technology: 'azure-service-bus', protocol: 'servicebus' },
  'azure.eventhubs': { kind: 'broker', technology: 'azure-event-hubs', protocol: 'kafka' },
  'azure.storagequeues': { kind: 'broker', technology: 'azure-storage-queues', protocol: 'http' },
  'azure.tablestorage': { kind: 'database', technology: 'azure-table-storage', protocol: 'http' },
  'azure.signalr': { kind: 'external', technology: 'azure-signalr', protocol: 'http' },
  'azure.openai': { kind: 'external', technology: 'azure-openai', protocol: 'http' },
  'azure.eventgrid': { kind: 'broker', technology: 'azure-event-grid', protocol: 'http' },
  'azure.cosmosdb': { kind: 'database', technology: 'cosmosdb', protocol: 'http' },
  'azure.blobstorage': { kind: 'storage', technology: 'azure-blob', protocol: 'http' },
  'azure.keyvault': { kind: 'infrastructure', technology: 'key-vault', protocol: 'http' },
  'aws.snssqs': { kind: 'broker', technology: 'sns', protocol: 'sns' },
  'aws.dynamodb': { kind: 'database', technology: 'dynamodb', protocol: 'http' },
  'aws.s3': { kind: 'storage', technology: 's3', protocol: 's3' },
  'aws.sqs': { kind: 'broker', technology: 'sqs', protocol: 'sqs' },
  'aws.sns': { kind: 'broker', technology: 'sns', protocol: 'sns' },
  'aws.kinesis': { kind: 'broker', technology: 'kinesis', protocol: 'http' },
  'aws.ses': { kind: 'external', technology: 'ses', protocol: 'http' },
  'aws.secretmanager': { kind: 'infrastructure', technology: 'aws-secrets-manager', protocol: 'http' },
  'gcp.pubsub': { kind: 'broker', technology: 'pubsub', protocol: 'pubsub' },
  'gcp.bucket': { kind: 'storage', technology: 'gcs', protocol: 'http' },
  'gcp.firestore': { kind: 'database', technology: 'firestore', protocol: 'http' },
  http: { kind: 'external', technology: 'http', protocol: 'http' },
  graphql: { kind: 'external', technology: 'graphql', protocol: 'graphql' },
  influx: { kind: 'database', technology: 'influxdb', protocol: 'http' },
  postmark: { kind: 'external', technology: 'postmark', protocol: 'http' },
  'twilio.sendgrid': { kind: 'external', technology: 'sendgrid', protocol: 'http' },
  'twilio.sms': { kind: 'external', technology: 'twilio', protocol: 'http' },
  'solace.amqp': { kind: 'broker', technology: 'solace', protocol: 'amqp' },
  'hashicorp.vault': { kind: 'infrastructure', technology: 'vault', protocol: 'http' },
  'hashicorp.consul': { kind: 'infrastructure', technology: 'consul', protocol: 'http' },
};

/** `pubsub.redis`, `state.azure.cosmosdb`, `bindings.kafka`: the product is what stands behind the building block. */
export function daprProduct(type: string): DaprProduct | undefined {
  return own(PRODUCTS, type.replace(/^[^.]+\./, '').replace(/\.v\d+$/, ''));
}

const ADDRESS = new Set([
  'redisHost',
  'host',
  'hosts',
  'brokers',
  'url',
  'hostname',
  'natsURL',
  'pulsarHost',
  'server',
  'endpoint',
  'connectionString',
  'connectionURL',
  'address',
  'serverURL',
  'endpoints',
  'httpAddr',
  'vaultAddr',
]);

/** Whether an entry of a component's metadata says where the product is. */
export function isDaprAddress(key: string): boolean {
  return ADDRESS.has(key);
}
