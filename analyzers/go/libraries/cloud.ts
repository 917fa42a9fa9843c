import {
  arg,
  connection,
  defineLibrary,
  first,
  join,
  type Library,
  made,
  maker,
  optional,
  publish,
  type Selector,
  subscribe,
  text,
} from '../../../src/code/library.ts';
import type { NodeKind, Protocol } from '../../../src/model/fact.ts';

const AWS: readonly (readonly [string, string, NodeKind, Protocol])[] = [
  ['sqs', 'Amazon SQS', 'broker', 'sqs'],
  ['sns', 'Amazon SNS', 'broker', 'sns'],
  ['s3', 'Amazon S3', 'storage', 's3'],
  ['dynamodb', 'Amazon DynamoDB', 'database', 'http'],
  ['kinesis', 'Amazon Kinesis', 'broker', 'http'],
  ['eventbridge', 'Amazon EventBridge', 'broker', 'http'],
  ['ses', 'Amazon SES', 'external', 'http'],
  ['sesv2', 'Amazon SES', 'external', 'http'],
  ['lambda', 'AWS Lambda', 'external', 'http'],
  ['sfn', 'AWS Step Functions', 'external', 'http'],
  ['secretsmanager', 'AWS Secrets Manager', 'external', 'http'],
  ['ssm', 'AWS Systems Manager', 'external', 'http'],
  ['kms', 'AWS KMS', 'external', 'http'],
  ['cognitoidentityprovider', 'Amazon Cognito', 'external', 'http'],
  ['cloudwatch', 'Amazon CloudWatch', 'external', 'http'],
];

/** Inputs are the last argument: version 1 takes them alone, version 2 behind a context. */
const input = (...keys: readonly string[]) => first(...keys.map((key) => arg(-1, key)), ...keys.map((key) => arg(1, key)));
const SQS = { protocol: 'sqs', channelKind: 'queue', channel: input('QueueUrl') } as const;

const KINESIS = { protocol: 'http', broker: 'kinesis', channelKind: 'stream' } as const;

const OPERATIONS: Readonly<Record<string, ReturnType<typeof publish>>> = {
  'Client.SendMessage': publish(SQS),
  'Client.SendMessageBatch': publish(SQS),
  'Client.ReceiveMessage': subscribe(SQS),
  'Client.Publish': publish({ protocol: 'sns', channelKind: 'topic', channel: input('TopicArn', 'TargetArn') }),
  'Client.PutRecord': publish({ ...KINESIS, channel: input('StreamName') }),
  'Client.PutRecords': publish({ ...KINESIS, channel: input('StreamName') }),
  'Client.GetShardIterator': subscribe({ ...KINESIS, channel: input('StreamName') }),
};

/** What `session.New`, `config.LoadDefaultConfig` and what they are given say of an endpoint of one's own. */
const awsConfig = defineLibrary({
  name: 'aws-config',
  imports: ['github.com/aws/aws-sdk-go/aws/session', 'github.com/aws/aws-sdk-go-v2/config'],
  docs: 'https://docs.aws.amazon.com/sdk-for-go/v2/developer-guide/configure-endpoints.html',
  creates: {
    New: 'Session',
    NewSession: 'Session',
    NewSessionWithOptions: 'Session',
    LoadDefaultConfig: 'Loaded',
    WithBaseEndpoint: 'EndpointOption',
    WithEndpointResolver: 'ResolverOption',
    WithEndpointResolverWithOptions: 'ResolverOption',
  },
  values: { Must: { value: 'select', selector: arg(0) } },
});

/** The endpoint of a configuration of version 1: `&aws.Config{Endpoint: url}`, `aws.NewConfig().WithEndpoint(url)`. */
const endpointOf = (config: (...path: readonly string[]) => Selector): Selector =>
  first(config('Endpoint'), maker(config(), arg(0), 'EndpointConfig'));
