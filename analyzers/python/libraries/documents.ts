import { arg, each, first, join, keyword, param, storeLibrary, text } from '../../../src/code/library.ts';
import { address, namedAddress } from './support/selectors.ts';

/** https://beanie-odm.dev/tutorial/initialization/ */
export const beanie = storeLibrary({
  name: 'beanie',
  imports: ['beanie'],
  docs: 'https://beanie-odm.dev/tutorial/initialization/',
  nodeKind: 'database',
  technology: 'mongodb',
  protocol: 'mongodb',
  makers: ['init_beanie'],
  target: keyword('connection_string'),
});

const mongoTarget = first(
  address(keyword('host'), keyword('port')),
  join(arg(0), text(':'), arg(1)),
  arg(0),
  text('mongodb://localhost:27017'),
);

export const mongo = storeLibrary({
  name: 'pymongo',
  imports: ['pymongo', 'pymongo.*', 'motor', 'motor.*', 'mongomock_motor'],
  docs: 'https://pymongo.readthedocs.io/en/stable/api/pymongo/mongo_client.html',
  nodeKind: 'database',
  technology: 'mongodb',
  protocol: 'mongodb',
  namespaces: ['motor_asyncio', 'mongo_client', 'asynchronous'],
  makers: ['MongoClient', 'AsyncMongoClient', 'AsyncIOMotorClient', 'MotorClient'],
  target: mongoTarget,
});

export const mongoengine = storeLibrary({
  name: 'mongoengine',
  imports: ['mongoengine', 'flask_mongoengine', 'flask_pymongo', 'umongo'],
  docs: 'https://docs.mongoengine.org/guide/connecting.html',
  nodeKind: 'database',
  technology: 'mongodb',
  protocol: 'mongodb',
  makers: ['connect', 'register_connection', 'PyMongo'],
  target: first(keyword('uri'), address(keyword('host'), keyword('port')), arg(1), text('mongodb://localhost:27017')),
  database: first(keyword('db'), arg(0)),
});

export const cassandra = storeLibrary({
  name: 'cassandra-driver',
  imports: ['cassandra.cluster', 'cassandra', 'cassandra.cqlengine.connection', 'scylla.cluster'],
  docs: 'https://docs.datastax.com/en/developer/python-driver/latest/api/cassandra/cluster/',
  nodeKind: 'database',
  technology: 'cassandra',
  protocol: 'cassandra',
  namespaces: ['cluster'],
  makers: ['Cluster', 'setup'],
  target: first(param(0, 'contact_points', '[]'), param(0, 'contact_points'), param(0, 'hosts')),
});

export const neo4j = storeLibrary({
  name: 'neo4j',
  imports: ['neo4j', 'py2neo', 'neomodel'],
  docs: 'https://neo4j.com/docs/api/python-driver/current/api.html',
  nodeKind: 'database',
  technology: 'neo4j',
  protocol: 'other',
  makers: {
    ...each(['GraphDatabase.driver', 'AsyncGraphDatabase.driver', 'Graph'], (name) => [name, param(0, 'uri')]),
    // https://neomodel.readthedocs.io/en/latest/configuration.html
    'config.DATABASE_URL=': arg(0),
  },
});

export const influxdb = storeLibrary({
  name: 'influxdb',
  imports: ['influxdb_client', 'influxdb_client.*', 'influxdb', 'influxdb_client_3'],
  docs: 'https://influxdb-client.readthedocs.io/en/stable/api.html',
  nodeKind: 'database',
  technology: 'influxdb',
  protocol: 'http',
  makers: ['InfluxDBClient', 'InfluxDBClientAsync', 'InfluxDBClient3'],
  target: first(keyword('url'), namedAddress(), arg(0)),
  database: keyword('database'),
});
