import { arg, defineLibrary } from '../../../src/code/library.ts';

/** The fetcher is called with the key: `useSWR('/api/orders', (url) => fetch(url))`. */
export const swr = defineLibrary({
  name: 'swr',
  imports: ['swr', 'swr/*'],
  docs: 'https://swr.vercel.app/docs/data-fetching',
  callbacks: { default: { 1: [arg(0)] } },
});
