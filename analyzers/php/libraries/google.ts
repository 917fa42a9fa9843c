import { arg, connection, defineLibrary, type Library, made, publish, subscribe, text } from '../../../src/code/library.ts';

const DOCS = 'https://cloud.google.com/php/docs/reference';
const ofTopic = made('Topic', arg(0));

export const googlePubsub = defineLibrary({
  name: 'google-pubsub',
  imports: ['Google\\Cloud\\PubSub'],
  docs: `${DOCS}/cloud-pubsub/latest`,
  creates: { 'PubSubClient.topic': 'Topic', 'PubSubClient.subscription': 'Subscription' },
  calls: {
    PubSubClient: connection({
      nodeKind: 'broker',
      technology: 'google-pubsub',
      protocol: 'pubsub',
      target: text('https://pubsub.googleapis.com'),
      vendor: 'Google Cloud Pub/Sub',
    }),
    'Topic.publish': publish({ protocol: 'pubsub', channelKind: 'topic', channel: ofTopic }),
    'Topic.publishBatch': publish({ protocol: 'pubsub', channelKind: 'topic', channel: ofTopic }),
    'Subscription.pull': subscribe({ protocol: 'pubsub', channelKind: 'topic', channel: made('Subscription', arg(0)) }),
  },
});

export const googleStorage: Library = defineLibrary({
  name: 'google-storage',
  imports: ['Google\\Cloud\\Storage'],
  docs: `${DOCS}/cloud-storage/latest`,
  calls: {
    StorageClient: connection({
      nodeKind: 'storage',
      technology: 'google-cloud-storage',
      protocol: 'http',
      target: text('https://storage.googleapis.com'),
      vendor: 'Google Cloud Storage',
    }),
  },
});
