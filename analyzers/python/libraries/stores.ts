import { arg, first, join, keyword, param, storeLibrary, text } from '../../../src/code/library.ts';
import { address, namedAddress } from './support/selectors.ts';

export const memcached = storeLibrary({
  name: 'memcached',
  imports: ['pymemcache', 'pymemcache.*', 'memcache', 'pylibmc', 'bmemcached', 'aiomcache'],
  docs: 'https://pymemcache.readthedocs.io/en/latest/getting_started.html',
  nodeKind: 'cache',
  technology: 'memcached',
  protocol: 'other',
  namespaces: ['client', 'base', 'hash'],
  makers: ['Client', 'PooledClient', 'HashClient'],
  target: first(join(arg(0, '0'), text(':'), arg(0, '1')), arg(0, '[]'), arg(0)),
});

export const minio = storeLibrary({
  name: 'minio',
  imports: ['minio', 'miniopy_async'],
  docs: 'https://min.io/docs/minio/linux/developers/python/API.html',
  nodeKind: 'storage',
  technology: 'minio',
  protocol: 's3',
  makers: ['Minio'],
  target: param(0, 'endpoint'),
});

/** https://s3fs.readthedocs.io/en/latest/#s3-compatible-storage */
export const s3fs = storeLibrary({
  name: 's3fs',
  imports: ['s3fs', 's3fs.core'],
  docs: 'https://s3fs.readthedocs.io/en/latest/',
  nodeKind: 'storage',
  technology: 's3',
  protocol: 's3',
  vendor: 'Amazon S3',
  makers: ['S3FileSystem'],
  target: first(keyword('endpoint_url'), keyword('client_kwargs', 'endpoint_url'), text('https://s3.amazonaws.com')),
});

export const etcd = storeLibrary({
  name: 'etcd3',
  imports: ['etcd3'],
  docs: 'https://python-etcd3.readthedocs.io/en/latest/usage.html',
  nodeKind: 'infrastructure',
  technology: 'etcd',
  protocol: 'grpc',
  makers: ['client'],
  target: first(address(param(0, 'host'), param(1, 'port')), text('localhost:2379')),
});

/** Directories and remote machines. */
export const ldap = storeLibrary({
  name: 'ldap3',
  imports: ['ldap3', 'ldap'],
  docs: 'https://ldap3.readthedocs.io/en/latest/server.html',
  nodeKind: 'infrastructure',
  technology: 'ldap',
  protocol: 'ldap',
  makers: ['Server', 'initialize'],
  target: first(namedAddress(), arg(0)),
});

export const consul = storeLibrary({
  name: 'consul',
  imports: ['consul', 'consul.*', 'hvac', 'etcd3'],
  docs: 'https://python-consul.readthedocs.io/en/latest/',
  nodeKind: 'infrastructure',
  technology: 'consul',
  protocol: 'http',
  namespaces: ['aio'],
  makers: ['Consul'],
  target: first(namedAddress(), arg(0), text('localhost:8500')),
});
