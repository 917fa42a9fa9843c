import { arg, type Library, type Store, storeLibrary, text } from '../../../src/code/library.ts';

const target = arg(0);
const sql = { nodeKind: 'database', technology: 'sql', protocol: 'sql', target } as const;
const postgres = { ...sql, technology: 'postgresql' } as const;

const STORES: readonly Store[] = [
  {
    name: 'sqlx',
    imports: ['sqlx', 'sqlx::*'],
    docs: 'https://docs.rs/sqlx',
    ...sql,
    namespaces: ['postgres', 'mysql', 'sqlite', 'any', 'pool'],
    creates: Object.fromEntries(
      ['PgPoolOptions', 'MySqlPoolOptions', 'SqlitePoolOptions', 'PoolOptions'].flatMap((type) => [
        [`${type}.new`, 'PoolOptions'],
        [`${type}.*`, 'PoolOptions'],
      ]),
    ),
    makers: ['PgPool', 'MySqlPool', 'SqlitePool', 'AnyPool', 'Pool', 'PoolOptions', 'PgConnection', 'MySqlConnection'].flatMap(
      (type) => [`${type}.connect`, `${type}.connect_lazy`],
    ),
  },
  {
    name: 'diesel',
    imports: ['diesel', 'diesel::*', 'diesel_async', 'diesel_async::*'],
    docs: 'https://docs.rs/diesel',
    ...sql,
    namespaces: ['r2d2', 'pg', 'mysql', 'sqlite'],
    makers: [
      ...['PgConnection', 'MysqlConnection', 'SqliteConnection', 'AsyncPgConnection'].map((type) => `${type}.establish`),
      'ConnectionManager.new',
      'AsyncDieselConnectionManager.new',
    ],
  },
  {
    name: 'sea-orm',
    imports: ['sea_orm'],
    docs: 'https://docs.rs/sea-orm',
    ...sql,
    makers: ['Database.connect', 'ConnectOptions.new'],
  },
  {
    name: 'tokio-postgres',
    imports: ['tokio_postgres', 'postgres'],
    docs: 'https://docs.rs/tokio-postgres',
    ...postgres,
    makers: ['connect', 'Client.connect'],
  },
  {
    name: 'mongodb',
    imports: ['mongodb', 'mongodb::*'],
    docs: 'https://docs.rs/mongodb',
    nodeKind: 'database',
    technology: 'mongodb',
    protocol: 'mongodb',
    namespaces: ['options', 'sync'],
    makers: { 'Client.with_uri_str': target, 'ClientOptions.parse': target },
  },
  {
    name: 'elasticsearch',
    imports: ['elasticsearch', 'elasticsearch::*'],
    docs: 'https://docs.rs/elasticsearch',
    nodeKind: 'search',
    technology: 'elasticsearch',
    protocol: 'elasticsearch',
    namespaces: ['http', 'transport'],
    makers: { 'Transport.single_node': target, 'SingleNodeConnectionPool.new': target },
  },
  {
    name: 'meilisearch-sdk',
    imports: ['meilisearch_sdk', 'meilisearch_sdk::*'],
    docs: 'https://docs.rs/meilisearch-sdk/latest/meilisearch_sdk/client/struct.Client.html',
    nodeKind: 'search',
    technology: 'meilisearch',
    protocol: 'http',
    namespaces: ['client'],
    makers: ['Client.new'],
    target,
  },
  {
    name: 'aws-sdk-s3',
    imports: ['aws_sdk_s3'],
    docs: 'https://docs.rs/aws-sdk-s3',
    nodeKind: 'storage',
    technology: 's3',
    protocol: 's3',
    makers: ['Client.new'],
    target: text('https://s3.amazonaws.com'),
  },
];

export const stores: readonly Library[] = STORES.map(storeLibrary);
