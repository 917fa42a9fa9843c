import {
  arg,
  call,
  connection,
  decoratedName,
  defineLibrary,
  type Effect,
  each,
  first,
  listen,
  prefix,
  route,
  type Selector,
  text,
} from '../../../src/code/library.ts';
import { address, optionsAt } from './support/selectors.ts';

const VERBS: Readonly<Record<string, string>> = { get: 'GET', post: 'POST', put: 'PUT', patch: 'PATCH', del: 'DELETE' };
const MIXINS = ['BootMixin', 'ServiceMixin', 'RepositoryMixin', 'RestApplicationMixin', 'AuthenticationMixin', 'CronMixin'];
const options = optionsAt(0);
const target: Selector = first(options('url'), address(options));

type Store = Omit<Parameters<typeof connection>[0], 'target' | 'where'>;

/** What a connector's name says of the store: https://loopback.io/doc/en/lb4/Database-connectors.html */
const STORES: Readonly<Record<string, Store>> = {
  postgresql: { nodeKind: 'database', technology: 'postgresql', protocol: 'sql' },
  mysql: { nodeKind: 'database', technology: 'mysql', protocol: 'sql' },
  mssql: { nodeKind: 'database', technology: 'sqlserver', protocol: 'sql' },
  oracle: { nodeKind: 'database', technology: 'oracle', protocol: 'sql' },
  db2: { nodeKind: 'database', technology: 'db2', protocol: 'sql' },
  mongodb: { nodeKind: 'database', technology: 'mongodb', protocol: 'mongodb' },
  cassandra: { nodeKind: 'database', technology: 'cassandra', protocol: 'cassandra' },
  couchdb2: { nodeKind: 'database', technology: 'couchdb', protocol: 'http' },
  'kv-redis': { nodeKind: 'cache', technology: 'redis', protocol: 'redis' },
  redis: { nodeKind: 'cache', technology: 'redis', protocol: 'redis' },
  es: { nodeKind: 'search', technology: 'elasticsearch', protocol: 'elasticsearch' },
  esv6: { nodeKind: 'search', technology: 'elasticsearch', protocol: 'elasticsearch' },
};

const named = (connector: string) => [connector, `loopback-connector-${connector}`];

/** Data sources are made with an object; connectors for services ask what its operations say. */
const dataSource: readonly Effect[] = [
  ...Object.entries(STORES).flatMap(([connector, store]) =>
    named(connector).map((name) =>
      connection({ ...store, target, name: options('database'), where: [options('connector'), name] }),
    ),
  ),
  call({
    protocol: 'http',
    each: options('operations', '[]', 'template'),
    target: first(arg(0, 'url'), arg(0, 'uri')),
    method: first(arg(0, 'method'), text('GET')),
  }),
  call({ protocol: 'http', target: options('baseURL') }),
];

/** Controllers, the REST server's base path and the data sources of LoopBack 4. */
export const loopback = defineLibrary({
  name: 'loopback',
  imports: ['@loopback/rest', '@loopback/repository', '@loopback/boot', '@loopback/service-proxy', '@loopback/core'],
  docs: 'https://loopback.io/doc/en/lb4/Routes.html',
  values: each(MIXINS, (name) => [name, { value: 'select', selector: arg(0) }]),
  calls: {
    RestApplication: [prefix(arg(0, 'rest', 'basePath')), listen(arg(0, 'rest', 'port'))],
    'RestApplication.basePath': prefix(arg(0)),
    'RestServer.basePath': prefix(arg(0)),
    'RestApplication.restServer.basePath': prefix(arg(0)),
    'RestApplication.route/4': route(upper(arg(0)), arg(1)),
    'juggler.DataSource': dataSource,
    DataSource: dataSource,
  },
  decorators: {
    inject: { inject: arg(0) },
    class: { api: prefix(arg(0, 'basePath')) },
    method: {
      ...each<Effect>(Object.keys(VERBS), (name) => [name, route(VERBS[name] ?? 'ANY', arg(0), decoratedName)]),
      operation: route(upper(arg(0)), arg(1), decoratedName),
    },
  },
});

/** Verbs are written small. */
function upper(of: Selector): Selector {
  const verbs = [...Object.entries(VERBS), ['delete', 'DELETE'], ['head', 'HEAD'], ['options', 'OPTIONS']] as const;
  return { from: 'mapped', of, texts: Object.fromEntries(verbs) };
}
