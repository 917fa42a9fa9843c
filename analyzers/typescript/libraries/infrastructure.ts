import { arg, first, join, type Library, type Store, storeLibrary, text } from '../../../src/code/library.ts';
import { address, optionsAt } from './support/selectors.ts';

const options = optionsAt(0);

const INFRASTRUCTURE: readonly Store[] = [
  {
    name: 'ldapjs',
    imports: ['ldapjs', 'ldapts'],
    docs: 'http://ldapjs.org/client.html',
    nodeKind: 'infrastructure',
    technology: 'ldap',
    protocol: 'ldap',
    makers: ['createClient', 'Client'],
    target: arg(0, 'url'),
  },
  {
    name: 'zookeeper',
    imports: ['node-zookeeper-client', 'zookeeper'],
    docs: 'https://github.com/alexguan/node-zookeeper-client#documentation',
    nodeKind: 'infrastructure',
    technology: 'zookeeper',
    protocol: 'other',
    makers: ['createClient'],
    target: arg(0),
  },
  {
    name: 'vault',
    imports: ['node-vault'],
    docs: 'https://github.com/nodevault/node-vault#init-and-unseal',
    nodeKind: 'infrastructure',
    technology: 'vault',
    protocol: 'http',
    makers: ['default'],
    target: arg(0, 'endpoint'),
  },
  {
    name: 'statsd',
    imports: ['hot-shots', 'node-statsd', 'statsd-client'],
    docs: 'https://github.com/bdeitte/hot-shots#usage',
    nodeKind: 'infrastructure',
    technology: 'statsd',
    protocol: 'other',
    makers: ['default', 'StatsD'],
    target: first(address(options), join(arg(0), text(':'), arg(1)), arg(0)),
  },
];

/** Registries, directories, vaults and metric sinks whose clients need one line each. */
export const infrastructure: readonly Library[] = INFRASTRUCTURE.map(storeLibrary);
