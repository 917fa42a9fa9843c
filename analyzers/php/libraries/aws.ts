import {
  arg,
  connection,
  defineLibrary,
  type Effect,
  first,
  type Library,
  made,
  publish,
  subscribe,
  text,
} from '../../../src/code/library.ts';
import type { NodeKind, Protocol } from '../../../src/model/fact.ts';

interface Service {
  readonly name: string;
  readonly namespace: string;
  readonly vendor: string;
  readonly nodeKind: NodeKind;
  readonly protocol: Protocol;
  readonly calls?: Readonly<Record<string, Effect>>;
  readonly creates?: Readonly<Record<string, string>>;
  readonly values?: Library['values'];
}

const SQS = { protocol: 'sqs', channelKind: 'queue', channel: arg(0, 'QueueUrl') } as const;

const SERVICES: readonly Service[] = [
  {
    name: 'sqs',
    namespace: 'Sqs',
    vendor: 'Amazon SQS',
    nodeKind: 'broker',
    protocol: 'sqs',
    // The result is asked as an object or as an array.
    creates: { 'SqsClient.getQueueUrl': 'QueueUrl', 'SqsClient.createQueue': 'QueueUrl' },
    values: {
      'QueueUrl.get': { value: 'select', selector: made('QueueUrl', arg(0, 'QueueName')) },
      'QueueUrl.QueueUrl': { value: 'select', selector: made('QueueUrl', arg(0, 'QueueName')), isProperty: true },
    },
    calls: {
      'SqsClient.sendMessage': publish(SQS),
      'SqsClient.sendMessageBatch': publish(SQS),
      'SqsClient.receiveMessage': subscribe(SQS),
    },
  },
  {
    name: 'sns',
    namespace: 'Sns',
    vendor: 'Amazon SNS',
    nodeKind: 'broker',
    protocol: 'sns',
    calls: { 'SnsClient.publish': publish({ protocol: 'sns', channelKind: 'topic', channel: arg(0, 'TopicArn') }) },
  },
  { name: 's3', namespace: 'S3', vendor: 'Amazon S3', nodeKind: 'storage', protocol: 's3' },
  { name: 'dynamodb', namespace: 'DynamoDb', vendor: 'Amazon DynamoDB', nodeKind: 'database', protocol: 'http' },
  { name: 'ses', namespace: 'Ses', vendor: 'Amazon SES', nodeKind: 'external', protocol: 'http' },
  { name: 'lambda', namespace: 'Lambda', vendor: 'AWS Lambda', nodeKind: 'external', protocol: 'http' },
  { name: 'eventbridge', namespace: 'EventBridge', vendor: 'Amazon EventBridge', nodeKind: 'broker', protocol: 'http' },
];

/** A client for each service; an endpoint of one's own (LocalStack, MinIO) goes before the documented host. */
export const aws: readonly Library[] = SERVICES.map(({ name, namespace, vendor, nodeKind, protocol, calls, creates, values }) =>
  defineLibrary({
    name: `aws-${name}`,
    imports: [`Aws\\${namespace}`],
    docs: 'https://docs.aws.amazon.com/sdk-for-php/v3/developer-guide/guide_configuration.html',
    ...(creates ? { creates } : {}),
    ...(values ? { values } : {}),
    calls: {
      [`${namespace}Client`]: connection({
        nodeKind,
        technology: name,
        protocol,
        vendor,
        target: first(arg(0, 'endpoint'), text(`https://${name}.amazonaws.com`)),
      }),
      ...calls,
    },
  }),
);
