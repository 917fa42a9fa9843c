import {
  arg,
  call,
  defineLibrary,
  each,
  first,
  type GuardRule,
  inPlaceOf,
  type Library,
  text,
  type VendorSdk,
  vendorLibrary,
} from '../../../src/code/library.ts';
import { VENDOR_HOSTS, type VendorName } from '../../../src/sdk/vendor-hosts.ts';

const clerk: GuardRule = { scheme: 'clerk' };

/** What servers check their callers with: tokens and sessions are Clerk's to issue, and its keys are fetched from it. */
const clerkServer = defineLibrary({
  ...vendorLibrary({
    vendor: 'Clerk',
    imports: ['@clerk/backend', '@clerk/express', '@clerk/clerk-sdk-node', '@hono/clerk-auth'],
    makers: [
      'createClerkClient',
      'Clerk',
      'verifyToken',
      'clerkMiddleware',
      'requireAuth',
      'ClerkExpressRequireAuth',
      'ClerkExpressWithAuth',
    ],
    docs: 'https://clerk.com/docs/references/backend/overview',
  }),
  guards: {
    ...each(['requireAuth', 'ClerkExpressRequireAuth', 'ClerkExpressWithAuth'], (name) => [name, clerk] as const),
    verifyToken: { scheme: 'clerk', access: 'check' },
  },
});

/** Its keys are fetched from Google, which is asked for tokens too. */
const googleAuth = defineLibrary({
  ...vendorLibrary({
    vendor: 'Google OAuth',
    imports: ['google-auth-library'],
    makers: ['OAuth2Client', 'GoogleAuth'],
    docs: 'https://github.com/googleapis/google-auth-library-nodejs#verifying-id-tokens',
  }),
  guards: { 'OAuth2Client.verifyIdToken': { scheme: 'google id token', access: 'check' } },
});

/** A framework's plugin or component: whoever imports it signs people in with the vendor. */
interface SignIn {
  readonly name: string;
  readonly vendor: VendorName;
  readonly imports: readonly string[];
  readonly docs: string;
}

const SIGN_INS: readonly SignIn[] = [
  // The plugin is handed to the server as it is.
  {
    name: 'clerk-fastify',
    vendor: 'Clerk',
    imports: ['@clerk/fastify'],
    docs: 'https://clerk.com/docs/references/fastify/overview',
  },
  {
    name: 'clerk-sign-in',
    vendor: 'Clerk',
    imports: [
      '@clerk/nextjs',
      '@clerk/nextjs/server',
      '@clerk/clerk-react',
      '@clerk/clerk-js',
      '@clerk/clerk-expo',
      '@clerk/vue',
      '@clerk/nuxt/*',
      '@clerk/astro/*',
      '@clerk/remix*',
      '@clerk/react-router*',
      '@clerk/tanstack-react-start*',
    ],
    docs: 'https://clerk.com/docs/references/nextjs/overview',
  },
  {
    name: 'workos-sign-in',
    vendor: 'WorkOS',
    imports: ['@workos-inc/authkit-*'],
    docs: 'https://workos.com/docs/user-management',
  },
  {
    name: 'kinde-sign-in',
    vendor: 'Kinde',
    imports: ['@kinde-oss/*', '@kinde/*'],
    docs: 'https://docs.kinde.com/developer-tools/sdks/backend/nextjs-sdk/',
  },
  {
    name: 'descope-sign-in',
    vendor: 'Descope',
    imports: ['@descope/nextjs-sdk*', '@descope/react-sdk', '@descope/vue-sdk', '@descope/web-component'],
    docs: 'https://docs.descope.com/getting-started/nextjs',
  },
  {
    name: 'stytch-sign-in',
    vendor: 'Stytch',
    imports: ['@stytch/nextjs*', '@stytch/react*', '@stytch/vanilla-js*'],
    docs: 'https://stytch.com/docs/sdks/installation',
  },
];

const servers: readonly VendorSdk[] = [
  { vendor: 'WorkOS', imports: ['@workos-inc/node'], makers: ['WorkOS'], docs: 'https://workos.com/docs/sdks/node' },
  { vendor: 'Stytch', imports: ['stytch'], makers: ['Client', 'B2BClient'], docs: 'https://github.com/stytchauth/stytch-node' },
  { vendor: 'Descope', imports: ['@descope/node-sdk'], makers: ['default'], docs: 'https://github.com/descope/node-sdk' },
  {
    vendor: 'Auth0',
    imports: ['@auth0/nextjs-auth0', '@auth0/nextjs-auth0/server', '@auth0/nextjs-auth0/edge'],
    makers: ['initAuth0', 'Auth0Client', 'handleAuth', 'getSession', 'withApiAuthRequired', 'withPageAuthRequired'],
    override: first(arg(0, 'domain'), arg(0, 'issuerBaseURL')),
    docs: 'https://github.com/auth0/nextjs-auth0',
  },
  {
    vendor: 'Auth0',
    imports: ['passport-auth0'],
    makers: ['default', 'Strategy'],
    override: arg(0, 'domain'),
    docs: 'https://github.com/auth0/passport-auth0',
  },
];

