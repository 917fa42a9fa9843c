import {
  arg,
  call,
  calledName,
  connection,
  defineLibrary,
  type Effect,
  each,
  first,
  join,
  type Library,
  listen,
  pattern,
  setting,
  text,
  url,
} from '../../../src/code/library.ts';

/** Adapters by their packages' names: https://sailsjs.com/documentation/concepts/extending-sails/adapters/available-adapters */
const ADAPTERS = [
  ['sails-mysql', 'mysql'],
  ['sails-postgresql', 'postgresql'],
  ['sails-mongo', 'mongodb'],
  ['sails-redis', 'redis'],
] as const;

/** The environment goes before the file: https://sailsjs.com/documentation/concepts/configuration#?setting-sailsconfig-values-directly-using-environment-variables */
const address = setting('sails_datastores__default__url', arg(0, 'default', 'url'));

const files = defineLibrary({
  name: 'sails-files',
  imports: ['configuration-file:sails-*'],
  docs: 'https://sailsjs.com/documentation/concepts/routes/custom-routes',
  calls: {
    'sails-routes': {
      does: 'route',
      each: arg(0, '[,]'),
      method: first(pattern(arg(0), 'method'), text('ANY')),
      path: pattern(arg(0), 'path'),
    },
    'sails-datastores': connection({
      nodeKind: 'database',
      technology: 'sql',
      driver: arg(0, 'default', 'adapter'),
      drivers: ADAPTERS,
      protocol: 'sql',
      target: address,
    }),
  },
});

const REQUESTS = ['get', 'post', 'put', 'patch', 'del'];

/** The running application, and the helpers of sails-hook-organics. */
const sails = defineLibrary({
  name: 'sails',
  imports: ['sails'],
  docs: 'https://sailsjs.com/documentation/reference/application',
  globals: ['sails'],
  values: {
    'sails.config.custom.*': {
      value: 'setting',
      key: join(text('sails_custom__'), calledName()),
      isProperty: true,
    },
  },
  calls: {
    lift: listen(first(arg(0, 'port'), setting('PORT', text('1337')))),
    'sails.helpers.http.sendHttpRequest.with': call({
      protocol: 'http',
      target: url(arg(0, 'baseUrl'), arg(0, 'url')),
      method: first(arg(0, 'method'), text('GET')),
    }),
    ...each<Effect>(REQUESTS, (verb) => [
      `sails.helpers.http.${verb}`,
      call({ protocol: 'http', target: arg(0), method: verb === 'del' ? 'DELETE' : verb.toUpperCase() }),
    ]),
  },
});

export const sailsLibraries: readonly Library[] = [files, sails];
