import {
  arg,
  call,
  defineLibrary,
  type Effect,
  each,
  first,
  maker,
  provide,
  type Selector,
  type Step,
  text,
  type ValueRule,
} from '../../../src/code/library.ts';
import { RUNTIME_SETTINGS } from './nuxt.ts';

/** What a configuration file exports: an object, or a function that gives one. */
function inFile(...path: readonly Step[]): Selector {
  return first(arg(0, ...path), arg(0, '()', ...path));
}

/** The port that pages are developed at: https://vite.dev/config/server-options#server-port */
function at(...path: readonly Step[]): Effect {
  return { does: 'listen', port: inFile(...path), isOfDevelopment: true };
}

/** `^/api` is a regular expression, `/api/**` a glob, `/api/:path*` a pattern: what stands before their signs is the path. */
function below(of: Selector): Selector {
  return { from: 'path-head', of };
}

/** `{ '/api': 'http://orders:3000' }`, `{ '/api': { target } }`. */
function byPath(...path: readonly Step[]): Effect {
  return call({
    protocol: 'http',
    each: inFile(...path, '[,]'),
    target: first(arg(1, 'target'), arg(1)),
    forwards: below(arg(0)),
    isOfDevelopment: true,
  });
}

/** `[{ context: ['/api'], target }]`. */
function byContext(...path: readonly Step[]): Effect {
  return call({
    protocol: 'http',
    each: inFile(...path, '[]'),
    target: arg(0, 'target'),
    forwards: below(first(arg(0, 'context', '[]'), arg(0, 'context'), arg(0, 'path'))),
    isOfDevelopment: true,
  });
}

/** `[{ source: '/api/:path*', destination: 'http://orders:3000/:path*' }]`, below the names for when they are asked. */
const rewrites = [[], ['beforeFiles'], ['afterFiles'], ['fallback']].map((path) =>
  call({
    protocol: 'http',
    each: inFile('rewrites', '()', ...path, '[]'),
    target: arg(0, 'destination'),
    forwards: below(arg(0, 'source')),
  }),
);

/** `{ '/api/**': { proxy: 'http://orders:3000/**' } }`. */
const routeRules = [['routeRules'], ['nitro', 'routeRules']].map((path) =>
  call({
    protocol: 'http',
    each: inFile(...path, '[,]'),
    target: first(arg(1, 'proxy', 'to'), arg(1, 'proxy')),
    forwards: below(arg(0)),
  }),
);

/** Behind a path of its own, for the paths that the middleware is made with, or for whatever the page's own files do not answer. */
function proxied(at: Selector, path?: Selector): Effect {
  const ofProxy = (selector: Selector): Selector => maker(at, selector, 'ProxyMiddleware');
  return call({
    protocol: 'http',
    target: ofProxy(first(arg(1, 'target'), arg(0, 'target'))),
    forwards: below(path ?? first(ofProxy(paths(0, 'pathFilter')), ofProxy(paths(0)), text('/'))),
    isOfDevelopment: true,
  });
}

function paths(index: number, ...path: readonly Step[]): Selector {
  return first(arg(index, ...path, '[]'), arg(index, ...path));
}

/**
 * The servers that pages are developed with (and some are served by) pass requests on by their configuration files, whose exports are handed to these:
 * https://vite.dev/config/server-options#server-proxy, https://webpack.js.org/configuration/dev-server/#devserverproxy,
 * https://cli.vuejs.org/config/#devserver-proxy, https://angular.dev/tools/cli/serve#proxying-to-a-backend-server,
 * https://nextjs.org/docs/app/api-reference/config/next-config-js/rewrites, https://nitro.build/config#routerules,
 * https://create-react-app.dev/docs/proxying-api-requests-in-development/#configuring-the-proxy-manually.
 */
export const devServers = defineLibrary({
  name: 'dev-server',
  imports: ['configuration-file:*'],
  docs: 'https://vite.dev/config/server-options#server-proxy',
  callbacks: { 'react-scripts': { 0: ['PageServer'] } },
  calls: {
    'PageServer.use': proxied(arg(0)),
    'PageServer.use/2': proxied(arg(1), paths(0)),
    vite: [
      at('server', 'port'),
      at('vite', 'server', 'port'),
      byPath('server', 'proxy'),
      byPath('preview', 'proxy'),
      byPath('vite', 'server', 'proxy'),
    ],
    webpack: [at('devServer', 'port'), byPath('devServer', 'proxy'), byContext('devServer', 'proxy')],
    angular: [byPath(), byContext()],
    'node-config': { does: 'settings-file', settings: inFile() },
    next: rewrites,
    nuxt: [
      at('devServer', 'port'),
      provide(text(RUNTIME_SETTINGS), 'value', inFile('runtimeConfig')),
      byPath('vite', 'server', 'proxy'),
      byPath('nitro', 'devProxy'),
      byPath('devProxy'),
      ...routeRules,
    ],
  },
});

const SAME = ['defineConfig', 'defineNuxtConfig', 'defineNitroConfig', 'mergeConfig'];

/** What configuration files are wrapped in, and what they read the environment with. */
export const configurationFiles = defineLibrary({
  name: 'configuration-files',
  imports: [
    'vite',
    'vitest/config',
    '@vue/cli-service',
    'nuxt/config',
    'nitropack/config',
    'astro/config',
    '@rsbuild/core',
    '@rspack/cli',
  ],
  docs: 'https://vite.dev/config/#using-environment-variables-in-config',
  globals: ['defineNuxtConfig', 'defineNitroConfig'],
  creates: { loadEnv: 'Environment' },
  values: {
    ...each<ValueRule>(SAME, (name) => [name, { value: 'select', selector: arg(0) }]),
    'Environment.*': { value: 'setting-by-name' },
  },
});