/** Providers of Auth.js, each a module of its name: https://authjs.dev/getting-started/authentication/oauth */
const PROVIDERS: Readonly<Record<string, VendorName>> = {
  auth0: 'Auth0',
  'azure-ad': 'Microsoft Entra ID',
  'azure-ad-b2c': 'Microsoft Entra ID',
  discord: 'Discord',
  dropbox: 'Dropbox',
  facebook: 'Facebook',
  github: 'GitHub',
  gitlab: 'GitLab',
  google: 'Google OAuth',
  hubspot: 'HubSpot',
  'microsoft-entra-id': 'Microsoft Entra ID',
  notion: 'Notion',
  okta: 'Okta',
  salesforce: 'Salesforce',
  slack: 'Slack',
  workos: 'WorkOS',
};
const PACKAGES = ['next-auth', '@auth/core', '@auth/express', '@auth/sveltekit', '@auth/solid-start', '@auth/qwik'];

const authJs = Object.entries(PROVIDERS).map(
  ([name, vendor]): SignIn => ({
    name: `auth-js-${name}`,
    vendor,
    imports: PACKAGES.map((each) => `${each}/providers/${name}`),
    docs: 'https://authjs.dev/getting-started/authentication/oauth',
  }),
);

/** Providers as better-auth names them: https://www.better-auth.com/docs/concepts/oauth */
const SOCIAL_PROVIDERS: Readonly<Record<string, VendorName>> = {
  ...PROVIDERS,
  apple: 'Apple',
  linkedin: 'LinkedIn',
  microsoft: 'Microsoft Entra ID',
  spotify: 'Spotify',
  twitch: 'Twitch',
  twitter: 'X',
  zoom: 'Zoom',
};

/** Whom a server lets sign people in stands under its name; pages ask the server. */
const betterAuth = defineLibrary({
  name: 'better-auth',
  imports: ['better-auth', 'better-auth/*'],
  docs: 'https://www.better-auth.com/docs/concepts/oauth',
  creates: { betterAuth: 'Auth' },
  guards: { 'Auth.api.getSession': { scheme: 'better-auth', access: 'check' } },
  calls: {
    betterAuth: Object.entries(SOCIAL_PROVIDERS).map(([name, vendor]) =>
      call({ protocol: 'http', target: inPlaceOf(arg(0, 'socialProviders', name), VENDOR_HOSTS[vendor]), vendor }),
    ),
    createAuthClient: call({ protocol: 'http', target: arg(0, 'baseURL') }),
  },
});

const signIns = [...SIGN_INS, ...authJs].map(({ name, vendor, imports, docs }) =>
  defineLibrary({ name, imports, docs, importing: [call({ protocol: 'http', target: text(VENDOR_HOSTS[vendor]), vendor })] }),
);

/** A class for each provider: https://arcticjs.dev */
const ARCTIC: Readonly<Record<string, VendorName>> = {
  Apple: 'Apple',
  Discord: 'Discord',
  Dropbox: 'Dropbox',
  Facebook: 'Facebook',
  GitHub: 'GitHub',
  Google: 'Google OAuth',
  LinkedIn: 'LinkedIn',
  MicrosoftEntraId: 'Microsoft Entra ID',
  Notion: 'Notion',
  Slack: 'Slack',
  Spotify: 'Spotify',
  Twitch: 'Twitch',
  Twitter: 'X',
  WorkOS: 'WorkOS',
};

const arctic = defineLibrary({
  name: 'arctic',
  imports: ['arctic'],
  docs: 'https://arcticjs.dev/guides/oauth2',
  calls: Object.fromEntries(
    Object.entries(ARCTIC).map(([name, vendor]) => [
      name,
      call({ protocol: 'http', target: text(VENDOR_HOSTS[vendor]), vendor }),
    ]),
  ),
});

/** Those whom programs let sign people in, and what checks that they did. */
export const identityVendors: readonly Library[] = [
  clerkServer,
  googleAuth,
  betterAuth,
  arctic,
  ...signIns,
  ...servers.map(vendorLibrary),
];
