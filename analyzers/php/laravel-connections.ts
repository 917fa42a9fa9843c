import type { CallSite, Expression, Module } from '../../src/code/ir.ts';
import { literalOf, spelled } from '../../src/frontend/rule-walker.ts';
import { folderOf, isInside, own, type Repository } from '../../src/sdk/index.ts';
import { projectsOf } from './composer.ts';
import { DESCRIBED } from './laravel-config.ts';
import { LARAVEL } from './laravel-routes.ts';
import { chosenConnection, isSettingStated, statedSetting } from './stated-settings.ts';

/** What the framework's own configuration files list for everyone: https://github.com/laravel/laravel/tree/11.x/config */
const DRIVERS: Readonly<Record<string, string>> = {
  mysql: 'mysql',
  mariadb: 'mysql',
  pgsql: 'postgresql',
  sqlsrv: 'sqlserver',
  mongodb: 'mongodb',
};
const QUEUES: Readonly<Record<string, string>> = { rabbitmq: 'rabbitmq', beanstalkd: 'beanstalkd', sqs: 'sqs', kafka: 'kafka' };

interface Application {
  readonly folder: string;
  readonly repository: Repository;
  readonly usesRedis: boolean;
  readonly usesDatabase: boolean;
  /** Calls of the configuration file. */
  readonly calls: readonly CallSite[];
}

/** Keeps the connections that an application uses, of all that its configuration describes, and says what they are. */
export function linkConnections(modules: readonly Module[], repository: Repository): readonly Module[] {
  return modules.map((module) => {
    if (!module.calls.some((call) => describedAs(call) !== undefined)) return module;
    const application = applicationAround(module, modules, repository);
    return { ...module, calls: module.calls.map((call) => settled(call, application)) };
  });
}

function describedAs({ callee }: CallSite): string | undefined {
  if (callee.is !== 'member' || callee.of.is !== 'module') return undefined;
  const { specifier } = callee.of;
  return specifier.is === 'literal' && specifier.value === DESCRIBED ? callee.name : undefined;
}

/** The driver of a connection that a configuration file describes. */
export function driverOf(name: string, { calls }: Module): string | undefined {
  const entries = calls
    .filter((call) => describedAs(call) !== undefined)
    .map(({ arguments: [key, entry] }) => [key, entry] as const);
  const found = entries.find(([key]) => key?.is === 'literal' && key.value === name)?.[1];
  return found?.is === 'object' ? textAt(found, 'driver') : undefined;
}

function applicationAround({ path, calls }: Module, modules: readonly Module[], repository: Repository): Application {
  const folder = folderOf(folderOf(path));
  const own = modules.filter((each) => isInside(each.path, folder));
  const imports = new Set(own.flatMap((each) => each.imports.map(({ specifier, imported }) => `${specifier}\\${imported}`)));
  const requires = projectsOf(repository).find((each) => each.folder === folder)?.requires ?? new Map();
  const chosen = ['QUEUE_CONNECTION', 'QUEUE_DRIVER', 'CACHE_STORE', 'CACHE_DRIVER', 'SESSION_DRIVER', 'BROADCAST_CONNECTION'];
  return {
    folder,
    repository,
    calls,
    usesRedis:
      requires.has('predis/predis') ||
      requires.has('ext-redis') ||
      requires.has('laravel/horizon') ||
      imports.has('Illuminate\\Support\\Facades\\Redis') ||
      chosen.some((key) => statedSetting(key, folder, repository) === 'redis'),
    usesDatabase: [...imports].some((each) =>
      /^Illuminate\\(Database|Foundation\\Auth|Support\\Facades\\(DB|Schema)$)/.test(each),
    ),
  };
}

const NOT_USED: Expression = { is: 'unknown', why: 'a connection that is described and not used' };

function settled(call: CallSite, application: Application): CallSite {
  const what = describedAs(call);
  const [key, entry] = call.arguments;
  if (what === undefined) return call;
  const name = key?.is === 'literal' ? String(key.value) : '';
  const product = entry?.is === 'object' ? PRODUCTS[what]?.(name, entry, application) : undefined;
  if (product === undefined || entry?.is !== 'object') return { ...call, callee: NOT_USED, arguments: [] };
  const target = targetOf(entry, application) ?? literalOf(null);
  const database = valueAt(entry, 'database') ?? valueAt(entry, 'bucket');
  const args = [target, ...(database ? [database] : [])];
  return { ...call, callee: spelled(`${LARAVEL}.connections`, product), arguments: args };
}

type Entry = Extract<Expression, { is: 'object' }>;
type Product = (name: string, entry: Entry, application: Application) => string | undefined;

const PRODUCTS: Readonly<Record<string, Product>> = {
  database: (name, entry, application) => {
    const product = own(DRIVERS, textAt(entry, 'driver') ?? name);
    if (Object.hasOwn(DRIVERS, name) && !application.usesDatabase) return undefined;
    return Object.hasOwn(DRIVERS, name) &&
      name !== chosenConnection('database', ['DB_CONNECTION'], application.folder, application.repository)
      ? undefined
      : product;
  },
  redis: (name, entry, { usesRedis }) =>
    usesRedis && name === 'default' && valueAt(entry, 'host') !== undefined ? 'redis' : undefined,
  queue: (name, entry, { folder, repository }) => {
    const driver = textAt(entry, 'driver') ?? name;
    return chosenConnection('queue', ['QUEUE_CONNECTION', 'QUEUE_DRIVER'], folder, repository) === name
      ? own(QUEUES, driver)
      : undefined;
  },
  mail: (name, _entry, { folder, repository }) => {
    const chosen = statedSetting('MAIL_MAILER', folder, repository) ?? statedSetting('MAIL_DRIVER', folder, repository);
    return name === 'smtp' && chosen === 'smtp' ? 'smtp' : undefined;
  },
  disk: (name, entry, { folder, repository }) => {
    const chosen = statedSetting('FILESYSTEM_DISK', folder, repository) ?? statedSetting('FILESYSTEM_DRIVER', folder, repository);
    return chosen === name && textAt(entry, 'driver') === 's3' ? 's3' : undefined;
  },
};

function valueAt(entry: Expression | undefined, key: string): Expression | undefined {
  if (entry?.is === 'list') return valueAt(entry.items[0], key);
  const found = entry?.is === 'object' ? entry.entries.find((each) => 'key' in each && each.key === key) : undefined;
  return found && 'value' in found ? found.value : undefined;
}

function textAt(entry: Entry, key: string): string | undefined {
  const value = valueAt(entry, key);
  return value?.is === 'literal' ? String(value.value) : undefined;
}

/** A whole address counts where something sets it; every application has the key for it. */
function targetOf(entry: Entry, { folder, repository, calls }: Application): Expression | undefined {
  const url = valueAt(entry, 'url') ?? valueAt(entry, 'dsn');
  const inner = valueAt(entry, 'hosts') ?? entry;
  const [host, port] = [valueAt(inner, 'host') ?? valueAt(entry, 'endpoint'), valueAt(inner, 'port')];
  const isStated = url !== undefined && isSettingStated(keyOf(url, calls), folder, repository);
  if (url && (isStated || !host)) return url;
  return host && port ? { is: 'concat', parts: [host, literalOf(':'), port] } : host;
}

/** The setting that an expression reads. */
function keyOf(expression: Expression, calls: readonly CallSite[]): string {
  const [key] = expression.is === 'call' ? (calls[expression.call]?.arguments ?? []) : [];
  return key?.is === 'literal' ? String(key.value) : '';
}
