import {
  arg,
  connection,
  defineLibrary,
  type Effect,
  first,
  join,
  keyword,
  type Library,
  made,
  type Selector,
  storeLibrary,
  text,
} from '../../../src/code/library.ts';
import { askedBy, ROWS } from './sql-rows.ts';

const open = (technology: string, target: Selector): Effect =>
  connection({ nodeKind: 'database', technology, protocol: 'sql', target });

/** Transactions that a connection begins. */
function begun(methods: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(methods.flatMap((method) => ['DB', 'Conn', 'Pool', 'Tx'].map((type) => [`${type}.${method}`, 'Tx'])));
}

/** Names under which drivers register: https://go.dev/wiki/SQLDrivers */
const DRIVERS = [
  ['postgres', 'postgresql'],
  ['pgx', 'postgresql'],
  ['cloudsqlpostgres', 'postgresql'],
  ['cockroach', 'cockroachdb'],
  ['mysql', 'mysql'],
  ['sqlserver', 'mssql'],
  ['mssql', 'mssql'],
  ['azuresql', 'mssql'],
  ['sqlite', 'sqlite'],
  ['sqlite3', 'sqlite'],
  ['oracle', 'oracle'],
  ['godror', 'oracle'],
  ['clickhouse', 'clickhouse'],
] as const;

const opened = (driver: Selector, target: Selector): Effect =>
  connection({ nodeKind: 'database', technology: 'sql', driver, drivers: DRIVERS, protocol: 'sql', target });

/** `sql.Open(driver, dataSource)`; which product it is, the driver's import and the address tell. */
export const databaseSql = defineLibrary({
  name: 'database-sql',
  imports: [
    'database/sql',
    'github.com/jmoiron/sqlx',
    'go.nhat.io/otelsql',
    'github.com/XSAM/otelsql',
    'go.elastic.co/apm/module/apmsql*',
    'entgo.io/ent/dialect/sql',
    'xorm.io/xorm',
    'github.com/go-xorm/xorm',
    'github.com/pressly/goose/v3',
    'github.com/pressly/goose',
  ],
  docs: 'https://pkg.go.dev/database/sql#Open',
  creates: {
    Open: 'DB',
    Connect: 'DB',
    MustConnect: 'DB',
    MustOpen: 'DB',
    OpenDBWithDriver: 'DB',
    ...begun(['Begin', 'BeginTx', 'Beginx', 'BeginTxx', 'MustBegin']),
    ...askedBy(['DB', 'Conn', 'Tx']),
  },
  ...ROWS,
  calls: {
    Open: opened(arg(0), arg(1)),
    Connect: opened(arg(0), arg(1)),
    MustConnect: opened(arg(0), arg(1)),
    MustOpen: opened(arg(0), arg(1)),
    ConnectContext: opened(arg(1), arg(2)),
    // https://pkg.go.dev/xorm.io/xorm#NewEngine, https://pkg.go.dev/github.com/pressly/goose/v3#OpenDBWithDriver
    NewEngine: opened(arg(0), arg(1)),
    OpenDBWithDriver: opened(arg(0), arg(1)),
  },
});

export const gorm = defineLibrary({
  name: 'gorm',
  imports: ['gorm.io/gorm'],
  docs: 'https://gorm.io/docs/connecting_to_the_database.html',
  creates: { Open: 'DB' },
});

/** The first version took the dialect's name and the address. */
const gorm1 = defineLibrary({
  name: 'gorm-v1',
  imports: ['github.com/jinzhu/gorm'],
  docs: 'https://v1.gorm.io/docs/connecting_to_the_database.html',
  creates: { Open: 'DB' },
  calls: { Open: opened(arg(0), arg(1)) },
});

const DIALECTS: readonly (readonly [string, string])[] = [
  ['gorm.io/driver/postgres', 'postgresql'],
  ['gorm.io/driver/mysql', 'mysql'],
  ['gorm.io/driver/sqlserver', 'mssql'],
  ['gorm.io/driver/sqlite', 'sqlite'],
  ['github.com/glebarez/sqlite', 'sqlite'],
  ['gorm.io/driver/clickhouse', 'clickhouse'],
];

/** `gorm.Open(postgres.Open(dsn))`, `postgres.New(postgres.Config{DSN: dsn})`. */
const dialects: readonly Library[] = DIALECTS.map(([name, technology]) =>
  defineLibrary({
    name: `gorm-${technology}-${name.split('/')[1]}`,
    imports: [name],
    docs: 'https://gorm.io/docs/connecting_to_the_database.html',
    calls: { Open: open(technology, arg(0)), New: open(technology, arg(0, 'DSN')) },
  }),
);

