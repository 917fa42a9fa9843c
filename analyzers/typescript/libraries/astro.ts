import { arg, defineLibrary, settingValue } from '../../../src/code/library.ts';

/** Variables of the environment's schema are exports of their own; others are asked for by name. */
export const astroEnvironment = defineLibrary({
  name: 'astro-environment',
  imports: ['astro:env/server', 'astro:env/client'],
  docs: 'https://docs.astro.build/en/reference/modules/astro-env/',
  values: { getSecret: settingValue(arg(0)), '*': { value: 'setting-by-name' } },
});
