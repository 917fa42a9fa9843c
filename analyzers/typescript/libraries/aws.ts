import {
  arg,
  connection,
  defineLibrary,
  type Effect,
  each,
  first,
  join,
  type Library,
  made,
  optional,
  publish,
  type Selector,
  subscribe,
  text,
  type ValueRule,
} from '../../../src/code/library.ts';
import type { NodeKind, Protocol } from '../../../src/model/fact.ts';

/** One service of the vendor, as its endpoints and its SDK name it. */
interface Service {
  readonly name: string;
  readonly title: string;
  /** What people call it, where its endpoints are called otherwise. */
  readonly technology?: string;
  readonly nodeKind: NodeKind;
  readonly protocol: Protocol;
  /** Class names in version 3 (without `Client`) and version 2. */
  readonly classes: readonly string[];
}

const SERVICES: readonly Service[] = [
  { name: 'sqs', title: 'Amazon SQS', nodeKind: 'broker', protocol: 'sqs', classes: ['SQS'] },
  { name: 'sns', title: 'Amazon SNS', nodeKind: 'broker', protocol: 'sns', classes: ['SNS'] },
  { name: 's3', title: 'Amazon S3', nodeKind: 'storage', protocol: 's3', classes: ['S3'] },
  {
    name: 'dynamodb',
    title: 'Amazon DynamoDB',
    nodeKind: 'database',
    protocol: 'http',
    classes: ['DynamoDB', 'DynamoDB.DocumentClient'],
  },
  {
    name: 'events',
    title: 'Amazon EventBridge',
    technology: 'eventbridge',
    nodeKind: 'broker',
    protocol: 'http',
    classes: ['EventBridge'],
  },
  { name: 'kinesis', title: 'Amazon Kinesis', nodeKind: 'broker', protocol: 'http', classes: ['Kinesis'] },
  { name: 'firehose', title: 'Amazon Data Firehose', nodeKind: 'external', protocol: 'http', classes: ['Firehose'] },
  { name: 'email', title: 'Amazon SES', technology: 'ses', nodeKind: 'external', protocol: 'http', classes: ['SES', 'SESv2'] },
  {
    name: 'cognito-idp',
    title: 'Amazon Cognito',
    nodeKind: 'external',
    protocol: 'http',
    classes: ['CognitoIdentityProvider', 'CognitoIdentityServiceProvider'],
  },
  { name: 'lambda', title: 'AWS Lambda', nodeKind: 'external', protocol: 'http', classes: ['Lambda'] },
  {
    name: 'states',
    title: 'AWS Step Functions',
    technology: 'step-functions',
    nodeKind: 'infrastructure',
    protocol: 'http',
    classes: ['SFN', 'StepFunctions'],
  },
  { name: 'secretsmanager', title: 'AWS Secrets Manager', nodeKind: 'external', protocol: 'http', classes: ['SecretsManager'] },
  { name: 'ssm', title: 'AWS Systems Manager', nodeKind: 'external', protocol: 'http', classes: ['SSM'] },
  { name: 'kms', title: 'AWS KMS', nodeKind: 'external', protocol: 'http', classes: ['KMS'] },
  {
    name: 'monitoring',
    title: 'Amazon CloudWatch',
    technology: 'cloudwatch',
    nodeKind: 'external',
    protocol: 'http',
    classes: ['CloudWatch'],
  },
  { name: 'logs', title: 'Amazon CloudWatch Logs', nodeKind: 'external', protocol: 'http', classes: ['CloudWatchLogs'] },
  { name: 'bedrock-runtime', title: 'Amazon Bedrock', nodeKind: 'external', protocol: 'http', classes: ['BedrockRuntime'] },
  { name: 'rekognition', title: 'Amazon Rekognition', nodeKind: 'external', protocol: 'http', classes: ['Rekognition'] },
  { name: 'textract', title: 'Amazon Textract', nodeKind: 'external', protocol: 'http', classes: ['Textract'] },
];

