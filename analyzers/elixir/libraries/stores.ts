import {
  arg,
  connection,
  defineLibrary,
  first,
  join,
  type Library,
  type Selector,
  type Store,
  storeLibrary,
  text,
} from '../../../src/code/library.ts';
import { STORAGE, USED } from '../spellings.ts';

/** A URL, or a host with its port, among the options at a position. */
function address(index: number, host = 'hostname'): Selector {
  return first(arg(index, 'url'), join(arg(index, host), text(':'), arg(index, 'port')), arg(index, host));
}

/** Repositories connect to what is configured for them; files are no store that anybody connects to. */
const ecto = defineLibrary({
  name: 'ecto',
  imports: [`${USED}.Ecto.Repo`],
  docs: 'https://hexdocs.pm/ecto/Ecto.Repo.html',
  calls: {
    use: connection({
      nodeKind: 'database',
      technology: 'sql',
      driver: arg(1),
      drivers: [
        ['Postgres', 'postgresql'],
        ['MyXQL', 'mysql'],
        ['Tds', 'mssql'],
        ['ClickHouse', 'clickhouse'],
        ['SQLite3', 'sqlite'],
      ],
      protocol: 'sql',
      target: address(0),
      name: arg(0, 'database'),
    }),
  },
});

const STORES: readonly Store[] = [
  {
    name: 'postgrex',
    imports: ['Postgrex'],
    docs: 'https://hexdocs.pm/postgrex/Postgrex.html',
    nodeKind: 'database',
    technology: 'postgresql',
    protocol: 'sql',
    makers: { start_link: address(0) },
  },
  {
    name: 'myxql',
    imports: ['MyXQL'],
    docs: 'https://hexdocs.pm/myxql/MyXQL.html',
    nodeKind: 'database',
    technology: 'mysql',
    protocol: 'sql',
    makers: { start_link: address(0) },
  },
  {
    name: 'mongodb-driver',
    imports: ['Mongo'],
    docs: 'https://hexdocs.pm/mongodb_driver/Mongo.html',
    nodeKind: 'database',
    technology: 'mongodb',
    protocol: 'mongodb',
    makers: { start_link: address(0) },
  },
  {
    name: 'xandra',
    imports: ['Xandra', 'Xandra.Cluster'],
    docs: 'https://hexdocs.pm/xandra/Xandra.html',
    nodeKind: 'database',
    technology: 'cassandra',
    protocol: 'cassandra',
    makers: { start_link: arg(0, 'nodes', '[]') },
  },
  {
    name: 'ex_aws_s3',
    imports: [STORAGE],
    docs: 'https://hexdocs.pm/ex_aws_s3/ExAws.S3.html',
    nodeKind: 'storage',
    technology: 's3',
    protocol: 's3',
    database: arg(0),
    makers: ['put_object', 'get_object', 'list_objects', 'delete_object', 'upload', 'download_file'],
    target: first(join(arg(1, 'host'), text(':'), arg(1, 'port')), arg(1, 'host'), text('https://s3.amazonaws.com')),
  },
];

const SEARCH = { nodeKind: 'search', technology: 'elasticsearch', protocol: 'elasticsearch' } as const;
const MAIL = { nodeKind: 'external', technology: 'smtp', protocol: 'smtp' } as const;

const CONFIGURED: readonly Store[] = [
  {
    ...SEARCH,
    name: 'elasticsearch-elixir',
    imports: [`${USED}.Elasticsearch.Cluster`],
    docs: 'https://hexdocs.pm/elasticsearch/Elasticsearch.Cluster.html',
    makers: { use: arg(0, 'url') },
  },
  {
    ...SEARCH,
    name: 'snap',
    imports: [`${USED}.Snap.Cluster`],
    docs: 'https://hexdocs.pm/snap/Snap.Cluster.html',
    makers: { use: arg(0, 'url') },
  },
  {
    ...MAIL,
    name: 'swoosh',
    imports: [`${USED}.Swoosh.Mailer`],
    docs: 'https://hexdocs.pm/swoosh/Swoosh.Adapters.SMTP.html',
    makers: { use: join(arg(0, 'relay'), text(':'), first(arg(0, 'port'), text('25'))) },
  },
  {
    ...MAIL,
    name: 'bamboo_smtp',
    imports: [`${USED}.Bamboo.Mailer`],
    docs: 'https://hexdocs.pm/bamboo_smtp/Bamboo.SMTPAdapter.html',
    makers: { use: join(arg(0, 'server'), text(':'), first(arg(0, 'port'), text('25'))) },
  },
];

export const storeLibraries: readonly Library[] = [ecto, ...[...STORES, ...CONFIGURED].map(storeLibrary)];
