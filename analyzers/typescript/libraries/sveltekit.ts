import { defineLibrary } from '../../../src/code/library.ts';
import { fetchRequest } from './web-fetch.ts';

/** The environment as SvelteKit hands it out: as a whole while a server runs. https://svelte.dev/docs/kit/$env-dynamic-private */
export const sveltekitEnvironment = defineLibrary({
  name: 'sveltekit-environment',
  imports: ['$env/dynamic/private', '$env/dynamic/public'],
  docs: 'https://svelte.dev/docs/kit/$env-dynamic-private',
  values: { 'env.*': { value: 'setting-by-name' } },
});

/** And as an export a variable, as they were when it was built. */
export const sveltekitBuiltEnvironment = defineLibrary({
  name: 'sveltekit-built-environment',
  imports: ['$env/static/private', '$env/static/public'],
  docs: 'https://svelte.dev/docs/kit/$env-static-private',
  values: { '*': { value: 'setting-by-name' } },
});

/** What pages, endpoints and hooks export is called with an event, whose `fetch` is the one that everybody has. */
export const sveltekit = defineLibrary({
  name: 'sveltekit',
  imports: ['configuration-file:sveltekit'],
  docs: 'https://svelte.dev/docs/kit/load#Making-fetch-requests',
  callbacks: {
    handler: { 0: ['Event'] },
    actions: { 0: ['Event'] },
    handle: { 0: ['Handling'] },
    handleFetch: { 0: ['Handling'] },
  },
  callbackPaths: { actions: ['[]'] },
  calls: { 'Event.fetch': fetchRequest, 'Handling.event.fetch': fetchRequest, 'Handling.fetch': fetchRequest },
});