/** An endpoint of one's own (LocalStack, MinIO), else the documented host of the region. */
function open({ name, title, technology = name, nodeKind, protocol }: Service): Effect {
  return connection({
    nodeKind,
    technology,
    protocol,
    vendor: title,
    target: first(
      optional(arg(0, 'endpoint')),
      join(text(`https://${name}.`), arg(0, 'region'), text('.amazonaws.com')),
      text(`https://${name}.amazonaws.com`),
    ),
  });
}

function makers(suffix: readonly string[]): Record<string, Effect> {
  return Object.fromEntries(
    SERVICES.flatMap((service) => service.classes.flatMap((name) => suffix.map((end) => [`${name}${end}`, open(service)]))),
  );
}

const SQS = { protocol: 'sqs', channelKind: 'queue' } as const;
const SNS = { protocol: 'sns', channelKind: 'topic' } as const;
const KINESIS = { protocol: 'http', broker: 'kinesis', channelKind: 'stream' } as const;
/** Data Firehose has operations of the same names and calls its streams otherwise. */
const stream = first(arg(0, 'StreamName'), arg(0, 'StreamARN'), arg(0, 'DeliveryStreamName'));
const topic = first(arg(0, 'TopicArn'), arg(0, 'TargetArn'));

/** What each operation does, by its name in the API; version 3 makes a command of it, version 2 a method. */
const OPERATIONS: Readonly<Record<string, { readonly service: string; readonly effect: Effect }>> = {
  SendMessage: { service: 'SQS', effect: publish({ ...SQS, channel: arg(0, 'QueueUrl') }) },
  SendMessageBatch: { service: 'SQS', effect: publish({ ...SQS, channel: arg(0, 'QueueUrl') }) },
  ReceiveMessage: { service: 'SQS', effect: subscribe({ ...SQS, channel: arg(0, 'QueueUrl') }) },
  Publish: { service: 'SNS', effect: publish({ ...SNS, channel: topic }) },
  PublishBatch: { service: 'SNS', effect: publish({ ...SNS, channel: topic }) },
  Subscribe: { service: 'SNS', effect: subscribe({ ...SNS, channel: arg(0, 'TopicArn') }) },
  PutRecord: { service: 'Kinesis', effect: publish({ ...KINESIS, channel: stream }) },
  PutRecords: { service: 'Kinesis', effect: publish({ ...KINESIS, channel: stream }) },
  GetShardIterator: { service: 'Kinesis', effect: subscribe({ ...KINESIS, channel: stream }) },
  PutEvents: {
    service: 'EventBridge',
    effect: publish({
      protocol: 'http',
      broker: 'eventbridge',
      channelKind: 'event',
      channel: arg(0, 'Entries', '[]', 'DetailType'),
      exchange: arg(0, 'Entries', '[]', 'EventBusName'),
    }),
  },
};

const operations = Object.entries(OPERATIONS);
const asCommands = operations.map(([name, { effect }]) => [`${name}Command`, effect] as const);
const asMethods = operations.map(([name, { service, effect }]) => {
  return [`${service}.${methodOf(name)}`, effect] as const;
});

function methodOf(operation: string): string {
  return `${operation.charAt(0).toLowerCase()}${operation.slice(1)}`;
}

/** What is asked for or made by its name is used by the URL or ARN that the answer has: the operation, its answer's member, the name. */
const FOUND: readonly (readonly [operation: string, service: string, member: string, name: string])[] = [
  ['GetQueueUrl', 'SQS', 'QueueUrl', 'QueueName'],
  ['CreateQueue', 'SQS', 'QueueUrl', 'QueueName'],
  ['CreateTopic', 'SNS', 'TopicArn', 'Name'],
];

