/**
 * Variables in which hosting platforms tell a program the name that it is reached under itself: https://vercel.com/docs/environment-variables/system-environment-variables,
 * https://render.com/docs/environment-variables, https://docs.railway.com/reference/variables, https://docs.netlify.com/configure-builds/environment-variables/,
 * https://developers.cloudflare.com/pages/configuration/build-configuration/, https://learn.microsoft.com/azure/app-service/reference-app-settings,
 * https://devcenter.heroku.com/articles/dyno-metadata, and where the pages of Create React App lie: https://create-react-app.dev/docs/advanced-configuration/
 */
const HOSTS = new Set(
  'VERCEL_URL VERCEL_BRANCH_URL VERCEL_PROJECT_PRODUCTION_URL RENDER_EXTERNAL_URL RENDER_EXTERNAL_HOSTNAME RENDER_INTERNAL_HOSTNAME RAILWAY_PUBLIC_DOMAIN RAILWAY_PRIVATE_DOMAIN RAILWAY_STATIC_URL DEPLOY_URL DEPLOY_PRIME_URL CF_PAGES_URL WEBSITE_HOSTNAME HEROKU_APP_DEFAULT_DOMAIN_NAME PUBLIC_URL'.split(
    ' ',
  ),
);

/** Whether a variable names the program that reads it; frameworks hand it to pages with a word before it: `NEXT_PUBLIC_VERCEL_URL`. */
export function isOwnHost(key: string): boolean {
  return HOSTS.has(
    key.replace(/^(?:NEXT_PUBLIC|NUXT_ENV|NUXT_PUBLIC|PUBLIC|VITE|REACT_APP|GATSBY)_(?=VERCEL_|RENDER_|RAILWAY_|CF_)/, ''),
  );
}

/**
 * Where servers of pages listen until they are told otherwise: https://nextjs.org/docs/app/api-reference/cli/next, https://nuxt.com/docs/api/commands/dev,
 * https://vite.dev/config/server-options#server-port, https://docs.astro.build/en/reference/configuration-reference/#serverport, https://docs.solidjs.com/solid-start
 */
const PORTS: ReadonlyMap<string, readonly number[]> = new Map([
  ['next.js', [3000]],
  ['nuxt', [3000]],
  ['remix', [3000, 5173]],
  ['sveltekit', [3000, 5173]],
  ['astro', [4321]],
  ['solid', [3000]],
]);

/** The ports that a framework's own server has by itself. */
export function ownPorts(technology: readonly string[]): readonly number[] {
  return technology.flatMap((each) => PORTS.get(each) ?? []);
}
