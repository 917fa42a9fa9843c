import type { NodeKind } from '../../model/fact.ts';
import { own } from '../../sdk/own.ts';

/**
 * What published images are. Names are those of Docker's official images (https://github.com/docker-library/official-images) and of
 * the vendors' own documentation; the packagers' copies (bitnami, linuxserver, ubuntu …) keep the last part of the name.
 */

/** A product that runs from a published image. */
export interface Product {
  readonly kind: NodeKind;
  readonly technology: string;
}

/** Technology → last parts of the image names it is published under. A `/` asks for the last two parts. */
type Table = Readonly<Record<string, string>>;

const DATABASES: Table = {
  postgresql:
    'postgres postgresql postgis pgvector pgbouncer pgpool spilo supabase/postgres cloudnative-pg timescaledb-ha postgresql-repmgr postgresql-ha crunchy-postgres crunchy-postgres-ha spilo-15 spilo-16 spilo-17 pgcat pgpool2 alloydbomni paradedb edb-postgresql postgresql-container apache/age',
  timescaledb: 'timescaledb timescaledb-docker',
  mysql:
    'mysql mysql-server percona percona-server mysql-community-server mysql-router mysql-cluster mysql-operator mysql-57-centos7 mysql-80-c9s vttestserver',
  mariadb: 'mariadb mariadb-galera mariadb-105 mariadb-1011 enterprise-server',
  mongodb:
    'mongo mongodb mongodb-community-server mongodb-sharded percona-server-mongodb ferretdb documentdb-local mongodb-enterprise-server mongodb-atlas-local mongodb-kubernetes-operator mongodb-agent',
  cockroachdb: 'cockroach cockroachdb',
  mssql: 'mssql/server azure-sql-edge mssql-server mssql-server-linux mssql',
  oracle:
    'oracle-xe oracle-free oracle-database database/express database/enterprise oracle-xe-11g oracle-12c oracle-database-xe oracle-database-free database/free',
  db2: 'db2 db2express-c',
  cassandra: 'cassandra dse-server cass-management-api cassandra-4_0',
  scylla: 'scylla scylladb',
  clickhouse: 'clickhouse clickhouse-server clickhouse-keeper',
  influxdb: 'influxdb influxdb2 heapster-influxdb-amd64 influxdb3-core',
  neo4j: 'neo4j',
  couchdb: 'couchdb',
  couchbase: 'couchbase couchbase-server',
  arangodb: 'arangodb arango',
  dynamodb: 'dynamodb-local amazon/dynamodb-local',
  cosmosdb: 'azure-cosmos-emulator azure-cosmos-emulator-mongodb cosmosdb-emulator',
  rethinkdb: 'rethinkdb',
  firebird: 'firebird',
  ravendb: 'ravendb',
  eventstore: 'eventstore eventstoredb',
  surrealdb: 'surrealdb',
  dgraph: 'dgraph',
  tidb: 'tidb tikv',
  yugabytedb: 'yugabyte yugabyte-db',
  questdb: 'questdb',
  citus: 'citus',
  aerospike: 'aerospike aerospike-server aerospike-server-enterprise',
  cratedb: 'crate',
  orientdb: 'orientdb',
  monetdb: 'monetdb',
  tarantool: 'tarantool',
  janusgraph: 'janusgraph',
  memgraph: 'memgraph memgraph-platform memgraph-mage',
  nebula: 'nebula-graphd nebula-storaged nebula-metad',
  singlestore: 'singlestoredb-dev cluster-in-a-box',
  immudb: 'immudb',
  foundationdb: 'foundationdb',
  spanner: 'cloud-spanner-emulator/emulator',
  datastore: 'datastore-emulator',
  firestore: 'firestore-emulator',
  druid: 'druid',
  pinot: 'apachepinot/pinot',
  trino: 'trino',
  presto: 'prestodb/presto prestosql/presto',
  hbase: 'hbase',
  hive: 'apache/hive',
  rqlite: 'rqlite',
  libsql: 'libsql-server',
  opentsdb: 'opentsdb',
  tdengine: 'tdengine',
  doris: 'doris',
  starrocks: 'allin1-ubuntu',
};
const CACHES: Table = {
  redis:
    'redis redis-stack redis-stack-server redis-cluster redis-sentinel rejson redis-alpine redislabs/redis redisgraph redistimeseries redisearch redis-single redis-ha',
  valkey: 'valkey valkey-cluster valkey-bundle',
  keydb: 'keydb',
  dragonfly: 'dragonfly',
  memcached: 'memcached',
  hazelcast: 'hazelcast hazelcast-enterprise',
  ignite: 'ignite gridgain',
  infinispan: 'infinispan infinispan/server',
  kvrocks: 'kvrocks',
  garnet: 'microsoft/garnet',
};
const BROKERS: Table = {
  rabbitmq: 'rabbitmq rabbitmq-server lavinmq rabbitmq-management rabbitmq-cluster',
  kafka:
    'kafka cp-kafka cp-server kafka-native fast-data-dev spotify/kafka enterprise-kafka cp-enterprise-kafka confluent-local automq strimzi/kafka kafka-kraft cp-kafka-kraft',
  redpanda: 'redpanda',
  nats: 'nats nats-server nats-alpine',
  'nats-streaming': 'nats-streaming',
  activemq: 'activemq activemq-classic',
  'axon-server': 'axonserver axonserver-se axon-server',
  artemis: 'activemq-artemis artemis activemq-artemis-broker activemq-artemis-broker-kubernetes',
  mosquitto: 'eclipse-mosquitto mosquitto',
  emqx: 'emqx emqx-enterprise',
  hivemq: 'hivemq4 hivemq-ce',
  vernemq: 'vernemq',
  pulsar: 'pulsar pulsar-all',
  rocketmq: 'rocketmq',
  nsq: 'nsq nsqd nsqlookupd',
  elasticmq: 'elasticmq elasticmq-native alpine-sqs goaws',
  'google-pubsub': 'gcloud-pubsub-emulator pubsub-emulator google-cloud-pubsub-emulator',
  servicebus: 'servicebus-emulator',
  solace: 'solace-pubsub-standard solace-pubsub-enterprise',
  'ibm-mq': 'ibmcom/mq ibm-messaging/mq',
  eventhubs: 'eventhubs-emulator',
  beanstalkd: 'beanstalkd',
  gearman: 'gearmand gearman',
  centrifugo: 'centrifugo',
  mercure: 'mercure',
  soketi: 'soketi',
  qpid: 'qpid-cpp qpid-broker',
  kinesis: 'kinesalite kinesis-mock',
};
const STORAGES: Table = {
  minio: 'minio',
  azurite: 'azurite',
  seaweedfs: 'seaweedfs',
  gcs: 'fake-gcs-server',
  ceph: 'ceph ceph/demo',
  s3: 's3mock s3ninja cloudserver zenko/cloudserver',
  garage: 'dxflrs/garage',
  rustfs: 'rustfs',
  sftp: 'atmoz/sftp',
  ftp: 'vsftpd pure-ftpd',
  nfs: 'nfs-server nfs-server-alpine',
  ipfs: 'kubo go-ipfs',
  hdfs: 'hadoop-namenode hadoop-datanode',
};
const SEARCHES: Table = {
  elasticsearch: 'elasticsearch elasticsearch-oss elasticsearch-wolfi',
  opensearch: 'opensearch',
  solr: 'solr',
  meilisearch: 'meilisearch',
  typesense: 'typesense',
  sphinx: 'manticore sphinx',
  qdrant: 'qdrant',
  weaviate: 'weaviate',
  milvus: 'milvus milvus-standalone',
  chroma: 'chroma chromadb',
  zincsearch: 'zincsearch zinc',
  quickwit: 'quickwit',
  vespa: 'vespaengine/vespa',
  pinecone: 'pinecone-local',
};
const GATEWAYS: Table = {
  nginx:
    'nginx nginx-unprivileged nginx-alpine nginx-ingress openresty nginx-proxy nginx-proxy-manager nginx-gateway-fabric swag openresty-alpine-fat nginx-extras nginx-126',
  traefik: 'traefik',
  kong: 'kong kong-gateway kong-ingress-controller',
  envoy: 'envoy envoy-alpine envoy-distroless envoy-contrib proxyv2 envoy-tools',
  haproxy: 'haproxy haproxy-alpine haproxytech/haproxy-alpine',
  caddy: 'caddy caddy-docker-proxy',
  httpd: 'httpd bitnami/apache ubuntu/apache2 apache2 httpd-24 modsecurity-crs',
  apisix: 'apisix',
  krakend: 'krakend',
  tyk: 'tyk-gateway',
  'ingress-nginx': 'nginx-ingress-controller ingress-nginx/controller',
  varnish: 'varnish',
  ambassador: 'emissary ambassador aes',
  gloo: 'gloo-envoy-wrapper',
  gravitee: 'apim-gateway',
  wso2: 'wso2am',
  'express-gateway': 'express-gateway',
  skipper: 'skipper',
  pomerium: 'pomerium',
  'apollo-router': 'apollographql/router',
  cosmo: 'wundergraph/cosmo/router',
  cloudflared: 'cloudflared',
  ngrok: 'ngrok',
  squid: 'squid',
  higress: 'higress',
  fabio: 'fabio',
  linkerd: 'linkerd/proxy',
  kgateway: 'kgateway',
};
const INFRASTRUCTURE: Table = {
  zookeeper: 'zookeeper cp-zookeeper',
  consul: 'consul consul-enterprise',
  etcd: 'etcd',
  eureka: 'eureka eureka-server spring-cloud-eureka eureka-service jhipster-registry',
  nacos: 'nacos-server',
  vault: 'vault',
  keycloak: 'keycloak keycloak-x rhbk-openshift-rhel8',
  'oauth2-proxy': 'oauth2-proxy',
  dex: 'dex',
  hydra: 'hydra',
  kratos: 'kratos',
  zitadel: 'zitadel',
  authentik: 'authentik goauthentik/server',
  openldap: 'openldap docker-openldap lldap glauth opendj apacheds 389ds',
  jaeger:
    'jaegertracing/all-in-one jaeger jaeger-all-in-one jaeger-collector jaeger-query jaeger-agent jaeger-operator jaeger-ingester opentelemetry-all-in-one',
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
  alloy: 'alloy grafana-agent grafana/agent agent-operator',
  'otel-collector':
    'opentelemetry-collector opentelemetry-collector-contrib otelcol otel-collector aws-otel-collector splunk-otel-collector opentelemetry-collector-k8s otel-lgtm',
  logstash: 'logstash logstash-oss sebp/elk',
  kibana: 'kibana kibana-oss opensearch-dashboards kibana-wolfi',
  fluentd: 'fluentd fluentd-kubernetes-daemonset',
  filebeat: 'filebeat',
  metricbeat: 'metricbeat',
  'apm-server': 'apm-server',
  seq: 'seq',
  graylog: 'graylog',
  statsd: 'statsd graphite-statsd',
  telegraf: 'telegraf',
  'schema-registry': 'cp-schema-registry schema-registry apicurio-registry-mem apicurio-registry-sql',
  'kafka-connect':
    'cp-kafka-connect kafka-connect cp-kafka-connect-base debezium/connect cp-server-connect cp-server-connect-base debezium/server kafka-connect-datagen',
  'kafka-rest': 'cp-kafka-rest',
  ksqldb: 'cp-ksqldb-server ksqldb-server',
  inngest: 'inngest',
  temporal: 'temporal auto-setup temporalio/server',
  mailhog: 'mailhog',
  mailpit: 'mailpit',
  maildev: 'maildev',
  smtp4dev: 'smtp4dev',
  inbucket: 'inbucket',
  mailcatcher: 'mailcatcher',
  greenmail: 'greenmail',
  'docker-mailserver': 'docker-mailserver',
  postfix: 'postfix',
  'fake-smtp-server': 'fake-smtp-server',
  mailslurper: 'mailslurper',
  'papercut-smtp': 'papercut-smtp',
  mailcrab: 'mailcrab',
  mailtrap: 'mailtrap',
  localstack: 'localstack localstack-pro',
  wiremock: 'wiremock wiremock-docker',
  mockserver: 'mockserver',
  'spring-boot-admin': 'spring-boot-admin',
  'hystrix-dashboard': 'hystrix-dashboard',
  turbine: 'turbine turbine-server',
  'spring-cloud-config': 'spring-cloud-config-server configserver config-server',
  'spring-cloud-dataflow': 'spring-cloud-dataflow-server',
  adminer: 'adminer',
  phpmyadmin: 'phpmyadmin',
  pgadmin: 'pgadmin pgadmin4 pgweb pgadmin-4',
  'mongo-express': 'mongo-express mongoku mongo-gui nosqlclient mongoclient adminmongo',
  'redis-commander': 'redis-commander redisinsight phpredisadmin redis-insight p3x-redis-ui',
  'kafka-ui':
    'kafka-ui kafdrop akhq kafka-manager cmak kowl redpandadata/console kafka-topics-ui kafka-connect-ui schema-registry-ui cp-enterprise-control-center kafbat/kafka-ui redpanda-console',
  portainer: 'portainer portainer-ce',
  'docker-socket-proxy': 'docker-socket-proxy',
  watchtower: 'watchtower',
  'temporal-ui': 'temporalio/ui',
  coredns: 'coredns',
  // https://github.com/kubernetes/kubernetes/tree/master/cluster/addons
  'kube-dns':
    'skydns kube2sky kubedns k8s-dns-kube-dns kube-dnsmasq k8s-dns-dnsmasq-nanny k8s-dns-sidecar dnsmasq-metrics exechealthz k8s-dns-node-cache',
  'addon-manager': 'addon-resizer kube-addon-manager cluster-proportional-autoscaler',
  'kubernetes-dashboard': 'kubernetes-dashboard kubernetesui/dashboard kubernetesui/metrics-scraper',
  'metrics-server': 'metrics-server',
  'cluster-autoscaler': 'cluster-autoscaler',
  'external-dns': 'external-dns',
  sonarqube: 'sonarqube',
  unleash: 'unleash-server',
  selenium: 'standalone-chrome node-chrome standalone-firefox selenium/hub',
  'fluent-bit': 'fluent-bit',
  vector: 'timberio/vector',
  elk: 'sebp/elk elk',
  heartbeat: 'heartbeat',
  auditbeat: 'auditbeat',
  packetbeat: 'packetbeat',
  'elastic-agent': 'elastic-agent',
  datadog: 'datadog/agent',
  newrelic: 'newrelic/infrastructure',
  'apollo-config': 'apollo-configservice apollo-adminservice apollo-portal',
  nomad: 'nomad',
  authelia: 'authelia',
  casdoor: 'casdoor',
  logto: 'logto',
  fusionauth: 'fusionauth-app',
  supertokens: 'supertokens-postgresql supertokens-mysql supertokens-mongodb',
  gotrue: 'gotrue',
  oathkeeper: 'oathkeeper',
  keto: 'keto',
  openfga: 'openfga',
  spicedb: 'spicedb',
  opa: 'openpolicyagent/opa',
  cerbos: 'cerbos',
  'mock-oauth2': 'mock-oauth2-server',
  phpldapadmin: 'phpldapadmin',
  mimir: 'mimir',
  thanos: 'thanos',
  cortex: 'cortex',
  'victoria-metrics': 'victoria-metrics vmagent vmselect vminsert vmstorage vmalert',
  pyroscope: 'pyroscope',
  skywalking: 'skywalking-oap-server skywalking-ui',
  signoz: 'signoz signoz-otel-collector query-service',
  sentry: 'getsentry/sentry sentry',
  netdata: 'netdata',
  zabbix: 'zabbix-server-mysql zabbix-server-pgsql zabbix-web-nginx-mysql zabbix-web-nginx-pgsql zabbix-agent',
  kapacitor: 'kapacitor',
  chronograf: 'chronograf',
  graphite: 'graphite',
  'uptime-kuma': 'uptime-kuma',
  'aspire-dashboard': 'aspire-dashboard',
  dozzle: 'dozzle',
  cadence: 'ubercadence/server',
  zeebe: 'zeebe camunda/operate camunda/tasklist camunda/camunda',
  camunda: 'camunda-bpm-platform',
  conductor: 'conductor',
  airflow: 'airflow',
  mlflow: 'mlflow/mlflow bitnami/mlflow',
  nifi: 'nifi',
  flink: 'flink',
  spark: 'spark spark-master spark-worker',
  moto: 'motoserver/moto',
  mountebank: 'mountebank',
  prism: 'stoplight/prism',
  'stripe-mock': 'stripe-mock',
  registry: 'registry registry-ui docker-registry-ui',
  harbor: 'harbor-core harbor-portal harbor-registry',
  nexus: 'nexus3',
  artifactory: 'artifactory-oss artifactory-pro',
  verdaccio: 'verdaccio',
  gitea: 'gitea',
  gitlab: 'gitlab-ce gitlab-ee',
  jenkins: 'jenkins/jenkins jenkins',
  cloudbeaver: 'cloudbeaver dbeaver/cloudbeaver',
  dbgate: 'dbgate',
  sqlpad: 'sqlpad',
  metabase: 'metabase',
  superset: 'superset',
  redash: 'redash',
  'elasticsearch-ui': 'cerebro elasticsearch-head elasticsearch-hq elasticvue dejavu',
  hue: 'gethue/hue',
  zoonavigator: 'zoonavigator',
  'swagger-ui': 'swagger-ui swagger-editor redoc',
  flagsmith: 'flagsmith',
  flagd: 'flagd',
  flipt: 'flipt',
  growthbook: 'growthbook',
  'traefik-forward-auth': 'traefik-forward-auth vouch-proxy',
  'acme-companion': 'acme-companion letsencrypt-nginx-proxy-companion docker-letsencrypt-nginx-proxy-companion certbot',
  ollama: 'ollama',
  vllm: 'vllm-openai',
  dapr: 'daprd dapr/placement dapr/dapr dapr/dashboard',
  seata: 'seata-server',
  sentinel: 'sentinel-dashboard',
  'xxl-job': 'xxl-job-admin',
  akhq: 'tchiotludo/akhq',
  autoheal: 'autoheal',
  ofelia: 'ofelia',
  gotenberg: 'gotenberg',
  hasura: 'hasura/graphql-engine',
  n8n: 'n8n',
  imgproxy: 'imgproxy',
  imaginary: 'imaginary',
  thumbor: 'thumbor',
  directus: 'directus/directus',
  strapi: 'strapi/strapi',
  livekit: 'livekit-server livekit/egress livekit/ingress',
  coturn: 'coturn',
  browserless: 'browserless/chrome browserless/chromium browserless/base',
  'stripe-cli': 'stripe-cli',
  'faster-whisper-server': 'faster-whisper-server',
  speaches: 'speaches',
  'whisper-asr': 'openai-whisper-asr-webservice',
  localai: 'localai/localai',
  litellm: 'litellm berriai/litellm-database',
  'text-embeddings-inference': 'text-embeddings-inference',
  'text-generation-inference': 'text-generation-inference',
  langfuse: 'langfuse/langfuse langfuse/langfuse-worker',
  libretranslate: 'libretranslate',
  tika: 'apache/tika',
  clamav: 'clamav',
  tusd: 'tusd',
  postgrest: 'postgrest',
  kroki: 'kroki',
  plantuml: 'plantuml-server',
  onlyoffice: 'onlyoffice/documentserver',
  collabora: 'collabora/code',
  nocodb: 'nocodb',
  ntfy: 'binwiederhier/ntfy',
  gotify: 'gotify/server',
  listmonk: 'listmonk/listmonk',
  svix: 'svix-server',
  windmill: 'windmill-labs/windmill',
  osrm: 'osrm-backend',
  nominatim: 'mediagis/nominatim',
  tileserver: 'tileserver-gl',
  geoserver: 'geoserver',
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
  return PRODUCTS.get(parts.slice(-2).join('/')) ?? PRODUCTS.get(last) ?? PRODUCTS.get(plain) ?? exporterOf(last);
}

