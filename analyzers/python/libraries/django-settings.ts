import {
  arg,
  connection,
  defineLibrary,
  type Effect,
  first,
  type Selector,
  text,
  timeToLive,
} from '../../../src/code/library.ts';
import { hueyInDjango } from './huey.ts';
import { mapped } from './support/derived.ts';
import { address, connectionByAddress } from './support/selectors.ts';

/** The entries of a dictionary by alias, each with the keys of one connection. */
const host = arg(0, '[]', 'HOST');
const name = arg(0, '[]', 'NAME');

function open(
  nodeKind: 'database' | 'cache' | 'search' | 'external',
  technology: string,
  target: Selector,
  database?: Selector,
): Effect {
  const protocol =
    nodeKind === 'cache' ? 'redis' : nodeKind === 'search' ? 'elasticsearch' : nodeKind === 'external' ? 'smtp' : 'sql';
  return connection({ nodeKind, technology, protocol, target, ...(database ? { name: database } : {}) });
}

/** Databases of a settings module; a whole address may stand in place of the keys. Files (SQLite) have no host. */
const databases = open('database', 'sql', first(address(host, arg(0, '[]', 'PORT')), arg(0, 'default')), name);

const backend = arg(0, '[]', 'BACKEND');
const keptAt = first(arg(0, '[]', 'LOCATION', '[]'), arg(0, '[]', 'LOCATION'));
const memcached = '*.memcached.*';

/** Caches that are not Redis; some nobody serves: https://docs.djangoproject.com/en/stable/topics/cache/#setting-up-the-cache */
const others = mapped(backend, {
  [memcached]: 'other',
  'django.core.cache.backends.db.DatabaseCache': 'other',
  'django.core.cache.backends.filebased.FileBasedCache': 'other',
  'django.core.cache.backends.locmem.LocMemCache': 'other',
  'django.core.cache.backends.dummy.DummyCache': 'other',
});
const caches: readonly Effect[] = [
  connection({ nodeKind: 'cache', technology: 'redis', protocol: 'redis', target: keptAt, unless: [others, 'other'] }),
  connection({
    nodeKind: 'cache',
    technology: 'memcached',
    protocol: 'other',
    target: keptAt,
    where: [mapped(backend, { [memcached]: 'memcached' }), 'memcached'],
  }),
];

/** What Django and its extensions make of the names of a settings module. */
export const djangoSettings = defineLibrary({
  name: 'django-settings',
  imports: ['django.conf'],
  docs: 'https://docs.djangoproject.com/en/stable/ref/settings/',
  calls: {
    'DATABASES=': databases,
    'CACHES=': [...caches, timeToLive({ ttlMs: arg(0, '[]', 'TIMEOUT'), unit: 's' })],
    'CHANNEL_LAYERS=': open(
      'cache',
      'redis',
      first(
        address(arg(0, '[]', 'CONFIG', 'hosts', '[]', '0'), arg(0, '[]', 'CONFIG', 'hosts', '[]', '1')),
        arg(0, '[]', 'CONFIG', 'hosts', '[]'),
      ),
    ),
    'ELASTICSEARCH_DSL=': open('search', 'elasticsearch', arg(0, '[]', 'hosts')),
    'HUEY=': hueyInDjango,
    'CELERY_RESULT_BACKEND=': connectionByAddress(arg(0)),
    'result_backend=': connectionByAddress(arg(0)),
    'EMAIL_HOST=': open('external', 'smtp', first(arg(0), text('localhost'))),
  },
});
