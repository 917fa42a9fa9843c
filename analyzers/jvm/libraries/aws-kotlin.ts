import {
  arg,
  connection,
  defineLibrary,
  type Effect,
  each,
  first,
  join,
  made,
  maker,
  optional,
  publish,
  type Selector,
  subscribe,
  text,
} from '../../../src/code/library.ts';
import { SERVICES } from './support/aws-services.ts';

/** What a block sets: `{ region = "eu-north-1" }`. */
function set(name: string): Selector {
  return arg(-1, '{}', name);
}

/** An endpoint of one's own, else the documented host of the region. */
function open(client: string): Effect {
  const [host = '', technology = '', vendor = '', nodeKind = 'external', protocol = 'http'] = SERVICES[client] ?? [];
  const target = first(
    optional(set('endpointUrl')),
    join(text(`https://${host}.`), set('region'), text('.amazonaws.com')),
    text(`https://${host}.amazonaws.com`),
  );
  return connection({ nodeKind, technology, protocol, vendor, target });
}

/** `sqs.sendMessage { queueUrl = url }`, or of a request that was made before: `sqs.sendMessage(SendMessageRequest { … })`. */
function told(request: string, ...names: readonly string[]): Selector {
  return first(...names.flatMap((name) => [set(name), maker(arg(0), set(name), `${request}Request`)]));
}

const SQS = { protocol: 'sqs', channelKind: 'queue' } as const;
const SNS = { protocol: 'sns', channelKind: 'topic' } as const;
const KINESIS = { protocol: 'http', broker: 'kinesis', channelKind: 'stream' } as const;

/** Clients and requests are configured by blocks: https://docs.aws.amazon.com/sdk-for-kotlin/latest/developer-guide/configuration.html */
export const awsSdkKotlin = defineLibrary({
  name: 'aws-sdk-kotlin',
  imports: ['aws.sdk.kotlin.services.*', 'aws.smithy.kotlin.runtime.net.*'],
  docs: 'https://docs.aws.amazon.com/sdk-for-kotlin/latest/developer-guide/home.html',
  creates: {
    ...each(Object.keys(SERVICES), (client) => [`${client}.fromEnvironment`, client] as const),
    'SqsClient.getQueueUrl': 'GetQueueUrlResponse',
    'SqsClient.createQueue': 'CreateQueueResponse',
  },
  calls: {
    ...each<Effect>(Object.keys(SERVICES), (client) => [client, open(client)]),
    ...each<Effect>(Object.keys(SERVICES), (client) => [`${client}.fromEnvironment`, open(client)]),
    'SqsClient.sendMessage': publish({ ...SQS, channel: told('SendMessage', 'queueUrl') }),
    'SqsClient.sendMessageBatch': publish({ ...SQS, channel: told('SendMessageBatch', 'queueUrl') }),
    'SqsClient.receiveMessage': subscribe({ ...SQS, channel: told('ReceiveMessage', 'queueUrl') }),
    'SnsClient.publish': publish({ ...SNS, channel: told('Publish', 'topicArn', 'targetArn') }),
    'SnsClient.publishBatch': publish({ ...SNS, channel: told('PublishBatch', 'topicArn') }),
    'SnsClient.subscribe': subscribe({ ...SNS, channel: told('Subscribe', 'topicArn') }),
    'KinesisClient.putRecord': publish({ ...KINESIS, channel: told('PutRecord', 'streamName', 'streamArn') }),
    'KinesisClient.putRecords': publish({ ...KINESIS, channel: told('PutRecords', 'streamName', 'streamArn') }),
    'KinesisClient.getShardIterator': subscribe({ ...KINESIS, channel: told('GetShardIterator', 'streamName', 'streamArn') }),
  },
  values: {
    'Url.parse': { value: 'select', selector: arg(0) },
    'GetQueueUrlResponse.queueUrl': {
      value: 'member-of-maker',
      selector: made('GetQueueUrlResponse', told('GetQueueUrl', 'queueName')),
    },
    'CreateQueueResponse.queueUrl': {
      value: 'member-of-maker',
      selector: made('CreateQueueResponse', told('CreateQueue', 'queueName')),
    },
  },
});