/** Version 3 answers the command that it is given, which stands for its answer. */
const ANSWERS: Readonly<Record<string, ValueRule>> = {
  ...each<ValueRule>(['SQS', 'SNS'], (service) => [`${service}Client.send`, { value: 'select', selector: arg(0) }]),
  ...Object.fromEntries(
    FOUND.map(([operation, , member, name]) => [
      `${operation}Command.${member}`,
      { value: 'member-of-maker' as const, selector: made(`${operation}Command`, arg(0, name)) },
    ]),
  ),
};

/** The methods of both versions give an answer, that of version 2 by `promise()` or to a callback. */
const METHOD_ANSWERS: Required<Pick<Library, 'creates' | 'callbacks' | 'values'>> = {
  creates: Object.fromEntries(
    FOUND.flatMap(([operation, service]) => [
      [`${service}.${methodOf(operation)}`, `${operation}Result`],
      [`${operation}Result.promise`, `${operation}Answer`],
    ]),
  ),
  callbacks: Object.fromEntries(
    FOUND.map(([operation, service]) => [`${service}.${methodOf(operation)}`, { 1: [null, `${operation}Result`] }]),
  ),
  values: Object.fromEntries(
    FOUND.flatMap(([operation, , member, name]) =>
      ['Result', 'Answer'].map((type) => [
        `${operation}${type}.${member}`,
        { value: 'member-of-maker' as const, selector: made(`${operation}Result`, arg(0, name)) },
      ]),
    ),
  ),
};

export const awsSdk3 = defineLibrary({
  name: 'aws-sdk-v3',
  imports: ['@aws-sdk/client-*', '@aws-sdk/lib-*'],
  docs: 'https://docs.aws.amazon.com/AWSJavaScriptSDK/v3/latest/',
  ...METHOD_ANSWERS,
  values: { ...ANSWERS, ...METHOD_ANSWERS.values },
  calls: { ...makers(['Client', '']), ...Object.fromEntries(asCommands), ...Object.fromEntries(asMethods) },
});

export const awsSdk2 = defineLibrary({
  name: 'aws-sdk-v2',
  imports: ['aws-sdk'],
  docs: 'https://docs.aws.amazon.com/AWSJavaScriptSDK/latest/',
  ...METHOD_ANSWERS,
  calls: { ...makers(['']), ...Object.fromEntries(asMethods) },
});

/** Each service by itself: `require('aws-sdk/clients/s3')` is its class. https://docs.aws.amazon.com/sdk-for-javascript/v2/developer-guide/creating-and-calling-service-objects.html */
export const awsSdk2Clients = SERVICES.flatMap((service) =>
  service.classes.flatMap((name) => {
    const [type = name, inner] = name.split('.');
    if (inner !== undefined) return [];
    const methods = asMethods.filter(([method]) => method.startsWith(`${type}.`));
    const isWithin = service.classes.includes(`${type}.DocumentClient`);
    return [
      defineLibrary({
        name: `aws-sdk-v2-${type.toLowerCase()}`,
        imports: [`aws-sdk/clients/${type.toLowerCase()}`],
        docs: 'https://docs.aws.amazon.com/AWSJavaScriptSDK/latest/',
        ...METHOD_ANSWERS,
        creates: { default: type, ...METHOD_ANSWERS.creates },
        types: { default: type },
        calls: { default: open(service), ...(isWithin ? { DocumentClient: open(service) } : {}), ...Object.fromEntries(methods) },
      }),
    ];
  }),
);

const queueUrl: Selector = arg(0, 'queueUrl');

/** Small packages that poll and fill one queue. */
export const sqsConsumer = defineLibrary({
  name: 'sqs-consumer',
  imports: ['sqs-consumer', 'sqs-producer'],
  docs: 'https://github.com/bbc/sqs-consumer#usage',
  creates: { 'Producer.create': 'Producer' },
  calls: {
    'Consumer.create': subscribe({ ...SQS, channel: queueUrl }),
    'Producer.send': publish({ ...SQS, channel: made('Producer', queueUrl) }),
  },
});
