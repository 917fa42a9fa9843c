import {
  arg,
  connection,
  defineLibrary,
  type Effect,
  each,
  first,
  join,
  made,
  text,
  type ValueRule,
} from '../../../src/code/library.ts';
import { classOf, service, type } from '../../../src/code/type-selectors.ts';
import { connectionString } from './support/dotnet.ts';

/** What a driver's own objects are told by is told where they are made. */
function sql(technology: string, driver?: string): Effect {
  const target = arg(0);
  const unless = driver === undefined ? {} : { unless: [target, driver] as const };
  return connection({ nodeKind: 'database', technology, protocol: 'sql', target, ...unless });
}

/** A member that is there without being made. */
function memberOf(type: string): ValueRule {
  return { value: 'registered', token: text('no token'), type, isProperty: true };
}

/** The entity that a set is of: https://learn.microsoft.com/ef/core/saving/basic */
const ENTITY = made('DbSet', type(0));
const WRITES = ['Add', 'AddAsync', 'AddRange', 'AddRangeAsync', 'Update'];
const ROWS = [
  ...['Where', 'OrderBy', 'OrderByDescending', 'Take', 'Include', 'AsNoTracking', 'AsQueryable', 'ToListAsync', 'ToList'],
  ...['FromSqlRaw', 'FromSqlInterpolated', 'FromSql', 'TagWith', 'IgnoreQueryFilters', 'AsAsyncEnumerable', 'ToArrayAsync'],
];
const ONE_ROW = [
  ...['First', 'FirstAsync', 'FirstOrDefault', 'FirstOrDefaultAsync', 'Single', 'SingleAsync', 'SingleOrDefaultAsync'],
  ...['SingleOrDefault', 'Find', 'FindAsync'],
];

/** Database providers: https://learn.microsoft.com/ef/core/providers/ */
export const entityFramework = defineLibrary({
  name: 'entity-framework-core',
  imports: [
    'Microsoft.EntityFrameworkCore',
    'Microsoft.EntityFrameworkCore.Diagnostics',
    'Microsoft.EntityFrameworkCore.ChangeTracking',
  ],
  docs: 'https://learn.microsoft.com/ef/core/dbcontexts/dbcontext-configuration/',
  types: { SaveChangesCompletedEventData: 'DbContextEventData', DbContextErrorEventData: 'DbContextEventData' },
  creates: { 'DbContext.Set': 'DbSet' },
  keeps: each(
    ['DbSet', 'DbContext'].flatMap((type) => WRITES.map((method) => `${type}.${method}`)),
    (name) => [name, { under: classOf(arg(0)), value: 0 }],
  ),
  values: {
    ...each<ValueRule>(ROWS, (method) => [`DbSet.${method}`, { value: 'kept', under: ENTITY, as: 'all' }]),
    ...each<ValueRule>(ONE_ROW, (method) => [`DbSet.${method}`, { value: 'kept', under: ENTITY, as: 'any' }]),
    'DbContext.ChangeTracker': memberOf('ChangeTracker'),
    'DbContextEventData.Context': memberOf('DbContext'),
    // https://learn.microsoft.com/dotnet/api/microsoft.entityframeworkcore.changetracking.changetracker.entries
    'ChangeTracker.Entries': { value: 'object', members: { Entity: service(0) }, isMany: true },
  },
  calls: {
    '*.UseNpgsql': sql('postgresql', 'npgsql'),
    '*.UseSqlServer': sql('mssql', 'sqlclient'),
    '*.UseAzureSql': sql('mssql'),
    '*.UseMySql': sql('mysql', 'mysqlconnector'),
    '*.UseMySQL': sql('mysql'),
    '*.UseOracle': sql('oracle'),
    '*.UseFirebird': sql('firebird'),
    '*.UseSqlite': sql('sqlite'),
    '*.UseInMemoryDatabase': connection({ nodeKind: 'database', technology: 'in-memory', protocol: 'other', target: arg(0) }),
    '*.UseMongoDB': connection({
      nodeKind: 'database',
      technology: 'mongodb',
      protocol: 'mongodb',
      target: arg(0),
      name: arg(1),
    }),
    '*.UseCosmos': connection({ nodeKind: 'database', technology: 'cosmosdb', protocol: 'http', target: arg(0) }),
    '*.AddNpgsql': sql('postgresql'),
    '*.AddSqlServer': sql('mssql'),
  },
});