/** Whoever published it: `mysqld-exporter`, `blackbox_exporter`. */
function exporterOf(name: string): Product | undefined {
  return /[-_]exporter$/.test(name) ? { kind: 'infrastructure', technology: name.replaceAll('_', '-') } : undefined;
}

/** Products that teams build themselves from a framework's starter: an image of that name is often a program of the repository. */
const STARTERS = new Set([
  'eureka',
  'spring-cloud-config',
  'spring-boot-admin',
  'hystrix-dashboard',
  'turbine',
  'spring-cloud-dataflow',
]);

/** Whether a program of the team's own can be the product as well. */
export function isStarter(product: Product): boolean {
  return STARTERS.has(product.technology);
}

/** Images that do one errand when a deployment starts: make buckets, migrate tables, wait for others. */
const ERRANDS = new Set(
  'mc busybox alpine curl wait-for-it wait-for wait dockerize migrate flyway liquibase kubectl git k6 locust aws-cli awscli azure-cli newman hurl nats-box mssql-tools netshoot'.split(
    ' ',
  ),
);

/** Whether the image only does an errand and is no part of the running system. */
export function isErrandImage(image: string): boolean {
  return ERRANDS.has(imageRepository(image).toLowerCase().split('/').at(-1) ?? '');
}

/** Images that hold a language or an operating system: what runs in them is mounted or copied in. */
const RUNTIMES = new Set(
  'node python golang openjdk eclipse-temurin amazoncorretto maven gradle ruby php perl rust elixir erlang swift dart gcc bun deno debian ubuntu fedora centos rockylinux amazonlinux scratch buildpack-deps docker'.split(
    ' ',
  ),
);
/** https://learn.microsoft.com/dotnet/architecture/microservices/net-core-net-framework-containers/official-net-docker-images */
const DOTNET = /^(mcr\.microsoft\.com\/)?dotnet\/(aspnet|sdk|runtime|runtime-deps)$/;

