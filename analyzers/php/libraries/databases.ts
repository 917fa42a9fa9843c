import { after, arg, connection, defineLibrary, first, type Selector, storeLibrary, text } from '../../../src/code/library.ts';
import { address, database, given, mapped } from './support/selectors.ts';

const DRIVERS = [
  ['mysql', 'mysql'],
  ['pgsql', 'postgresql'],
  ['sqlsrv', 'sqlserver'],
  ['dblib', 'sqlserver'],
  ['oci', 'oracle'],
] as const;

/** `mysql:host=db;port=3306;dbname=shop` without the driver's name in front. */
function withoutDriver(dsn: Selector): Selector {
  return DRIVERS.reduce<Selector>((of, [driver]) => after(`${driver}:`, of), dsn);
}

const words = Object.fromEntries(DRIVERS.map(([driver]) => [`*${driver}:*`, driver]));

export const pdo = defineLibrary({
  name: 'pdo',
  imports: ['php'],
  docs: 'https://www.php.net/manual/en/pdo.construct.php',
  calls: {
    PDO: connection({
      nodeKind: 'database',
      technology: 'sql',
      driver: mapped(given(0, 'dsn'), words),
      drivers: DRIVERS,
      protocol: 'sql',
      target: withoutDriver(given(0, 'dsn')),
    }),
  },
});

export const mysqli = defineLibrary({
  name: 'mysqli',
  imports: ['php'],
  docs: 'https://www.php.net/manual/en/mysqli.construct.php',
  globals: ['mysqli_connect', 'pg_connect', 'pg_pconnect'],
  calls: {
    mysqli: database('mysql', address(given(0, 'hostname'), given(4, 'port')), given(3, 'database')),
    mysqli_connect: database('mysql', address(given(0, 'hostname'), given(4, 'port')), given(3, 'database')),
    pg_connect: database('postgresql', arg(0)),
    pg_pconnect: database('postgresql', arg(0)),
  },
});

const parameters = first(address(arg(0, 'host'), arg(0, 'port')), arg(0, 'url'));

/** One array of parameters, in which the driver is named, or an address. */
export const doctrine = defineLibrary({
  name: 'doctrine-dbal',
  imports: ['Doctrine\\DBAL', 'Doctrine\\DBAL\\*', 'Illuminate\\Database\\Capsule'],
  docs: 'https://www.doctrine-project.org/projects/doctrine-dbal/en/current/reference/configuration.html',
  types: { Capsule: 'Manager' },
  calls: {
    'DriverManager.getConnection': connection({
      nodeKind: 'database',
      technology: 'sql',
      driver: mapped(arg(0, 'driver'), { '*mysql*': 'mysql', '*pgsql*': 'postgresql', '*sqlsrv*': 'sqlserver' }),
      drivers: [
        ['mysql', 'mysql'],
        ['postgresql', 'postgresql'],
        ['sqlserver', 'sqlserver'],
      ],
      protocol: 'sql',
      target: parameters,
      name: arg(0, 'dbname'),
    }),
    'Manager.addConnection': connection({
      nodeKind: 'database',
      technology: 'sql',
      driver: arg(0, 'driver'),
      drivers: DRIVERS,
      protocol: 'sql',
      target: parameters,
      name: arg(0, 'database'),
    }),
  },
});

export const mongodb = storeLibrary({
  name: 'mongodb',
  imports: ['MongoDB', 'MongoDB\\Driver'],
  docs: 'https://www.mongodb.com/docs/php-library/current/reference/method/MongoDBClient__construct/',
  nodeKind: 'database',
  technology: 'mongodb',
  protocol: 'mongodb',
  makers: ['Client', 'Manager'],
  target: first(given(0, 'uri'), text('mongodb://127.0.0.1:27017')),
});

/** A builder that is told its hosts. */
export const elasticsearch = storeLibrary({
  name: 'elasticsearch',
  imports: ['Elastic\\Elasticsearch', 'Elasticsearch', 'OpenSearch'],
  docs: 'https://www.elastic.co/docs/reference/elasticsearch/clients/php/connecting',
  creates: { 'ClientBuilder.create': 'ClientBuilder', 'ClientBuilder.*': 'ClientBuilder' },
  nodeKind: 'search',
  technology: 'elasticsearch',
  protocol: 'elasticsearch',
  makers: { 'ClientBuilder.setHosts': first(address(arg(0, '[]', 'host'), arg(0, '[]', 'port')), arg(0, '[]')) },
});

export const memcached = storeLibrary({
  name: 'memcached',
  imports: ['php'],
  docs: 'https://www.php.net/manual/en/memcached.addserver.php',
  nodeKind: 'cache',
  technology: 'memcached',
  protocol: 'other',
  makers: {
    'Memcached.addServer': address(arg(0), arg(1)),
    'Memcached.addServers': address(arg(0, '[]', '0'), arg(0, '[]', '1')),
  },
});

export const influxdb = storeLibrary({
  name: 'influxdb',
  imports: ['InfluxDB2'],
  docs: 'https://github.com/influxdata/influxdb-client-php',
  nodeKind: 'database',
  technology: 'influxdb',
  protocol: 'http',
  makers: ['Client'],
  target: arg(0, 'url'),
});