const named = connectionString(arg(0));

function client(
  nodeKind: 'database' | 'cache' | 'broker' | 'storage' | 'search',
  technology: string,
  protocol: Parameters<typeof connection>[0]['protocol'],
): Effect {
  return connection({ nodeKind, technology, protocol, target: named });
}

const postgres = client('database', 'postgresql', 'sql');
const sqlServer = client('database', 'mssql', 'sql');
const mySql = client('database', 'mysql', 'sql');
const redis = client('cache', 'redis', 'redis');
const kafka = client('broker', 'kafka', 'kafka');
const cosmos = client('database', 'cosmosdb', 'http');
const blobs = client('storage', 'azure-blob-storage', 'http');
const queues = client('storage', 'azure-queue-storage', 'http');
const tables = client('storage', 'azure-table-storage', 'http');

const CLIENTS: Record<string, Effect> = {
  '*.AddNpgsqlDataSource': postgres,
  '*.AddNpgsqlDbContext': postgres,
  '*.AddAzureNpgsqlDbContext': postgres,
  '*.AddSqlServerClient': sqlServer,
  '*.AddSqlServerDbContext': sqlServer,
  '*.AddMySqlDataSource': mySql,
  '*.AddMySqlDbContext': mySql,
  '*.AddOracleDatabaseDbContext': client('database', 'oracle', 'sql'),
  '*.AddMongoDBClient': client('database', 'mongodb', 'mongodb'),
  '*.AddCosmosDbContext': cosmos,
  '*.AddAzureCosmosClient': cosmos,
  '*.AddRedisClient': redis,
  '*.AddRedisDistributedCache': redis,
  '*.AddRedisOutputCache': redis,
  '*.AddValkeyClient': redis,
  '*.AddRabbitMQClient': client('broker', 'rabbitmq', 'amqp'),
  '*.AddKafkaProducer': kafka,
  '*.AddKafkaConsumer': kafka,
  '*.AddNatsClient': client('broker', 'nats', 'nats'),
  '*.AddAzureServiceBusClient': client('broker', 'azure-service-bus', 'servicebus'),
  '*.AddAzureEventHubProducerClient': client('broker', 'azure-event-hubs', 'other'),
  '*.AddAzureBlobClient': blobs,
  '*.AddAzureBlobServiceClient': blobs,
  '*.AddAzureBlobContainerClient': blobs,
  '*.AddAzureQueue': queues,
  '*.AddAzureQueueClient': queues,
  '*.AddAzureQueueServiceClient': queues,
  '*.AddAzureTableClient': tables,
  '*.AddAzureTableServiceClient': tables,
  '*.AddElasticsearchClient': client('search', 'elasticsearch', 'elasticsearch'),
  '*.AddQdrantClient': client('database', 'qdrant', 'http'),
  '*.AddSeqEndpoint': connection({ nodeKind: 'infrastructure', technology: 'seq', protocol: 'http', target: named }),
  '*.AddKeycloakJwtBearer': connection({
    nodeKind: 'infrastructure',
    technology: 'keycloak',
    protocol: 'http',
    target: first(join(text('http://'), arg(0))),
  }),
};

/** Every client can be had under a key, too. */
const keyed = Object.fromEntries(Object.entries(CLIENTS).map(([name, effect]) => [name.replace('.Add', '.AddKeyed'), effect]));

/** Client integrations read `ConnectionStrings:<name>`: https://learn.microsoft.com/dotnet/aspire/fundamentals/integrations-overview */
export const aspireClients = defineLibrary({
  name: 'aspire-clients',
  imports: ['Microsoft.Extensions.Hosting', 'Aspire.*'],
  docs: 'https://learn.microsoft.com/dotnet/aspire/fundamentals/integrations-overview',
  calls: { ...CLIENTS, ...keyed },
});
