import { arg, call, defineLibrary, type Effect, each, first, type Library, text, url } from '../../../src/code/library.ts';
import { methodOf, optionsAt } from './support/selectors.ts';

const request = call({
  protocol: 'http',
  method: methodOf(optionsAt(1)),
  target: first(url(arg(1, 'baseURL'), arg(0)), arg(0, '()'), arg(0)),
});
/** The name under which the configuration file's settings are kept for whoever asks. */
export const RUNTIME_SETTINGS = 'nuxt runtime settings';

const FETCHING = ['$fetch', '$fetch.raw', 'useFetch', 'useLazyFetch'];

/** What Nuxt's pages and servers have without import. Its runtime settings are in the file that `useRuntimeConfig` tells. */
export const nuxt: Library = defineLibrary({
  name: 'nuxt',
  imports: ['#imports', '#app', 'nuxt/app'],
  docs: 'https://nuxt.com/docs/getting-started/data-fetching',
  globals: ['$fetch', 'useFetch', 'useLazyFetch', 'useRuntimeConfig'],
  values: {
    useRuntimeConfig: { value: 'registered', token: text(RUNTIME_SETTINGS) },
  },
  calls: each<Effect>(FETCHING, (name) => [name, request]),
});
