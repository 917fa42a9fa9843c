import {
  arg,
  connection,
  defineLibrary,
  type Effect,
  first,
  type Library,
  type Selector,
  storeLibrary,
} from '../../../src/code/library.ts';

const sql = { nodeKind: 'database', protocol: 'sql' } as const;

function opened(target: Selector, technology = 'sql'): Effect {
  return connection({ ...sql, technology, target });
}

/** What a map of properties says of the address, by its keys. */
function byKey(keys: readonly string[], value: Selector): readonly Effect[] {
  return keys.map((key) => connection({ ...sql, technology: 'sql', target: value, where: [arg(0), key] }));
}

/** https://jakarta.ee/specifications/persistence/3.1/jakarta-persistence-spec-3.1#a12384 and Hibernate's own name for it. */
const URL_KEYS = ['jakarta.persistence.jdbc.url', 'javax.persistence.jdbc.url', 'hibernate.connection.url'];

/** HikariCP: https://github.com/brettwooldridge/HikariCP#initialization; the last two are of whatever driver's data source it makes. */
export const databaseOfProperties: readonly Effect[] = byKey(
  [...URL_KEYS, 'jdbcUrl', 'dataSource.serverName', 'dataSource.url'],
  arg(1),
);

const DRIVER_KEYS = ['serverName', 'serverNames', 'url', 'URL'];

const hikari = defineLibrary({
  name: 'hikari',
  imports: ['com.zaxxer.hikari'],
  docs: 'https://github.com/brettwooldridge/HikariCP#gear-configuration-knobs-baby',
  types: { HikariDataSource: 'HikariConfig' },
  calls: {
    'HikariConfig.setJdbcUrl': opened(arg(0)),
    'HikariConfig.addDataSourceProperty': byKey(DRIVER_KEYS, arg(1)),
  },
});

const hibernate = defineLibrary({
  name: 'hibernate',
  imports: ['org.hibernate.cfg', 'org.hibernate.boot.registry', 'jakarta.persistence', 'javax.persistence'],
  docs: 'https://docs.jboss.org/hibernate/orm/6.6/userguide/html_single/Hibernate_User_Guide.html#settings-jdbc-connection',
  calls: {
    'Configuration.setProperty': byKey(URL_KEYS, arg(1)),
    'StandardServiceRegistryBuilder.applySetting': byKey(URL_KEYS, arg(1)),
    'Persistence.createEntityManagerFactory/2': opened(first(...URL_KEYS.map((key) => arg(1, key)))),
  },
});

/** The data sources of drivers: a URL, or the name of a server. */
const drivers: readonly Library[] = [
  storeLibrary({
    ...sql,
    name: 'postgresql-data-source',
    imports: ['org.postgresql.ds', 'org.postgresql.ds.common'],
    docs: 'https://jdbc.postgresql.org/documentation/datasource/',
    technology: 'postgresql',
    types: { PGPoolingDataSource: 'PGSimpleDataSource', PGConnectionPoolDataSource: 'PGSimpleDataSource' },
    makers: {
      'PGSimpleDataSource.setServerNames': first(arg(0, '[]'), arg(0)),
      'PGSimpleDataSource.setServerName': arg(0),
      'PGSimpleDataSource.setUrl': arg(0),
      'PGSimpleDataSource.setURL': arg(0),
    },
  }),
  storeLibrary({
    ...sql,
    name: 'mysql-data-source',
    imports: ['com.mysql.cj.jdbc', 'com.mysql.jdbc.jdbc2.optional', 'org.mariadb.jdbc'],
    docs: 'https://dev.mysql.com/doc/connector-j/en/connector-j-usagenotes-basic.html',
    technology: 'mysql',
    types: {
      MysqlConnectionPoolDataSource: 'MysqlDataSource',
      MariaDbDataSource: 'MysqlDataSource',
      MariaDbPoolDataSource: 'MysqlDataSource',
    },
    makers: {
      MariaDbDataSource: arg(0),
      MariaDbPoolDataSource: arg(0),
      'MysqlDataSource.setServerName': arg(0),
      'MysqlDataSource.setUrl': arg(0),
      'MysqlDataSource.setURL': arg(0),
    },
  }),
  storeLibrary({
    ...sql,
    name: 'mssql-data-source',
    imports: ['com.microsoft.sqlserver.jdbc'],
    docs: 'https://learn.microsoft.com/sql/connect/jdbc/setting-the-data-source-properties',
    technology: 'mssql',
    types: { SQLServerConnectionPoolDataSource: 'SQLServerDataSource', SQLServerXADataSource: 'SQLServerDataSource' },
    makers: { 'SQLServerDataSource.setServerName': arg(0), 'SQLServerDataSource.setURL': arg(0) },
  }),
  storeLibrary({
    ...sql,
    name: 'oracle-data-source',
    imports: ['oracle.jdbc.pool', 'oracle.jdbc.datasource.impl', 'oracle.ucp.jdbc'],
    docs: 'https://docs.oracle.com/en/database/oracle/oracle-database/23/jjdbc/data-sources-and-URLs.html',
    technology: 'oracle',
    makers: {
      'OracleDataSource.setURL': arg(0),
      'OracleDataSource.setServerName': arg(0),
      'PoolDataSource.setURL': arg(0),
      'PoolDataSourceImpl.setURL': arg(0),
    },
  }),
];

