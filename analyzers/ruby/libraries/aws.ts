import {
  arg,
  connection,
  defineLibrary,
  type Effect,
  each,
  first,
  keyword,
  made,
  publish,
  type Selector,
  subscribe,
  text,
} from '../../../src/code/library.ts';
import { PERFORM } from '../macros.ts';
import { option, told } from './support/selectors.ts';

/** A resource may be given a client, which has the endpoint then. */
const ofClient: Selector = { from: 'maker', of: keyword('client'), selector: keyword('endpoint') };

/** One client a service; an endpoint of one's own goes before the documented host. */
function awsClient(
  service: string,
  vendor: string,
  details: Pick<Parameters<typeof connection>[0], 'nodeKind' | 'protocol'>,
): Effect {
  return connection({
    ...details,
    technology: service,
    vendor,
    target: first(keyword('endpoint'), ofClient, text(`https://${service}.amazonaws.com`)),
  });
}

const SQS = { protocol: 'sqs', channelKind: 'queue', channel: option('queue_url') } as const;
/** A queue as an object: by its address, or as the service has it under a name. */
const QUEUE = { ...SQS, channel: first(made('NamedQueue', option('queue_name')), made('SQS.Queue', arg(0))) };

export const aws = defineLibrary({
  name: 'aws-sdk',
  imports: ['Aws'],
  docs: 'https://docs.aws.amazon.com/sdk-for-ruby/v3/developer-guide/welcome.html',
  creates: {
    'SQS.Client.get_queue_url': 'QueueUrl',
    'SQS.Client.create_queue': 'QueueUrl',
    'SQS.Resource.queue': 'SQS.Queue',
    'SQS.Resource.get_queue_by_name': 'NamedQueue',
    'SQS.Resource.create_queue': 'NamedQueue',
    'SNS.Resource.topic': 'SNS.Topic',
  },
  types: { NamedQueue: 'SQS.Queue' },
  values: { 'QueueUrl.queue_url': { value: 'select', selector: made('QueueUrl', option('queue_name')) } },
  calls: {
    'SQS.Client': awsClient('sqs', 'Amazon SQS', { nodeKind: 'broker', protocol: 'sqs' }),
    'SNS.Client': awsClient('sns', 'Amazon SNS', { nodeKind: 'broker', protocol: 'sns' }),
    'S3.Client': awsClient('s3', 'Amazon S3', { nodeKind: 'storage', protocol: 's3' }),
    'S3.Resource': awsClient('s3', 'Amazon S3', { nodeKind: 'storage', protocol: 's3' }),
    'DynamoDB.Client': awsClient('dynamodb', 'Amazon DynamoDB', { nodeKind: 'database', protocol: 'http' }),
    'Lambda.Client': awsClient('lambda', 'AWS Lambda', { nodeKind: 'external', protocol: 'http' }),
    'SQS.Client.send_message': publish(SQS),
    'SQS.Client.receive_message': subscribe(SQS),
    'SQS.Client.send_message_batch': publish(SQS),
    'SQS.QueuePoller': subscribe({ ...SQS, channel: arg(0) }),
    'SQS.Resource': awsClient('sqs', 'Amazon SQS', { nodeKind: 'broker', protocol: 'sqs' }),
    'SNS.Resource': awsClient('sns', 'Amazon SNS', { nodeKind: 'broker', protocol: 'sns' }),
    ...each<Effect>(['send_message', 'send_messages'], (name) => [`SQS.Queue.${name}`, publish(QUEUE)]),
    ...each<Effect>(['receive_messages', 'poll'], (name) => [`SQS.Queue.${name}`, subscribe(QUEUE)]),
    'SNS.Topic.publish': publish({ protocol: 'sns', channelKind: 'topic', channel: made('SNS.Topic', arg(0)) }),
    'SNS.Client.publish': publish({ protocol: 'sns', channelKind: 'topic', channel: option('topic_arn') }),
  },
});

export const shoryuken = defineLibrary({
  name: 'shoryuken',
  imports: ['Shoryuken'],
  docs: 'https://github.com/ruby-shoryuken/shoryuken/wiki/Worker-options',
  hasWorkers: true,
  calls: {
    'Worker.included': subscribe({
      protocol: 'sqs',
      channelKind: 'queue',
      channel: keyword('shoryuken_options.queue'),
      handler: keyword(PERFORM),
    }),
    'Worker.perform_async': publish({ protocol: 'sqs', channelKind: 'queue', channel: told('shoryuken_options.queue') }),
  },
});
