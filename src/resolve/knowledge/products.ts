import { own } from '../../sdk/own.ts';

/** Every name that libraries, images, manifests and protocols have for a product, after the one that is used here. */
const SYNONYMS: Readonly<Record<string, string>> = {
  postgresql: 'postgres pg postgis',
  mongodb: 'mongo',
  mssql: 'sqlserver sql-server',
  cosmosdb: 'cosmos cosmos-db azure-cosmos azure-cosmosdb azure-cosmos-db',
  'nats-streaming': 'stan',
  'azure-service-bus': 'servicebus service-bus azure-servicebus',
  'azure-event-hubs': 'eventhubs event-hubs eventhub azure-eventhubs',
  'azure-blob-storage': 'azure-blob azureblob azurite',
  'azure-queue-storage': 'azure-storage-queue azure-storage-queues',
  'azure-key-vault': 'key-vault keyvault azure-keyvault',
  'google-pubsub': 'pubsub gcp-pubsub google-cloud-pubsub google-pub-sub',
  'google-cloud-storage': 'gcs google-storage fake-gcs-server',
  firestore: 'google-firestore cloud-firestore',
  s3: 'amazon-s3 aws-s3',
  sqs: 'amazon-sqs aws-sqs',
  sns: 'amazon-sns aws-sns',
  ses: 'amazon-ses aws-ses',
  dynamodb: 'amazon-dynamodb aws-dynamodb dynamodb-local',
  kinesis: 'amazon-kinesis aws-kinesis',
  eventbridge: 'amazon-eventbridge aws-eventbridge',
  'step-functions': 'aws-step-functions aws-stepfunctions stepfunctions',
};

const NAMES: ReadonlyMap<string, string> = new Map(
  Object.entries(SYNONYMS).flatMap(([name, others]) => others.split(' ').map((other) => [other, name] as const)),
);

/** The one name of a product: `servicebus` and `azure-servicebus` are `azure-service-bus`. */
export function productName(technology: string): string {
  const name = technology.toLowerCase();
  return NAMES.get(name) ?? name;
}

/** Every name of a product, the one that is used here first. */
export function productNames(technology: string): readonly string[] {
  const name = productName(technology);
  return [name, ...(own(SYNONYMS, name)?.split(' ') ?? [])];
}

/** Services of a cloud provider or vendor: nobody deploys them, and there is one of each. */
const MANAGED = new Set(
  'sqs sns ses s3 dynamodb kinesis eventbridge step-functions google-pubsub google-cloud-storage firestore azure-service-bus azure-event-hubs azure-blob-storage azure-queue-storage azure-table-storage azure-key-vault cosmosdb sendgrid postmark twilio'.split(
    ' ',
  ),
);

/** Whether a cloud provider or its vendor runs the product. */
export function isManaged(technology: string): boolean {
  return MANAGED.has(productName(technology));
}

/** Products whose business is to say who somebody is: they sign tokens, and who checks those asks them for the keys. */
const IDENTITY_PROVIDERS = new Set('keycloak dex hydra zitadel authentik authelia casdoor logto fusionauth'.split(' '));

/** Whether tokens are issued there. */
export function isIdentityProvider(technology: string): boolean {
  return IDENTITY_PROVIDERS.has(productName(technology));
}
