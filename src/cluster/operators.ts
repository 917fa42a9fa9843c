import type { ComponentFact, FactDraft, NodeKind } from '../model/fact.ts';
import { type ClusterObject, nameNode, sightingOf } from './object.ts';

/** What an operator runs for one object, and the Services it makes for it (`*` is the object's name). */
interface Operated {
  readonly kind: NodeKind;
  readonly technology: string;
  readonly hosts: string;
}

const database = (technology: string, hosts: string): Operated => ({ kind: 'database', technology, hosts });
const broker = (technology: string, hosts: string): Operated => ({ kind: 'broker', technology, hosts });
const cache = (technology: string, hosts: string): Operated => ({ kind: 'cache', technology, hosts });
const search = (technology: string, hosts: string): Operated => ({ kind: 'search', technology, hosts });
const storage = (technology: string, hosts: string): Operated => ({ kind: 'storage', technology, hosts });
const infrastructure = (technology: string, hosts: string): Operated => ({ kind: 'infrastructure', technology, hosts });

/** API group and kind → product; the names of Services are those of each operator's documentation. */
const OPERATED: Readonly<Record<string, Operated>> = {
  'postgresql.cnpg.io/Cluster': database('postgresql', '*-rw *-ro *-r'), // https://cloudnative-pg.io/documentation/current/service_management/
  'postgresql.cnpg.io/Pooler': infrastructure('pgbouncer', '*'),
  'acid.zalan.do/postgresql': database('postgresql', '* *-repl *-pooler'), // https://postgres-operator.readthedocs.io/
  'postgres-operator.crunchydata.com/PostgresCluster': database('postgresql', '*-primary *-replicas *-pgbouncer'),
  'stackgres.io/SGCluster': database('postgresql', '* *-primary *-replicas'),
  'kubegres.reactive-tech.io/Kubegres': database('postgresql', '* *-replica'),
  'pgv2.percona.com/PerconaPGCluster': database('postgresql', '*-ha *-primary *-pgbouncer *-replicas'),
  'pxc.percona.com/PerconaXtraDBCluster': database('mysql', '*-pxc *-haproxy *-proxysql'), // https://docs.percona.com/percona-operator-for-mysql/pxc/expose.html
  'ps.percona.com/PerconaServerMySQL': database('mysql', '*-mysql *-haproxy *-router *-mysql-primary'),
  'mysql.oracle.com/InnoDBCluster': database('mysql', '* *-instances'),
  'mysql.presslabs.org/MysqlCluster': database('mysql', '*-mysql *-mysql-master *-mysql-replicas'),
  'k8s.mariadb.com/MariaDB': database('mariadb', '* *-primary *-secondary *-internal'),
  'mariadb.mmontes.io/MariaDB': database('mariadb', '* *-primary *-secondary *-internal'),
  'mongodbcommunity.mongodb.com/MongoDBCommunity': database('mongodb', '*-svc'), // https://github.com/mongodb/mongodb-kubernetes
  'mongodb.com/MongoDB': database('mongodb', '*-svc'),
  'psmdb.percona.com/PerconaServerMongoDB': database('mongodb', '*-rs0 *-mongos'),
  'crdb.cockroachlabs.com/CrdbCluster': database('cockroachdb', '*-public *'),
  'pingcap.com/TidbCluster': database('tidb', '*-tidb'),
  'k8ssandra.io/K8ssandraCluster': database('cassandra', '*-dc1-service'),
  'cassandra.datastax.com/CassandraDatacenter': database('cassandra', '*-service'),
  'scylla.scylladb.com/ScyllaCluster': database('scylla', '*-client'),
  'clickhouse.altinity.com/ClickHouseInstallation': database('clickhouse', 'clickhouse-* chi-*'),
  'neo4j.com/Neo4jCluster': database('neo4j', '*'),
  'kafka.strimzi.io/Kafka': broker('kafka', '*-kafka-bootstrap *-kafka-brokers'), // https://strimzi.io/docs/operators/latest/
  'platform.confluent.io/Kafka': broker('kafka', '*'),
  'cluster.redpanda.com/Redpanda': broker('redpanda', '*'),
  'rabbitmq.com/RabbitmqCluster': broker('rabbitmq', '* *-nodes'), // https://www.rabbitmq.com/kubernetes/operator/using-operator
  'nats.io/NatsCluster': broker('nats', '*'),
  'activemq.apache.org/ActiveMQArtemis': broker('artemis', '* *-hdls-svc'),
  'broker.amq.io/ActiveMQArtemis': broker('artemis', '* *-hdls-svc'),
  'pulsar.streamnative.io/PulsarBroker': broker('pulsar', '*-broker'),
  'databases.spotahome.com/RedisFailover': cache('redis', 'rfs-* rfr-* rfrm-*'), // https://github.com/spotahome/redis-operator
  'redis.redis.opstreelabs.in/Redis': cache('redis', '* *-headless'),
  'redis.redis.opstreelabs.in/RedisCluster': cache('redis', '*-leader *-follower'),
  'redis.redis.opstreelabs.in/RedisReplication': cache('redis', '* *-headless'),
  'app.redislabs.com/RedisEnterpriseDatabase': cache('redis', '*'),
  'dragonflydb.io/Dragonfly': cache('dragonfly', '*'),
  'hazelcast.com/Hazelcast': cache('hazelcast', '*'),
  'elasticsearch.k8s.elastic.co/Elasticsearch': search('elasticsearch', '*-es-http'), // https://www.elastic.co/docs/deploy-manage/deploy/cloud-on-k8s
  'opensearch.opster.io/OpenSearchCluster': search('opensearch', '*'),
  'solr.apache.org/SolrCloud': search('solr', '*-solrcloud-common'),
  'minio.min.io/Tenant': storage('minio', '*-hl minio'),
  'kibana.k8s.elastic.co/Kibana': infrastructure('kibana', '*-kb-http'),
  'apm.k8s.elastic.co/ApmServer': infrastructure('apm-server', '*-apm-http'),
  'k8s.keycloak.org/Keycloak': infrastructure('keycloak', '*-service'),
  'keycloak.org/Keycloak': infrastructure('keycloak', 'keycloak'),
  'jaegertracing.io/Jaeger': infrastructure('jaeger', '*-collector *-query *-agent'),
  'opentelemetry.io/OpenTelemetryCollector': infrastructure('otel-collector', '*-collector'),
  'monitoring.coreos.com/Prometheus': infrastructure('prometheus', 'prometheus-operated *'),
  'monitoring.coreos.com/Alertmanager': infrastructure('alertmanager', 'alertmanager-operated *'),
  'grafana.integreatly.org/Grafana': infrastructure('grafana', '*-service'),
  'kafka.strimzi.io/KafkaConnect': infrastructure('kafka-connect', '*-connect-api'),
  'temporal.io/TemporalCluster': infrastructure('temporal', '*-frontend'),
  'kaito.sh/Workspace': infrastructure('kaito', '*'), // https://kaito-project.github.io/kaito/docs/inference
  'eventing.knative.dev/Broker': broker('knative', '*'),
};

/** Whether an operator runs a product for this object. */
export function isOperated({ group, kind }: ClusterObject): boolean {
  return Object.hasOwn(OPERATED, `${group}/${kind}`);
}

/** The product that an operator runs for the object, by the names of the Services that it makes. */
export function operatedFacts(object: ClusterObject): readonly FactDraft[] {
  const { group, kind, deployment, name, namespace } = object;
  const operated = OPERATED[`${group}/${kind}`];
  if (!operated) return [];
  const hosts = operated.hosts.split(' ').map((host) => host.replace('*', name));
  const fact: ComponentFact = {
    kind: 'component',
    ...sightingOf(nameNode(object)),
    deployment,
    name,
    hosts: [...new Set(hosts.flatMap((host) => (namespace === undefined ? [host] : [host, `${host}.${namespace}`])))].sort(),
    ...(namespace && { namespace }),
    nodeKind: operated.kind,
    technology: operated.technology,
  };
  return [fact];
}
