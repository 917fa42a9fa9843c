import type { NodeKind } from '../../model/fact.ts';

/** A product that runs from a published image. */
export interface Product {
  readonly kind: NodeKind;
  readonly technology: string;
}

/** Technology → last parts of the image names it is published under. A `/` asks for the last two parts. */
type Table = Readonly<Record<string, string>>;

const DATABASES: Table = {
  postgresql: 'postgres postgresql postgis pgvector pgbouncer pgpool spilo supabase/postgres cloudnative-pg timescaledb-ha',
  timescaledb: 'timescaledb',
  mysql: 'mysql mysql-server percona percona-server mysql-community-server',
  mariadb: 'mariadb mariadb-galera',
  mongodb: 'mongo mongodb mongodb-community-server mongodb-sharded percona-server-mongodb ferretdb documentdb-local',
  cockroachdb: 'cockroach cockroachdb',
  mssql: 'mssql/server azure-sql-edge mssql-server mssql-server-linux',
  oracle: 'oracle-xe oracle-free oracle-database database/express database/enterprise',
  db2: 'db2 db2express-c',
  cassandra: 'cassandra dse-server',
  scylla: 'scylla scylladb',
  clickhouse: 'clickhouse clickhouse-server',
  influxdb: 'influxdb influxdb2 heapster-influxdb-amd64',
  neo4j: 'neo4j',
  couchdb: 'couchdb',
  couchbase: 'couchbase couchbase-server',
  arangodb: 'arangodb arango',
  dynamodb: 'dynamodb-local',
  cosmosdb: 'azure-cosmos-emulator',
  rethinkdb: 'rethinkdb',
  firebird: 'firebird',
  ravendb: 'ravendb',
  eventstore: 'eventstore eventstoredb',
  surrealdb: 'surrealdb',
  dgraph: 'dgraph',
  tidb: 'tidb',
  yugabytedb: 'yugabyte',
  questdb: 'questdb',
  etcd: 'etcd',
};
const CACHES: Table = {
  redis: 'redis redis-stack redis-stack-server redis-cluster redis-sentinel rejson redis-alpine',
  valkey: 'valkey',
  keydb: 'keydb',
  dragonfly: 'dragonfly',
  memcached: 'memcached',
  hazelcast: 'hazelcast',
  ignite: 'ignite',
};
const BROKERS: Table = {
  rabbitmq: 'rabbitmq rabbitmq-server lavinmq',
  kafka: 'kafka cp-kafka cp-server kafka-native fast-data-dev spotify/kafka enterprise-kafka',
  redpanda: 'redpanda',
  nats: 'nats nats-server',
  'nats-streaming': 'nats-streaming',
  activemq: 'activemq activemq-classic',
  artemis: 'activemq-artemis artemis',
  mosquitto: 'eclipse-mosquitto mosquitto',
  emqx: 'emqx',
  hivemq: 'hivemq4 hivemq-ce',
  vernemq: 'vernemq',
  pulsar: 'pulsar pulsar-all',
  rocketmq: 'rocketmq',
  nsq: 'nsq nsqd',
  elasticmq: 'elasticmq elasticmq-native alpine-sqs',
  'google-pubsub': 'gcloud-pubsub-emulator pubsub-emulator google-cloud-pubsub-emulator',
  servicebus: 'servicebus-emulator',
};
const STORAGES: Table = { minio: 'minio', azurite: 'azurite', seaweedfs: 'seaweedfs', gcs: 'fake-gcs-server', ceph: 'ceph' };
const SEARCHES: Table = {
  elasticsearch: 'elasticsearch elasticsearch-oss',
  opensearch: 'opensearch',
  solr: 'solr',
  meilisearch: 'meilisearch',
  typesense: 'typesense',
  sphinx: 'manticore sphinx',
  qdrant: 'qdrant',
  weaviate: 'weaviate',
  milvus: 'milvus',
  chroma: 'chroma',
};
const GATEWAYS: Table = {
  nginx: 'nginx nginx-unprivileged nginx-alpine nginx-ingress openresty nginx-proxy nginx-proxy-manager',
  traefik: 'traefik',
  kong: 'kong kong-gateway',
  envoy: 'envoy envoy-alpine',
  haproxy: 'haproxy',
  caddy: 'caddy',
  httpd: 'httpd',
  apisix: 'apisix',
  krakend: 'krakend',
  tyk: 'tyk-gateway',
  'ingress-nginx': 'nginx-ingress-controller ingress-nginx/controller',
  varnish: 'varnish',
};
const INFRASTRUCTURE: Table = {
  zookeeper: 'zookeeper cp-zookeeper',
  consul: 'consul',
  eureka: 'eureka eureka-server jhipster-registry',
  nacos: 'nacos-server',
  vault: 'vault',
  keycloak: 'keycloak',
  'oauth2-proxy': 'oauth2-proxy',
  dex: 'dex',
  hydra: 'hydra',
  kratos: 'kratos',
  zitadel: 'zitadel',
  authentik: 'authentik',
  openldap: 'openldap',
  jaeger: 'jaegertracing/all-in-one jaeger jaeger-all-in-one jaeger-collector jaeger-query jaeger-agent',
  zipkin: 'zipkin zipkin-slim',
  tempo: 'tempo',
  prometheus: 'prometheus',
  alertmanager: 'alertmanager',
  pushgateway: 'pushgateway',
  'node-exporter': 'node-exporter',
  cadvisor: 'cadvisor',
  'kube-state-metrics': 'kube-state-metrics',
  'rabbitmq-exporter': 'rabbitmq-exporter',
  'redis-exporter': 'redis_exporter',
  'postgres-exporter': 'postgres-exporter postgres_exporter',
  'kafka-exporter': 'kafka-exporter',
  grafana: 'grafana grafana-oss grafana-enterprise heapster-grafana-amd64',
  heapster: 'heapster heapster-amd64',
  loki: 'loki',
  promtail: 'promtail',
  alloy: 'alloy grafana-agent',
  'otel-collector': 'opentelemetry-collector opentelemetry-collector-contrib otelcol',
  logstash: 'logstash logstash-oss',
  kibana: 'kibana kibana-oss opensearch-dashboards',
  fluentd: 'fluentd fluentd-kubernetes-daemonset fluent-bit',
  filebeat: 'filebeat',
  metricbeat: 'metricbeat',
  'apm-server': 'apm-server',
  seq: 'seq',
  graylog: 'graylog',
  statsd: 'statsd graphite-statsd',
  telegraf: 'telegraf',
  'schema-registry': 'cp-schema-registry schema-registry apicurio-registry-mem apicurio-registry-sql',
  'kafka-connect': 'cp-kafka-connect kafka-connect cp-kafka-connect-base debezium/connect',
  'kafka-rest': 'cp-kafka-rest',
  ksqldb: 'cp-ksqldb-server ksqldb-server',
  temporal: 'temporal auto-setup',
  mailhog: 'mailhog mailpit maildev smtp4dev inbucket mailcatcher greenmail docker-mailserver postfix',
  localstack: 'localstack localstack-pro',
  wiremock: 'wiremock',
  mockserver: 'mockserver',
  'spring-boot-admin': 'spring-boot-admin',
  'hystrix-dashboard': 'hystrix-dashboard',
  turbine: 'turbine turbine-server',
  'spring-cloud-config': 'spring-cloud-config-server configserver',
  'spring-cloud-dataflow': 'spring-cloud-dataflow-server',
  adminer: 'adminer',
  phpmyadmin: 'phpmyadmin',
  pgadmin: 'pgadmin pgadmin4 pgweb',
  'mongo-express': 'mongo-express mongoku',
  'redis-commander': 'redis-commander redisinsight phpredisadmin',
  'kafka-ui': 'kafka-ui kafdrop akhq kafka-manager cmak kowl console',
  portainer: 'portainer portainer-ce',
  'docker-socket-proxy': 'docker-socket-proxy',
  watchtower: 'watchtower',
  'temporal-ui': 'temporalio/ui',
  coredns: 'coredns',
  sonarqube: 'sonarqube',
  unleash: 'unleash-server',
  selenium: 'hub standalone-chrome node-chrome',
};

