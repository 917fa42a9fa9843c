import type { NodeKind } from '../../model/fact.ts';

/** Names of libraries that talk to stores, drivers as well as what brings one along. */
const CLIENTS: Readonly<Partial<Record<NodeKind, RegExp>>> = {
  database:
    /sql|postgres|(^|[^a-z])pgx?([^a-z]|$)|mysql|maria|oracle|mongo|cassandra|scylla|neo4j|couch|dynamo|influx|clickhouse|timescale|jdbc|jpa|hibernate|r2dbc|jooq|exposed|typeorm|sequelize|prisma|drizzle|knex|objection|mikro-orm|psycopg|peewee|tortoise|django|gorm|(^|[^a-z])ent([^a-z]|$)|diesel|sea-orm|npgsql|entityframework|dapper|marten|ecto|activerecord|rails|doctrine|laravel|eloquent|rethink|arango|surreal/i,
  cache:
    /redis|valkey|lettuce|jedis|memcache|hazelcast|infinispan|ignite|bull|bee-queue|celery|(^|[^a-z])rq([^a-z]|$)|sidekiq|resque|asynq|machinery|cache|session|rails|laravel|hangfire|socket/i,
  broker:
    /kafka|amqp|rabbit|nats|mqtt|stomp|pulsar|activemq|artemis|rocketmq|(^|[^a-z])jms|redis|celery|kombu|pika|lapin|bunny|sneakers|broadway|masstransit|nservicebus|rebus|wolverine|(^|[^a-z])cap([^a-z]|$)|watermill|stream|messag|moleculer|event|bus|queue|microservices|dapr|axon/i,
  search:
    /elastic|opensearch|solr|meili|typesense|algolia|lucene|hibernate-search|searchkick|scout|haystack|vector|qdrant|weaviate|milvus|chroma/i,
  storage: /s3|minio|aws|boto|storage|blob|gcs|swift|azure|upload|file/i,
};

/** Whether a library may talk to what is of a kind; of kinds that no table describes, any may. */
export function mayTalkTo(kind: NodeKind, library: string): boolean {
  return CLIENTS[kind]?.test(library) ?? true;
}

/** What of a library's name says that it speaks with these products alone. */
const OF_ONE: readonly (readonly [RegExp, RegExp])[] = [
  [/redis/i, /redis|valkey|dragonfly|keydb/],
  [/kafka/i, /kafka|redpanda/],
  [/(^|[^a-z])nats/i, /nats/],
  [/mongo/i, /mongo|documentdb|cosmosdb|ferretdb/],
  [/mysql|maria/i, /mysql|mariadb|tidb|percona|vitess/],
  [/postgres|(^|[^a-z])pg([^a-z]|$)/i, /postg|timescale|cockroach|yugabyte|citus|crate|redshift/],
];

/** The same of a store whose technology is known: a library of another one does not talk to it. */
export function mayTalkToStore(kind: NodeKind, technology: readonly string[], library: string): boolean {
  if (!mayTalkTo(kind, library)) return false;
  const [, products] = OF_ONE.find(([name]) => name.test(library)) ?? [];
  // `database` is one of which nothing but its kind is known.
  return !products || technology.some((each) => products.test(each) || each === kind);
}