/** What takes an address or a data source that is there already: only the former opens something. */
const onAddresses: readonly Library[] = [
  storeLibrary({
    ...sql,
    name: 'jooq',
    imports: ['org.jooq.impl'],
    docs: 'https://www.jooq.org/doc/latest/manual/sql-building/dsl-context/',
    technology: 'sql',
    makers: { 'DSL.using/3': arg(0) },
  }),
  storeLibrary({
    ...sql,
    name: 'flyway',
    imports: ['org.flywaydb.core', 'org.flywaydb.core.api.configuration'],
    docs: 'https://documentation.red-gate.com/flyway/reference/usage/api-java',
    technology: 'sql',
    creates: { 'Flyway.configure': 'FluentConfiguration', 'FluentConfiguration.*': 'FluentConfiguration' },
    makers: { 'FluentConfiguration.dataSource/3': arg(0), 'Flyway.setDataSource/3': arg(0) },
  }),
];

/**
 * Options by name: the host is an address of its own. Members of `ConnectionFactoryOptions` are also imported as they are.
 * https://r2dbc.io/spec/1.0.0.RELEASE/spec/html/#overview.connection.discovery
 */
const r2dbc = defineLibrary({
  name: 'r2dbc',
  imports: ['io.r2dbc.spi', 'io.r2dbc.spi.ConnectionFactoryOptions'],
  docs: 'https://r2dbc.io/spec/1.0.0.RELEASE/api/io/r2dbc/spi/ConnectionFactoryOptions.html',
  creates: { parse: 'ConnectionFactoryOptions', builder: 'OptionsBuilder', 'OptionsBuilder.*': 'OptionsBuilder' },
  values: { HOST: { value: 'text', text: 'host' }, 'Option.valueOf': { value: 'select', selector: arg(0) } },
  calls: {
    'ConnectionFactories.get': { ...opened(arg(0)), unless: [arg(0), 'r2dbc'] } as Effect,
    parse: opened(arg(0)),
    'OptionsBuilder.option': { ...opened(arg(1)), where: [arg(0), 'host'] } as Effect,
  },
});

/** Drivers of R2DBC with builders of their own. */
const reactive: readonly Library[] = (
  [
    ['postgresql', 'io.r2dbc.postgresql', 'PostgresqlConnectionConfiguration', 'https://github.com/pgjdbc/r2dbc-postgresql'],
    ['mysql', 'io.asyncer.r2dbc.mysql', 'MySqlConnectionConfiguration', 'https://github.com/asyncer-io/r2dbc-mysql'],
    [
      'mariadb',
      'org.mariadb.r2dbc',
      'MariadbConnectionConfiguration',
      'https://github.com/mariadb-corporation/mariadb-connector-r2dbc',
    ],
    ['mssql', 'io.r2dbc.mssql', 'MssqlConnectionConfiguration', 'https://github.com/r2dbc/r2dbc-mssql'],
  ] as const
).map(([technology, imports, configuration, docs]) =>
  storeLibrary({
    ...sql,
    name: `r2dbc-${technology}`,
    imports: [imports],
    docs,
    technology,
    creates: { [`${configuration}.builder`]: 'Builder', 'Builder.*': 'Builder' },
    makers: { 'Builder.host': arg(0) },
  }),
);

export const dataSources: readonly Library[] = [hikari, hibernate, ...drivers, ...onAddresses, r2dbc, ...reactive];
