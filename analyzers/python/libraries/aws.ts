import {
  arg,
  connection,
  defineLibrary,
  type Effect,
  first,
  join,
  keyword,
  made,
  param,
  publish,
  type Selector,
  subscribe,
  text,
} from '../../../src/code/library.ts';
import type { NodeKind, Protocol } from '../../../src/model/fact.ts';
import { mapped } from './support/derived.ts';

/** Services as `boto3.client(name)` names them. */
const SERVICES: readonly (readonly [name: string, vendor: string, nodeKind: NodeKind, protocol: Protocol])[] = [
  ['sqs', 'Amazon SQS', 'broker', 'sqs'],
  ['sns', 'Amazon SNS', 'broker', 'sns'],
  ['s3', 'Amazon S3', 'storage', 's3'],
  ['dynamodb', 'Amazon DynamoDB', 'database', 'http'],
  ['events', 'Amazon EventBridge', 'broker', 'http'],
  ['kinesis', 'Amazon Kinesis', 'broker', 'http'],
  ['firehose', 'Amazon Data Firehose', 'external', 'http'],
  ['ses', 'Amazon SES', 'external', 'http'],
  ['sesv2', 'Amazon SES', 'external', 'http'],
  ['lambda', 'AWS Lambda', 'external', 'http'],
  ['stepfunctions', 'AWS Step Functions', 'external', 'http'],
  ['secretsmanager', 'AWS Secrets Manager', 'external', 'http'],
  ['ssm', 'AWS Systems Manager', 'external', 'http'],
  ['cognito-idp', 'Amazon Cognito', 'external', 'http'],
  ['bedrock-runtime', 'Amazon Bedrock', 'external', 'http'],
  ['rekognition', 'Amazon Rekognition', 'external', 'http'],
  ['textract', 'Amazon Textract', 'external', 'http'],
  ['cloudwatch', 'Amazon CloudWatch', 'external', 'http'],
];

/** An endpoint of one's own (LocalStack, MinIO), else the documented host. Only for a client of this service. */
function open([name, vendor, nodeKind, protocol]: (typeof SERVICES)[number]): Effect {
  const host = first(keyword('endpoint_url'), text(`https://${name}.amazonaws.com`));
  const target = join(mapped(param(0, 'service_name'), { [name]: '' }), host);
  return connection({ nodeKind, technology: name, protocol, vendor, target });
}

const opens = SERVICES.map(open);
const SQS = { protocol: 'sqs', channelKind: 'queue' } as const;
const SNS = { protocol: 'sns', channelKind: 'topic' } as const;
const KINESIS = { protocol: 'http', broker: 'kinesis', channelKind: 'stream' } as const;
const queueUrl = first(keyword('QueueUrl'), made('QueueUrl', keyword('QueueName')));
const ofQueue = made('Queue', first(keyword('QueueName'), arg(0)));
const ofTopic = made('Topic', first(keyword('TopicArn'), keyword('Name'), arg(0)));
const stream: Selector = first(keyword('StreamName'), keyword('StreamARN'), keyword('DeliveryStreamName'));

/** Clients and resources of every service; an operation's own name says which one it is of. */
export const boto3 = defineLibrary({
  name: 'boto3',
  imports: ['boto3', 'aioboto3', 'aiobotocore.session', 'botocore.session', 'boto3.session'],
  docs: 'https://boto3.amazonaws.com/v1/documentation/api/latest/index.html',
  namespaces: ['session'],
  types: { AioSession: 'Session' },
  creates: {
    client: 'Client',
    resource: 'Resource',
    'Session.client': 'Client',
    'Session.create_client': 'Client',
    'Session.resource': 'Resource',
    get_session: 'Session',
    'Client.get_queue_url': 'QueueUrl',
    'Client.create_queue': 'QueueUrl',
    'Client.create_topic': 'TopicArn',
    'Resource.get_queue_by_name': 'Queue',
    'Resource.create_queue': 'Queue',
    'Resource.Queue': 'Queue',
    'Resource.Topic': 'Topic',
    'Resource.create_topic': 'Topic',
  },
  values: {
    'QueueUrl.QueueUrl': { value: 'member-of-maker', selector: made('QueueUrl', keyword('QueueName')) },
    'TopicArn.TopicArn': { value: 'member-of-maker', selector: made('TopicArn', keyword('Name')) },
  },
  calls: {
    client: opens,
    resource: opens,
    'Session.client': opens,
    'Session.create_client': opens,
    'Session.resource': opens,
    'Client.send_message': publish({ ...SQS, channel: queueUrl }),
    'Client.send_message_batch': publish({ ...SQS, channel: queueUrl }),
    'Client.receive_message': subscribe({ ...SQS, channel: queueUrl }),
    'Queue.send_message': publish({ ...SQS, channel: ofQueue }),
    'Queue.send_messages': publish({ ...SQS, channel: ofQueue }),
    'Queue.receive_messages': subscribe({ ...SQS, channel: ofQueue }),
    'Client.publish': publish({ ...SNS, channel: first(keyword('TopicArn'), keyword('TargetArn')) }),
    'Client.publish_batch': publish({ ...SNS, channel: keyword('TopicArn') }),
    'Client.subscribe': subscribe({ ...SNS, channel: keyword('TopicArn') }),
    'Topic.publish': publish({ ...SNS, channel: ofTopic }),
    'Client.put_record': publish({ ...KINESIS, channel: stream }),
    'Client.put_records': publish({ ...KINESIS, channel: stream }),
    'Client.get_shard_iterator': subscribe({ ...KINESIS, channel: stream }),
    'Client.put_events': publish({
      protocol: 'http',
      broker: 'eventbridge',
      channelKind: 'event',
      channel: keyword('Entries', '[]', 'DetailType'),
      exchange: keyword('Entries', '[]', 'EventBusName'),
    }),
  },
});