const pgx = storeLibrary({
  name: 'pgx',
  imports: ['github.com/jackc/pgx*'],
  docs: 'https://pkg.go.dev/github.com/jackc/pgx/v5',
  nodeKind: 'database',
  technology: 'postgresql',
  protocol: 'sql',
  makers: {
    Connect: arg(1),
    New: arg(1),
    ParseConfig: arg(0),
    ConnectConfig: first(join(arg(1, 'Host'), text(':'), arg(1, 'Port')), arg(1, 'Host'), arg(1)),
  },
  creates: {
    Connect: 'Conn',
    New: 'Pool',
    NewWithConfig: 'Pool',
    ...begun(['Begin', 'BeginTx']),
    ...askedBy(['Pool', 'Conn', 'Tx']),
  },
  ...ROWS,
});

const pq = storeLibrary({
  name: 'go-pg',
  imports: ['github.com/go-pg/pg*'],
  docs: 'https://pkg.go.dev/github.com/go-pg/pg/v10',
  nodeKind: 'database',
  technology: 'postgresql',
  protocol: 'sql',
  makers: { Connect: arg(0, 'Addr'), ParseURL: arg(0) },
});

/** `pgdriver.NewConnector(pgdriver.WithDSN(dsn))`. */
const bun = storeLibrary({
  name: 'bun-pgdriver',
  imports: ['github.com/uptrace/bun/driver/pgdriver'],
  docs: 'https://bun.uptrace.dev/postgres/',
  nodeKind: 'database',
  technology: 'postgresql',
  protocol: 'sql',
  makers: { WithDSN: arg(0), WithAddr: arg(0) },
});

const mysql = storeLibrary({
  name: 'go-sql-driver-mysql',
  imports: ['github.com/go-sql-driver/mysql'],
  docs: 'https://pkg.go.dev/github.com/go-sql-driver/mysql#Config',
  nodeKind: 'database',
  technology: 'mysql',
  protocol: 'sql',
  makers: { Config: arg(0, 'Addr'), NewConnector: arg(0, 'Addr') },
  creates: { NewConfig: 'Config' },
  values: {
    'Config.FormatDSN': { value: 'select', selector: first(made('Config', keyword('Addr')), made('Config', arg(0, 'Addr'))) },
  },
});

/** What ent writes into a package of this name opens a database as `database/sql` does. */
const ent = defineLibrary({
  name: 'ent',
  imports: ['*/ent'],
  docs: 'https://entgo.io/docs/getting-started#create-your-first-entity',
  calls: { Open: opened(arg(0), arg(1)) },
});

/** `postgresql.Open(postgresql.ConnectionURL{Host: host})` */
const upper: readonly Library[] = (['postgresql', 'mysql', 'mssql', 'cockroachdb'] as const).map((technology) =>
  storeLibrary({
    name: `upper-${technology}`,
    imports: [`github.com/upper/db/v4/adapter/${technology}`],
    docs: 'https://upper.io/v4/getting-started/connect-to-a-database/',
    nodeKind: 'database',
    technology,
    protocol: 'sql',
    makers: { ConnectionURL: arg(0, 'Host') },
  }),
);

/** Whoever migrates opens the database, too: https://pkg.go.dev/github.com/golang-migrate/migrate/v4#New */
const migrate = defineLibrary({
  name: 'golang-migrate',
  imports: ['github.com/golang-migrate/migrate/v4', 'github.com/golang-migrate/migrate'],
  docs: 'https://github.com/golang-migrate/migrate#use-in-your-go-project',
  calls: { New: opened(arg(1), arg(1)), NewWithSourceInstance: opened(arg(2), arg(2)) },
});

const clickhouse = storeLibrary({
  name: 'clickhouse',
  imports: ['github.com/ClickHouse/clickhouse-go*'],
  docs: 'https://clickhouse.com/docs/en/integrations/go',
  nodeKind: 'database',
  technology: 'clickhouse',
  protocol: 'sql',
  makers: { Open: arg(0, 'Addr'), OpenDB: arg(0, 'Addr'), ParseDSN: arg(0) },
});

export const sql: readonly Library[] = [
  databaseSql,
  gorm,
  gorm1,
  ...dialects,
  pgx,
  pq,
  bun,
  mysql,
  ent,
  ...upper,
  migrate,
  clickhouse,
];