/** Whether the image is an official one (no namespace) that holds no program yet. */
export function isRuntimeImage(image: string): boolean {
  const repository = imageRepository(image).toLowerCase();
  return RUNTIMES.has(repository) || DOTNET.test(repository);
}

/** Whether a publisher's image of that name holds a language: `oven/bun`, `bitnami/node`. */
export function isRuntimeName(name: string): boolean {
  return RUNTIMES.has(name.toLowerCase());
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

/** Servers by the names of the programs that start them. */
const SERVERS: Readonly<Record<string, string>> = {
  'redis-server': 'redis',
  postgres: 'postgres',
  mysqld: 'mysql',
  mongod: 'mongo',
  memcached: 'memcached',
  'rabbitmq-server': 'rabbitmq',
  'nats-server': 'nats',
  elasticsearch: 'elasticsearch',
  minio: 'minio',
  nginx: 'nginx',
  caddy: 'caddy',
  mailhog: 'mailhog',
  mailcatcher: 'mailcatcher',
};

/** What a command line starts, when that is somebody else's server. */
export function productOfCommand(command: string): Product | undefined {
  const program = /^\S{0,200}/.exec(command.trim())?.[0].split('/').at(-1) ?? '';
  return PRODUCTS.get(own(SERVERS, program.toLowerCase()) ?? '');
}

/** Names under which everybody runs these, whoever packed the image; as a part of a longer name they say less. */
const OPERATIONS = new Set(
  'fluentd fluent-bit filebeat metricbeat logstash kibana prometheus alertmanager grafana jaeger zipkin loki promtail tempo cadvisor node-exporter otel-collector keycloak'.split(
    ' ',
  ),
);

/** `orders-db` is a database and `shop-redis` a cache, whoever built them. */
export function productOfName(name: string): Product | undefined {
  if (OPERATIONS.has(name.toLowerCase())) return PRODUCTS.get(name.toLowerCase());
  const word = name
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .at(-1);
  return word !== undefined && Object.hasOwn(BY_NAME, word) ? BY_NAME[word] : undefined;
}

/** An image's name without digest, tag, and the default registry. */
export function imageRepository(image: string): string {
  const untagged = image.replace(/@.*$/, '').replace(/:(?!.*\/)(?!-).*$/, '');
  return untagged.replace(/^(docker\.io|index\.docker\.io|registry-1\.docker\.io)\//, '').replace(/^library\//, '');
}