const PRODUCTS: ReadonlyMap<string, Product> = new Map(
  (
    [
      ['database', DATABASES],
      ['cache', CACHES],
      ['broker', BROKERS],
      ['storage', STORAGES],
      ['search', SEARCHES],
      ['gateway', GATEWAYS],
      ['infrastructure', INFRASTRUCTURE],
    ] as const
  ).flatMap(([kind, table]) =>
    Object.entries(table).flatMap(([technology, images]) =>
      images.split(' ').map((image) => [image, { kind, technology }] as const),
    ),
  ),
);

/** The product of an image: by its last two path parts, then its last, with the packagers' affixes dropped. */
export function productOfImage(image: string): Product | undefined {
  const parts = imageRepository(image).toLowerCase().split('/');
  const last = parts.at(-1) ?? '';
  const plain = last.replace(/^(alpine|docker|arm64v8|amd64)-|-(alpine|docker|debian|ubi\d?|amd64|arm64|linux)$/g, '');
  return PRODUCTS.get(parts.slice(-2).join('/')) ?? PRODUCTS.get(last) ?? PRODUCTS.get(plain);
}

/** Images that do one errand when a deployment starts: make buckets, migrate tables, wait for others. */
const ERRANDS = new Set(
  'mc busybox alpine curl wait-for-it wait-for dockerize migrate flyway liquibase kubectl git k6 locust'.split(' '),
);

/** Whether the image only does an errand and is no part of the running system. */
export function isErrandImage(image: string): boolean {
  return ERRANDS.has(imageRepository(image).toLowerCase().split('/').at(-1) ?? '');
}

/** What the last word of a name says of a thing that no image or program tells about. */
const BY_NAME: Readonly<Record<string, Product | undefined>> = {
  db: { kind: 'database', technology: 'database' },
  database: { kind: 'database', technology: 'database' },
  ...Object.fromEntries(
    'postgres postgresql mysql mariadb mongo mongodb cassandra redis memcached rabbitmq kafka nats activemq minio elasticsearch opensearch zookeeper'
      .split(' ')
      .map((name) => [name, PRODUCTS.get(name)]),
  ),
};

/** `orders-db` is a database and `shop-redis` a cache, whoever built them. */
export function productOfName(name: string): Product | undefined {
  return BY_NAME[
    name
      .toLowerCase()
      .split(/[^a-z0-9]+/)
      .at(-1) ?? ''
  ];
}

/** An image's name without digest, tag, and the default registry. */
export function imageRepository(image: string): string {
  const untagged = image.replace(/@.*$/, '').replace(/:(?!.*\/)(?!-).*$/, '');
  return untagged.replace(/^(docker\.io|index\.docker\.io|registry-1\.docker\.io)\//, '').replace(/^library\//, '');
}
