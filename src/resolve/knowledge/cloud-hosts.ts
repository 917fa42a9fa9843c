/** A cloud's service as people call it, and the short name its endpoints carry. */
export interface CloudService {
  readonly name: string;
  readonly short: string;
}

/** https://docs.aws.amazon.com/general/latest/gr/aws-service-information.html */
const AWS: Readonly<Record<string, string>> = {
  s3: 'Amazon S3',
  sqs: 'Amazon SQS',
  sns: 'Amazon SNS',
  dynamodb: 'Amazon DynamoDB',
  kinesis: 'Amazon Kinesis',
  firehose: 'Amazon Data Firehose',
  events: 'Amazon EventBridge',
  email: 'Amazon SES',
  'email-smtp': 'Amazon SES',
  lambda: 'AWS Lambda',
  states: 'AWS Step Functions',
  secretsmanager: 'AWS Secrets Manager',
  ssm: 'AWS Systems Manager',
  kms: 'AWS KMS',
  monitoring: 'Amazon CloudWatch',
  logs: 'Amazon CloudWatch Logs',
  'cognito-idp': 'Amazon Cognito',
};

/** https://cloud.google.com/apis/docs/overview and https://developers.google.com/maps/documentation */
const GOOGLE: Readonly<Record<string, string>> = {
  storage: 'Google Cloud Storage',
  pubsub: 'Google Pub/Sub',
  bigquery: 'Google BigQuery',
  firestore: 'Google Firestore',
  maps: 'Google Maps',
  oauth2: 'Google OAuth',
  fcm: 'Firebase Cloud Messaging',
  identitytoolkit: 'Firebase Authentication',
  translation: 'Google Cloud Translation',
  vision: 'Google Cloud Vision',
  logging: 'Google Cloud Logging',
  monitoring: 'Google Cloud Monitoring',
  cloudtrace: 'Google Cloud Trace',
  secretmanager: 'Google Secret Manager',
};

/** https://learn.microsoft.com/azure/private-link/private-endpoint-dns */
const AZURE: readonly (readonly [suffix: string, name: string, short: string])[] = [
  ['blob.core.windows.net', 'Azure Blob Storage', 'blob'],
  ['queue.core.windows.net', 'Azure Queue Storage', 'queue'],
  ['table.core.windows.net', 'Azure Table Storage', 'table'],
  ['servicebus.windows.net', 'Azure Service Bus', 'servicebus'],
  ['documents.azure.com', 'Azure Cosmos DB', 'cosmos'],
  ['vault.azure.net', 'Azure Key Vault', 'vault'],
  ['openai.azure.com', 'Azure OpenAI', 'openai'],
];

/** Namespaces of Event Hubs have the hosts of Service Bus, and those who speak Kafka to one mean it: https://learn.microsoft.com/azure/event-hubs/azure-event-hubs-apache-kafka-overview */
const EVENT_HUBS: CloudService = { name: 'Azure Event Hubs', short: 'eventhubs' };
const TECHNOLOGIES_OF_EVENT_HUBS = ['azure-event-hubs', 'kafka'];

/**
 * The cloud service behind a host, where several share one by what is spoken to it; stores that are a customer's own (a database server, a cache)
 * are not named by their cloud.
 */
export function cloudServiceOf(host: string, technology?: string): CloudService | undefined {
  if (host.endsWith('.servicebus.windows.net') && technology && TECHNOLOGIES_OF_EVENT_HUBS.includes(technology))
    return EVENT_HUBS;
  const amazon = /(?:^|\.)([a-z][a-z0-9-]*?)(?:[.-](?:dualstack\.)?[a-z]{2}(?:-[a-z]+)+-\d)?\.amazonaws\.com(?:\.cn)?$/.exec(
    host,
  )?.[1];
  if (amazon !== undefined) return named(AWS, amazon);
  const google = /(?:^|\.)([a-z0-9]+)\.googleapis\.com$/.exec(host)?.[1];
  if (google !== undefined) return named(GOOGLE, google);
  const azure = AZURE.find(([suffix]) => host.endsWith(`.${suffix}`));
  return azure && { name: azure[1], short: azure[2] };
}

function named(services: Readonly<Record<string, string>>, short: string): CloudService | undefined {
  const name = Object.hasOwn(services, short) ? services[short] : undefined;
  return name === undefined ? undefined : { name, short };
}