const option: Selector = { from: 'arguments', index: 1, isAny: true };
/** Where a client of AWS leads when it is told so: LocalStack, MinIO. The later it is told, the more it counts. */
const endpoint = optional(
  first(
    arg(1, '{}', 'BaseEndpoint'),
    arg(0, 'BaseEndpoint'),
    maker(
      arg(0),
      first(
        maker(option, arg(0), 'EndpointOption'),
        maker(option, maker(arg(0, '()'), arg(0, 'URL'), 'Endpoint'), 'ResolverOption'),
      ),
      'Loaded',
    ),
    endpointOf((...path) => arg(1, ...path)),
    maker(
      arg(0),
      first(
        endpointOf((...path) => arg(0, ...path)),
        endpointOf((...path) => arg(0, 'Config', ...path)),
      ),
      'Session',
    ),
  ),
);

const aws: readonly Library[] = AWS.map(([name, vendor, nodeKind, protocol]) => {
  const target = first(endpoint, text(`https://${name}.amazonaws.com`));
  const open = connection({ nodeKind, technology: name, protocol, vendor, target });
  return defineLibrary({
    name: `aws-${name}`,
    imports: [`github.com/aws/aws-sdk-go/service/${name}`, `github.com/aws/aws-sdk-go-v2/service/${name}`],
    docs: `https://pkg.go.dev/github.com/aws/aws-sdk-go-v2/service/${name}`,
    creates: { New: 'Client', NewFromConfig: 'Client' },
    types: { SQS: 'Client', SNS: 'Client', Kinesis: 'Client', SQSAPI: 'Client', SNSAPI: 'Client' },
    calls: { New: open, NewFromConfig: open, ...OPERATIONS },
  });
});

const topic = made('Topic', arg(0));
const subscription = made('Subscription', arg(0));

export const googlePubsub = defineLibrary({
  name: 'google-pubsub',
  imports: ['cloud.google.com/go/pubsub*'],
  docs: 'https://pkg.go.dev/cloud.google.com/go/pubsub',
  creates: {
    NewClient: 'Client',
    'Client.Topic': 'Topic',
    'Client.Publisher': 'Topic',
    'Client.Subscription': 'Subscription',
    'Client.Subscriber': 'Subscription',
  },
  types: { Publisher: 'Topic', Subscriber: 'Subscription' },
  calls: {
    NewClient: connection({
      nodeKind: 'broker',
      technology: 'google-pubsub',
      protocol: 'pubsub',
      vendor: 'Google Pub/Sub',
      target: text('https://pubsub.googleapis.com'),
    }),
    'Topic.Publish': publish({ protocol: 'pubsub', channel: topic, channelKind: 'topic' }),
    'Subscription.Receive': subscribe({ protocol: 'pubsub', channel: subscription, channelKind: 'queue' }),
  },
});

const GOOGLE: readonly (readonly [string, string, string, NodeKind, string, string])[] = [
  ['storage', 'NewClient', 'Google Cloud Storage', 'storage', 'google-cloud-storage', 'storage.googleapis.com'],
  ['firestore', 'NewClient', 'Google Firestore', 'database', 'firestore', 'firestore.googleapis.com'],
  ['spanner', 'NewClient', 'Google Cloud Spanner', 'database', 'spanner', 'spanner.googleapis.com'],
  ['bigquery', 'NewClient', 'Google BigQuery', 'database', 'bigquery', 'bigquery.googleapis.com'],
  ['bigtable', 'NewClient', 'Google Bigtable', 'database', 'bigtable', 'bigtable.googleapis.com'],
  ['datastore', 'NewClient', 'Google Datastore', 'database', 'datastore', 'datastore.googleapis.com'],
  ['secretmanager/apiv1', 'NewClient', 'Google Secret Manager', 'external', 'secret-manager', 'secretmanager.googleapis.com'],
  ['cloudtasks/apiv2', 'NewClient', 'Google Cloud Tasks', 'external', 'cloud-tasks', 'cloudtasks.googleapis.com'],
  ['logging', 'NewClient', 'Google Cloud Logging', 'external', 'cloud-logging', 'logging.googleapis.com'],
  ['profiler', 'Start', 'Google Cloud Profiler', 'external', 'cloud-profiler', 'cloudprofiler.googleapis.com'],
];

