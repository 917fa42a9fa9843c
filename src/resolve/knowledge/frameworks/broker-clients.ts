import type { ClientRule } from './client-rule.ts';

type Details = Omit<ClientRule, 'kind' | 'isMade' | 'purpose'>;

function broker(details: Details): ClientRule {
  return { kind: 'broker', isMade: true, purpose: 'exchanges messages', ...details };
}

const BOOT = 'https://docs.spring.io/spring-boot/appendix/application-properties/';

/** `vm:` is a broker inside of the program: https://activemq.apache.org/components/classic/documentation/vm-transport-reference */
const NOT_INSIDE = /^(?!vm:)/;

/** Clients of message brokers. */
export const BROKER_CLIENTS: readonly ClientRule[] = [
  broker({
    name: 'RabbitMQ client',
    docs: BOOT,
    libraries: /rabbit|amqp/,
    places: [
      { url: 'spring.rabbitmq.addresses' },
      { host: 'spring.rabbitmq.host', port: 'spring.rabbitmq.port', defaultPort: 5672 },
      { url: 'spring.cloud.stream.binders.*.environment.spring.rabbitmq.addresses' },
      { url: 'spring.cloud.stream.binders.*.environment.spring.rabbitmq.host' },
      { url: 'zipkin.collector.rabbitmq.addresses' },
      { url: 'rabbitmq.uri' },
      { host: 'rabbitmq.host', port: 'rabbitmq.port', defaultPort: 5672 },
      { host: 'rabbitmq-host', port: 'rabbitmq-port', defaultPort: 5672 },
      { host: 'amqp-host', port: 'amqp-port', defaultPort: 5672 },
    ],
    fallback: 'amqp://localhost:5672',
    technology: 'rabbitmq',
    protocol: 'amqp',
  }),
  broker({
    name: 'Kafka client',
    docs: BOOT,
    libraries: /kafka/,
    places: [
      { url: 'spring.cloud.stream.kafka.binder.brokers' },
      { url: 'spring.cloud.stream.kafka.streams.binder.brokers' },
      { url: 'spring.kafka.bootstrap-servers' },
      { url: 'spring.kafka.consumer.bootstrap-servers' },
      { url: 'spring.kafka.producer.bootstrap-servers' },
      { url: 'spring.cloud.stream.binders.*.environment.spring.cloud.stream.kafka.binder.brokers' },
      { url: 'kafka.bootstrap.servers' },
      { url: 'quarkus.kafka-streams.bootstrap-servers' },
      { url: 'mp.messaging.connector.smallrye-kafka.bootstrap.servers' },
      { url: 'mp.messaging.incoming.*.bootstrap.servers' },
      { url: 'mp.messaging.outgoing.*.bootstrap.servers' },
    ],
    fallback: 'localhost:9092',
    technology: 'kafka',
    protocol: 'kafka',
  }),
  broker({
    name: 'ActiveMQ client',
    docs: BOOT,
    libraries: /activemq|jms/,
    places: [
      { url: 'spring.activemq.broker-url', accepts: NOT_INSIDE },
      { url: 'micronaut.jms.activemq.classic.connection-string' },
    ],
    technology: 'activemq',
    protocol: 'tcp',
  }),
  broker({
    name: 'Artemis client',
    docs: BOOT,
    libraries: /artemis|jms/,
    places: [
      { url: 'spring.artemis.broker-url', accepts: NOT_INSIDE },
      { host: 'spring.artemis.host', port: 'spring.artemis.port', defaultPort: 61616 },
      { url: 'quarkus.artemis.url' },
      { url: 'quarkus.artemis.*.url' },
      { url: 'micronaut.jms.activemq.artemis.connection-string' },
    ],
    technology: 'artemis',
    protocol: 'tcp',
  }),
  broker({
    name: 'Pulsar client',
    docs: BOOT,
    libraries: /pulsar/,
    places: [{ url: 'spring.pulsar.client.service-url' }, { url: 'pulsar.client.service-url' }],
    fallback: 'pulsar://localhost:6650',
    technology: 'pulsar',
    protocol: 'other',
  }),
  broker({
    name: 'RocketMQ client',
    docs: 'https://github.com/apache/rocketmq-spring',
    libraries: /rocketmq/,
    places: [{ url: 'rocketmq.name-server' }, { url: 'spring.cloud.stream.rocketmq.binder.name-server' }],
    technology: 'rocketmq',
    protocol: 'other',
  }),
  broker({
    name: 'NATS client',
    docs: 'https://github.com/nats-io/spring-nats',
    libraries: /nats/,
    places: [{ url: 'nats.spring.server' }, { url: 'nats.default.addresses' }],
    technology: 'nats',
    protocol: 'nats',
  }),
  broker({
    name: 'Axon Server connector',
    docs: 'https://docs.axoniq.io/axon-framework-reference/4.10/axon-server-in-axon-framework/',
    libraries: /axon-server-connector|axon-spring-boot-starter/,
    places: [{ url: 'axon.axonserver.servers' }],
    fallback: 'localhost:8124',
    technology: 'axon-server',
    protocol: 'grpc',
  }),
  broker({
    name: 'MQTT client',
    docs: 'https://micronaut-projects.github.io/micronaut-mqtt/latest/guide/',
    libraries: /mqtt|paho/,
    places: [{ url: 'mqtt.client.server-uri' }],
    technology: 'mqtt',
    protocol: 'mqtt',
  }),
];
