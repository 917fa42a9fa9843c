import { defineLibrary } from '../../../src/code/library.ts';

/** The environment as SvelteKit hands it out while a server runs. https://svelte.dev/docs/kit/$env-dynamic-private */
export const sveltekitEnvironment = defineLibrary({
  name: 'sveltekit-environment',
  imports: ['$env/dynamic/private', '$env/dynamic/public'],
  docs: 'https://svelte.dev/docs/kit/$env-dynamic-private',
  values: { 'env.*': { value: 'setting-by-name' } },
});