const google: readonly Library[] = GOOGLE.map(([name, maker, vendor, nodeKind, technology, host]) =>
  defineLibrary({
    name: `google-${technology}`,
    imports: [`cloud.google.com/go/${name}`],
    docs: `https://pkg.go.dev/cloud.google.com/go/${name}`,
    calls: { [maker]: connection({ nodeKind, technology, protocol: 'grpc', vendor, target: text(`https://${host}`) }) },
  }),
);

const bus = connection({
  nodeKind: 'broker',
  technology: 'azure-service-bus',
  protocol: 'servicebus',
  vendor: 'Azure Service Bus',
  target: arg(0),
});
const BUS = { protocol: 'servicebus', channelKind: 'queue' } as const;

export const azureServiceBus = defineLibrary({
  name: 'azure-service-bus',
  imports: ['github.com/Azure/azure-sdk-for-go/sdk/messaging/azservicebus'],
  docs: 'https://pkg.go.dev/github.com/Azure/azure-sdk-for-go/sdk/messaging/azservicebus',
  creates: { NewClient: 'Client', NewClientFromConnectionString: 'Client' },
  calls: {
    NewClient: bus,
    NewClientFromConnectionString: bus,
    'Client.NewSender': publish({ ...BUS, channel: arg(0) }),
    'Client.NewReceiverForQueue': subscribe({ ...BUS, channel: arg(0) }),
    'Client.NewReceiverForSubscription': subscribe({ ...BUS, channel: arg(0), group: arg(1) }),
  },
});

const AZURE: readonly (readonly [string, readonly string[], string, NodeKind, string])[] = [
  [
    'data/azcosmos',
    ['NewClient', 'NewClientWithKey', 'NewClientFromConnectionString'],
    'Azure Cosmos DB',
    'database',
    'cosmosdb',
  ],
  [
    'storage/azblob',
    ['NewClient', 'NewClientWithSharedKeyCredential', 'NewClientFromConnectionString'],
    'Azure Blob Storage',
    'storage',
    'azure-blob-storage',
  ],
  ['messaging/azeventhubs', ['NewProducerClient', 'NewConsumerClient'], 'Azure Event Hubs', 'broker', 'azure-event-hubs'],
  ['security/keyvault/azsecrets', ['NewClient'], 'Azure Key Vault', 'infrastructure', 'azure-key-vault'],
];

const azure: readonly Library[] = AZURE.map(([name, makers, vendor, nodeKind, technology]) =>
  defineLibrary({
    name: `azure-${technology}`,
    imports: [`github.com/Azure/azure-sdk-for-go/sdk/${name}*`],
    docs: `https://pkg.go.dev/github.com/Azure/azure-sdk-for-go/sdk/${name}`,
    calls: Object.fromEntries(
      makers.map((maker) => [maker, connection({ nodeKind, technology, protocol: 'http', vendor, target: arg(0) })]),
    ),
  }),
);

/** `aws.String(text)`: pointers to values. */
export const pointers = defineLibrary({
  name: 'pointers',
  imports: [
    'github.com/aws/aws-sdk-go/aws',
    'github.com/aws/aws-sdk-go-v2/aws',
    'k8s.io/utils/pointer',
    'github.com/Azure/azure-sdk-for-go/sdk/azcore/to',
  ],
  docs: 'https://pkg.go.dev/github.com/aws/aws-sdk-go-v2/aws#String',
  creates: { NewConfig: 'Config', 'Config.WithEndpoint': 'EndpointConfig', 'Config.With*': 'Config' },
  types: { EndpointConfig: 'Config' },
  values: {
    EndpointResolverFunc: { value: 'select', selector: arg(0) },
    EndpointResolverWithOptionsFunc: { value: 'select', selector: arg(0) },
    String: { value: 'select', selector: arg(0) },
    Ptr: { value: 'select', selector: arg(0) },
    ToString: { value: 'select', selector: join(arg(0)) },
  },
});

export const cloud: readonly Library[] = [awsConfig, ...aws, googlePubsub, ...google, azureServiceBus, ...azure, pointers];
