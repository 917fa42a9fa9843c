import {
  arg,
  call,
  connection,
  defineLibrary,
  type Effect,
  each,
  first,
  type Library,
  made,
  madeOf,
  publish,
  subscribe,
  text,
  type ValueRule,
} from '../../../src/code/library.ts';

const toTopic = publish({ protocol: 'pubsub', channel: made('Topic', arg(0)), channelKind: 'topic' });

const subscription = made('Subscription', arg(0));

/** A subscription of a topic at hand names the topic; of one opened by its own name only its own queue is known. */
const fromTopic = subscribe({ protocol: 'pubsub', channel: made('Topic', arg(0)), channelKind: 'topic', group: subscription });
const fromQueue = subscribe({ protocol: 'pubsub', channel: subscription, channelKind: 'queue' });

/** What exists already or is made is the first of a list: `const [topic] = await pubsub.topic('orders').get({ autoCreate: true })`. */
function asked(type: string): Readonly<Record<string, ValueRule>> {
  return {
    [`${type}.get`]: { value: 'select', selector: { from: 'receiver' } },
    [`${type}.0`]: { value: 'select', selector: { from: 'receiver' }, isProperty: true },
  };
}

export const googlePubsub = defineLibrary({
  name: 'google-cloud-pubsub',
  imports: ['@google-cloud/pubsub'],
  docs: 'https://cloud.google.com/nodejs/docs/reference/pubsub/latest',
  creates: {
    'PubSub.topic': 'Topic',
    'PubSub.subscription': 'Subscription',
    'PubSub.createTopic': 'Topic',
    'PubSub.createSubscription': 'NamedSubscription',
    'Topic.subscription': 'TopicSubscription',
    'Topic.createSubscription': 'TopicSubscription',
  },
  types: { TopicSubscription: 'Subscription', NamedSubscription: 'Subscription' },
  values: { ...asked('Topic'), ...asked('Subscription') },
  calls: {
    PubSub: connection({
      nodeKind: 'broker',
      technology: 'google-pubsub',
      protocol: 'pubsub',
      vendor: 'Google Pub/Sub',
      target: first(arg(0, 'apiEndpoint'), text('https://pubsub.googleapis.com')),
    }),
    ...each<Effect>(['publish', 'publishMessage', 'publishJSON'], (name) => [`Topic.${name}`, toTopic]),
    'Subscription.on': fromQueue,
    'TopicSubscription.on': fromTopic,
    'NamedSubscription.on': subscribe({
      protocol: 'pubsub',
      channel: made('NamedSubscription', first(madeOf(arg(0), 'Topic', arg(0)), arg(0))),
      channelKind: 'topic',
      group: made('NamedSubscription', arg(1)),
    }),
  },
});

export const googleStorage = defineLibrary({
  name: 'google-cloud-storage',
  imports: ['@google-cloud/storage'],
  docs: 'https://cloud.google.com/nodejs/docs/reference/storage/latest',
  calls: {
    Storage: connection({
      nodeKind: 'storage',
      technology: 'google-cloud-storage',
      protocol: 'http',
      vendor: 'Google Cloud Storage',
      target: first(arg(0, 'apiEndpoint'), text('https://storage.googleapis.com')),
    }),
  },
});

export const googleFirestore = defineLibrary({
  name: 'google-cloud-firestore',
  imports: ['@google-cloud/firestore', 'firebase-admin/firestore', 'firebase/firestore'],
  docs: 'https://cloud.google.com/nodejs/docs/reference/firestore/latest',
  calls: each<Effect>(['Firestore', 'getFirestore'], (name) => [
    name,
    connection({
      nodeKind: 'database',
      technology: 'firestore',
      protocol: 'grpc',
      vendor: 'Google Firestore',
      target: text('https://firestore.googleapis.com'),
    }),
  ]),
});

const OTHERS: readonly (readonly [name: string, maker: string, vendor: string, host: string])[] = [
  ['bigquery', 'BigQuery', 'Google BigQuery', 'bigquery.googleapis.com'],
  ['tasks', 'CloudTasksClient', 'Google Cloud Tasks', 'cloudtasks.googleapis.com'],
  ['secret-manager', 'SecretManagerServiceClient', 'Google Secret Manager', 'secretmanager.googleapis.com'],
  ['logging', 'Logging', 'Google Cloud Logging', 'logging.googleapis.com'],
  ['logging-bunyan', 'LoggingBunyan', 'Google Cloud Logging', 'logging.googleapis.com'],
  ['logging-winston', 'LoggingWinston', 'Google Cloud Logging', 'logging.googleapis.com'],
  ['monitoring', 'MetricServiceClient', 'Google Cloud Monitoring', 'monitoring.googleapis.com'],
  ['vision', 'ImageAnnotatorClient', 'Google Cloud Vision', 'vision.googleapis.com'],
  ['translate', 'v2.Translate', 'Google Cloud Translation', 'translation.googleapis.com'],
  ['speech', 'SpeechClient', 'Google Speech-to-Text', 'speech.googleapis.com'],
  ['text-to-speech', 'TextToSpeechClient', 'Google Text-to-Speech', 'texttospeech.googleapis.com'],
  ['kms', 'KeyManagementServiceClient', 'Google Cloud KMS', 'cloudkms.googleapis.com'],
  ['profiler', 'start', 'Google Cloud Profiler', 'cloudprofiler.googleapis.com'],
  ['trace-agent', 'start', 'Google Cloud Trace', 'cloudtrace.googleapis.com'],
  ['opentelemetry-cloud-trace-exporter', 'TraceExporter', 'Google Cloud Trace', 'cloudtrace.googleapis.com'],
];

/** Services that the team's programs call and nothing more is said of. */
export const googleCloudOthers: readonly Library[] = OTHERS.map(([name, maker, vendor, host]) =>
  defineLibrary({
    name: `google-cloud-${name}`,
    imports: [`@google-cloud/${name}`],
    docs: 'https://cloud.google.com/nodejs/docs/reference',
    calls: { [maker]: call({ protocol: 'http', target: text(`https://${host}`), vendor }) },
  }),
);
