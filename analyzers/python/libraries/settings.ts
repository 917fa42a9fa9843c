import {
  arg,
  defineLibrary,
  type Effect,
  each,
  first,
  join,
  keyword,
  made,
  setting,
  settingValue,
  text,
  type ValueRule,
} from '../../../src/code/library.ts';
import { PATH_FUNCTIONS } from './python.ts';
import { address, connectionByAddress } from './support/selectors.ts';

const fallback = first(keyword('default'), arg(1));
const read = settingValue(first(arg(0), keyword('key')), fallback);
const unnamed = settingValue(keyword('a whole environment has no single key'));
const BY_NAME: ValueRule = { value: 'setting-by-name' };

const environment = (name: string): Record<string, ValueRule> => ({
  [`${name}.get`]: read,
  [`${name}.setdefault`]: read,
  [`${name}.pop`]: read,
  ...Object.fromEntries(['copy', 'items', 'keys', 'values', 'update'].map((method) => [`${name}.${method}`, unnamed])),
  [`${name}.*`]: BY_NAME,
});

export const os = defineLibrary({
  name: 'os',
  imports: ['os'],
  docs: 'https://docs.python.org/3/library/os.html#os.environ',
  values: {
    getenv: read,
    getenvb: read,
    ...environment('environ'),
    ...Object.fromEntries(Object.entries(PATH_FUNCTIONS).map(([name, rule]) => [`path.${name}`, rule])),
  },
});

/** Fields of settings classes, as the front end spells them. */
export const pydanticSettings = defineLibrary({
  name: 'pydantic-settings',
  imports: ['asbuilt.settings'],
  docs: 'https://docs.pydantic.dev/latest/concepts/pydantic_settings/',
  values: { default: settingValue(arg(0), arg(1)) },
});

/** https://docs.pydantic.dev/latest/api/networks/ */
const URLS = [
  ...['AnyUrl', 'AnyHttpUrl', 'HttpUrl', 'AnyWebsocketUrl', 'WebsocketUrl', 'FtpUrl', 'PostgresDsn', 'CockroachDsn', 'MySQLDsn'],
  ...['MariaDBDsn', 'RedisDsn', 'MongoDsn', 'AmqpDsn', 'KafkaDsn', 'NatsDsn', 'ClickHouseDsn', 'SnowflakeDsn'],
];

const host = join(keyword('scheme'), text('://'), first(address(keyword('host'), keyword('port')), keyword('host')));
/** `PostgresDsn.build(scheme='postgresql', host='db', path='shop')` */
const built = first(join(host, text('/'), keyword('path')), host);

/** A URL of pydantic is the text that it is made of. */
export const pydanticUrls = defineLibrary({
  name: 'pydantic-urls',
  imports: ['pydantic', 'pydantic.networks', 'pydantic_core'],
  docs: 'https://docs.pydantic.dev/latest/api/networks/',
  values: {
    ...each<ValueRule>(URLS, (name) => [name, { value: 'select', selector: first(keyword('url'), arg(0)) }]),
    ...each<ValueRule>([...URLS, 'Url', 'MultiHostUrl'], (name) => [`${name}.build`, { value: 'select', selector: built }]),
  },
});

/** `config('PORT', default=8000, cast=int)`. */
export const decouple = defineLibrary({
  name: 'python-decouple',
  imports: ['decouple', 'prettyconf'],
  docs: 'https://github.com/HBNetwork/python-decouple#usage',
  values: { config: read, 'AutoConfig.default': read, 'Config.default': read },
});

const CASTS = [
  'str',
  'int',
  'bool',
  'float',
  'json',
  'list',
  'tuple',
  'dict',
  'url',
  'path',
  'log_level',
  'timedelta',
  'decimal',
];
/** Addresses that are read as a database: what opens it tells them. */
const DATABASES = ['db', 'db_url', 'dj_db_url'];
/** Addresses that are read as a cache, a mail server, an index: the settings that the framework opens these by. */
const CLIENTS = [
  'cache',
  'cache_url',
  'email',
  'email_url',
  'search_url',
  'channels',
  'channels_url',
  'dj_cache_url',
  'dj_email_url',
];

function reader(type: string): Record<string, ValueRule> {
  return Object.fromEntries(['default', ...CASTS, ...DATABASES, ...CLIENTS].map((name) => [`${type}.${name}`, read]));
}

/** https://django-environ.readthedocs.io/en/latest/types.html#supported-types */
function openers(type: string): Record<string, Effect> {
  return each(CLIENTS, (name) => [
    `${type}.${name}`,
    connectionByAddress(setting(first(arg(0), keyword('key'), keyword('var')), fallback)),
  ]);
}

/** `env('X')`, `env.str('X', default='d')`, `env.db('DATABASE_URL')`. */
export const environ = defineLibrary({
  name: 'django-environ',
  imports: ['environ', 'environs'],
  docs: 'https://django-environ.readthedocs.io/en/latest/quickstart.html',
  types: { FileAwareEnv: 'Env' },
  values: { ...reader('Env'), ...reader('env'), env: read },
  calls: { ...openers('Env'), ...openers('env') },
});

/** `config('DATABASE_URL', cast=URL, default='…')`. */
export const starletteConfig = defineLibrary({
  name: 'starlette-config',
  imports: ['starlette.config'],
  docs: 'https://www.starlette.io/config/',
  values: { 'Config.default': read, 'Config.get': read, ...environment('environ') },
});

/** In the environment a member of a member follows two underscores: https://www.dynaconf.com/envvars/#nested-keys-in-dictionaries-via-environment-variables */
const above = join(first(join(made('Dynaconf', keyword('envvar_prefix')), text('_')), text('DYNACONF_')), {
  from: 'nested',
  type: 'Section',
  selector: arg(0),
  separator: ':',
});
const dynamicMember: ValueRule = { value: 'setting-by-name', below: above, type: 'Section' };
const dynamicKey = settingValue(join(above, arg(0)), fallback);

/** `settings.PAYMENTS_URL` comes from files or, with the prefix that is set up, from the environment. */
export const dynaconf = defineLibrary({
  name: 'dynaconf',
  imports: ['dynaconf'],
  docs: 'https://www.dynaconf.com/',
  types: { LazySettings: 'Dynaconf' },
  values: {
    'Dynaconf.get': dynamicKey,
    'Dynaconf.*': dynamicMember,
    'Section.get': dynamicKey,
    'Section.*': dynamicMember,
    'settings.get': read,
    'settings.*': BY_NAME,
  },
});

/** A database's address from one setting. */
export const djDatabaseUrl = defineLibrary({
  name: 'dj-database-url',
  imports: ['dj_database_url'],
  docs: 'https://github.com/jazzband/dj-database-url#usage',
  values: {
    config: settingValue(first(keyword('env'), { from: 'text', value: 'DATABASE_URL' }), first(keyword('default'), arg(0))),
    parse: { value: 'select', selector: arg(0) },
  },
});

/** The values of `.env` files are the environment's. */
export const dotenv = defineLibrary({
  name: 'python-dotenv',
  imports: ['dotenv'],
  docs: 'https://saurabh-kumar.com/python-dotenv/',
  creates: { dotenv_values: 'Values' },
  values: { get_key: settingValue(arg(1)), 'Values.get': read, 'Values.*': BY_NAME },
});
