import { arg, defineLibrary, publish, subscribe } from '../../../src/code/library.ts';

/** Requests are built step by step; the queue is one of the steps. */
const sqs = defineLibrary({
  name: 'aws-sdk-sqs',
  imports: ['aws_sdk_sqs', 'aws_sdk_sqs::*'],
  docs: 'https://docs.rs/aws-sdk-sqs',
  creates: {
    'Client.new': 'Client',
    'Client.send_message': 'Sending',
    'Client.send_message_batch': 'Sending',
    'Client.receive_message': 'Receiving',
    'Sending.*': 'Sending',
    'Receiving.*': 'Receiving',
  },
  calls: {
    'Sending.queue_url': publish({ protocol: 'sqs', channel: arg(0), channelKind: 'queue' }),
    'Receiving.queue_url': subscribe({ protocol: 'sqs', channel: arg(0), channelKind: 'queue' }),
  },
});

const sns = defineLibrary({
  name: 'aws-sdk-sns',
  imports: ['aws_sdk_sns', 'aws_sdk_sns::*'],
  docs: 'https://docs.rs/aws-sdk-sns',
  creates: { 'Client.new': 'Client', 'Client.publish': 'Publishing', 'Publishing.*': 'Publishing' },
  calls: { 'Publishing.topic_arn': publish({ protocol: 'sns', channel: arg(0), channelKind: 'topic' }) },
});

export const awsLibraries = [sqs, sns];
