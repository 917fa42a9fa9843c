import { arg, connection, defineLibrary, first, keyword, setting, storeLibrary, text } from '../../../src/code/library.ts';
import { address, mapped, option } from './support/selectors.ts';

const parts = address(option('host'), option('port'));

export const pg = storeLibrary({
  name: 'pg',
  imports: ['PG'],
  docs: 'https://deveiate.org/code/pg/PG/Connection.html',
  nodeKind: 'database',
  technology: 'postgresql',
  protocol: 'sql',
  makers: ['connect', 'Connection', 'Connection.open'],
  target: first(parts, option('hostaddr'), arg(0)),
  database: first(option('dbname')),
});

export const mysql2 = storeLibrary({
  name: 'mysql2',
  imports: ['Mysql2', 'Trilogy'],
  docs: 'https://github.com/brianmario/mysql2#connection-options',
  nodeKind: 'database',
  technology: 'mysql',
  protocol: 'sql',
  makers: ['Client', 'default'],
  target: parts,
  database: option('database'),
});

const DRIVERS = [
  ['postgresql', 'postgresql'],
  ['mysql', 'mysql'],
  ['sqlserver', 'sqlserver'],
] as const;
const adapters = { '*postgres*': 'postgresql', '*mysql*': 'mysql', '*trilogy*': 'mysql', '*sqlserver*': 'sqlserver' };

/** An address, or one hash whose adapter names the product. */
export const sequel = defineLibrary({
  name: 'sequel',
  imports: ['Sequel', 'ActiveRecord::Base', 'ROM'],
  docs: 'https://sequel.jeremyevans.net/rdoc/files/doc/opening_databases_rdoc.html',
  calls: Object.fromEntries(
    ['connect', 'establish_connection'].map((name) => [
      name,
      connection({
        nodeKind: 'database',
        technology: 'sql',
        driver: mapped(first(option('adapter'), arg(0)), adapters),
        drivers: DRIVERS,
        protocol: 'sql',
        target: first(parts, option('url'), arg(0)),
        name: option('database'),
      }),
    ]),
  ),
});

export const mongo = storeLibrary({
  name: 'mongo',
  imports: ['Mongo'],
  docs: 'https://www.mongodb.com/docs/ruby-driver/current/connect/',
  nodeKind: 'database',
  technology: 'mongodb',
  protocol: 'mongodb',
  makers: ['Client'],
  target: first(arg(0, '[]'), arg(0)),
  database: keyword('database'),
});

export const elasticsearch = storeLibrary({
  name: 'elasticsearch',
  imports: ['Elasticsearch', 'OpenSearch', 'Searchkick'],
  docs: 'https://www.elastic.co/docs/reference/elasticsearch/clients/ruby/connecting',
  nodeKind: 'search',
  technology: 'elasticsearch',
  protocol: 'elasticsearch',
  makers: ['Client'],
  target: first(option('url'), option('urls'), keyword('hosts', '[]'), option('host'), setting('ELASTICSEARCH_URL')),
});

export const memcached = storeLibrary({
  name: 'dalli',
  imports: ['Dalli'],
  docs: 'https://github.com/petergoldstein/dalli/wiki/Configuring-Dalli',
  nodeKind: 'cache',
  technology: 'memcached',
  protocol: 'other',
  makers: ['Client'],
  target: first(arg(0, '[]'), arg(0), setting('MEMCACHE_SERVERS'), text('localhost:11211')),
});

export const influxdb = storeLibrary({
  name: 'influxdb',
  imports: ['InfluxDB2'],
  docs: 'https://github.com/influxdata/influxdb-client-ruby',
  nodeKind: 'database',
  technology: 'influxdb',
  protocol: 'http',
  makers: ['Client'],
  target: arg(0),
});
