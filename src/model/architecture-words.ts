import type { Certainty, Deployment, Edge, Handling, Step, UnknownCode } from './architecture.ts';
import type { ChannelKind, NodeKind, Protocol } from './fact.ts';
import type { RoutePurpose } from './health.ts';
import type { LibraryRole } from './library.ts';
import type { ProblemCode } from './problem.ts';
import type { ResiliencePattern } from './resilience.ts';

/** What each closed word of the architecture means. The compiler asks for an entry when a word is added. */
export const NODE_KINDS: Readonly<Record<NodeKind, string>> = {
  service: 'anything the team wrote that runs',
  frontend: 'an application that runs in a browser or on a device',
  gateway: 'an off-the-shelf proxy or ingress that is configured here',
  database: 'keeps records',
  cache: 'keeps what can be computed again',
  broker: 'passes messages on',
  storage: 'keeps files or objects',
  search: 'answers full-text queries',
  infrastructure: 'registry, configuration server, identity provider, tracing, metrics',
  external: 'a system outside the repository that is reached over the network',
};

export const PROTOCOLS: Readonly<Record<Protocol, string>> = {
  http: 'HTTP, also REST',
  grpc: 'gRPC',
  graphql: 'GraphQL over HTTP',
  websocket: 'WebSocket and what is built on it',
  tcp: 'plain TCP',
  amqp: 'AMQP',
  kafka: 'Kafka',
  nats: 'NATS, also its streaming',
  redis: 'Redis',
  mqtt: 'MQTT',
  sqs: 'Amazon SQS',
  sns: 'Amazon SNS',
  pubsub: 'Google Pub/Sub',
  servicebus: 'Azure Service Bus',
  sql: "a relational database's own protocol",
  mongodb: 'MongoDB',
  cassandra: 'Cassandra',
  elasticsearch: 'Elasticsearch and OpenSearch',
  s3: 'S3 and what is compatible with it',
  smtp: 'mail',
  ldap: 'LDAP',
  thrift: 'Thrift',
  other: 'anything else',
};

export const CERTAINTIES: Readonly<Record<Certainty, string>> = {
  declared: 'a manifest, specification or annotation states it',
  resolved: 'code states it and every value in it was computed',
  inferred: 'a heuristic joined it: a similar name, a default port',
};

export const DEPLOYMENT_KINDS: Readonly<Record<Deployment['kind'], string>> = {
  compose: 'a compose file',
  kubernetes: 'a folder of Kubernetes manifests',
  other: 'anything else that deploys',
};

export const PATTERNS: Readonly<Record<Edge['pattern'], string>> = {
  'request-response': 'asks and waits for the answer',
  'publish-subscribe': 'sends or receives messages, mostly through a broker, and waits for no answer',
  'data-access': 'reads or writes stored data',
  connection: 'connects, for what is not known',
};

export const CHANNEL_KINDS: Readonly<Record<ChannelKind, string>> = {
  topic: 'every subscriber gets every message',
  queue: 'one of the consumers gets each message',
  exchange: 'hands messages on to queues',
  subject: 'a name messages are sent to and matched by',
  stream: 'a log that consumers read at their own pace',
  event: 'a named event whose transport does not matter',
  rpc: 'a request sent as a message and answered',
};

export const RESILIENCE_PATTERNS: Readonly<Record<ResiliencePattern, string>> = {
  timeout: 'stops waiting after some time',
  retry: 'tries again',
  'circuit-breaker': 'stops asking what keeps failing',
  'rate-limit': 'lets so many requests through in so much time',
  bulkhead: 'lets so many run at once',
  'time-to-live': 'forgets what is cached after some time',
};

export const LIBRARY_ROLES: Readonly<Record<LibraryRole, string>> = {
  'feature-flags': 'switches features while the program runs',
  'contract-tests': 'tests both sides of an interface against one contract',
  'real-service-tests': 'starts real stores, brokers and services for tests',
  mocks: 'stands in for other services and stores in tests',
  outbox: 'can send messages together with a local transaction',
  'event-sourcing': 'can keep state as a row of events',
  saga: 'can lead a transaction or a workflow over several services',
  resilience: 'can break circuits, try again, wait no longer, or limit',
  tracing: 'follows requests from service to service',
  metrics: 'counts and times what the program does, for a monitoring system',
};

export const ROUTE_PURPOSES: Readonly<Record<RoutePurpose, string>> = {
  health: 'tells whether the program is well',
  metrics: 'tells how the program fares, to a monitoring system',
};

export const STEPS: Readonly<Record<Step['does'], string>> = {
  call: 'asks another service or system',
  publish: 'sends a message',
  store: 'works with stored data',
};

export const ENTRIES: Readonly<Record<Handling['entry'], string>> = {
  route: 'a request to a route',
  channel: 'a message of a channel',
  none: 'neither: what no known handler comes to, such as code that runs at start or by a clock',
};

export const UNKNOWN_CODES: Readonly<Record<UnknownCode, string>> = {
  'unresolved-target': 'a call whose target could not be computed',
  'unresolved-channel': 'a message whose channel could not be computed',
  'unresolved-path': 'a route whose path could not be computed',
  'unresolved-setting': 'a setting that no deployment gives a value',
  'unowned-code': 'code that no program reaches',
  'inactive-code': 'code that takes part on a condition that nothing deployed here meets',
  'unplaced-contract': 'an interface description whose operations nobody was seen to serve',
  'unrendered-template': 'a template that could not be rendered',
  'unknown-object': 'an object of a kind that is not known',
};

export const PROBLEM_CODES: Readonly<Record<ProblemCode, string>> = {
  'unreadable-file': 'the file could not be read',
  'binary-file': 'the file is not text',
  'file-too-large': 'the file is larger than the limit',
  'empty-file': 'the file is empty',
  'syntax-error': 'the file does not follow its format',
  'unexpected-shape': 'the file is well-formed and says something its format does not allow',
  'link-outside-root': 'a link that leaves the analysed folder',
  'link-cycle': 'a link that leads back to itself',
  'limit-reached': 'a limit stopped the analysis',
  'missing-reference': 'something is referred to that is not there',
  'conflicting-facts': 'two sources disagree',
  'analyzer-failed': 'an analyzer stopped with an error',
  'renderer-failed': 'a program that was asked to render something failed',
  'unread-code': 'code in a language that is not read',
};
