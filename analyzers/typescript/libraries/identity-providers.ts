import {
  arg,
  call,
  defineLibrary,
  type Effect,
  each,
  first,
  type Library,
  type Selector,
  setting,
} from '../../../src/code/library.ts';

const PACKAGES = ['next-auth', '@auth/core', '@auth/express', '@auth/sveltekit', '@auth/solid-start', '@auth/qwik'];

/** Providers that everybody runs for themselves, each a module of its name: https://authjs.dev/getting-started/authentication/oauth */
const HOSTED_BY_THE_TEAM = [
  'asgardeo',
  'authentik',
  'boxyhq-saml',
  'cognito',
  'duende-identity-server6',
  'frontegg',
  'fusionauth',
  'identity-server4',
  'keycloak',
  'logto',
  'onelogin',
  'ory-hydra',
  'osso',
  'passage',
  'ping-id',
  'united-effects',
  'zitadel',
];

/** Where a provider of OpenID Connect or OAuth is asked: its issuer, or one of its addresses. */
const providerAt = first(
  arg(0, 'issuer'),
  arg(0, 'wellKnown'),
  ...['token', 'userinfo'].flatMap((key) => [arg(0, key, 'url'), arg(0, key)]),
);

/** The setting that the module reads by itself: https://authjs.dev/reference/core#environment-variable-inference */
function issuerSetting(name: string): Selector {
  return setting(`AUTH_${name.replaceAll('-', '_').toUpperCase()}_ISSUER`);
}

const ofTheTeam = HOSTED_BY_THE_TEAM.map((name) => {
  const target = first(providerAt, issuerSetting(name));
  return defineLibrary({
    name: `auth-js-${name}`,
    imports: PACKAGES.map((each) => `${each}/providers/${name}`),
    docs: `https://authjs.dev/getting-started/providers/${name}`,
    calls: { default: call({ protocol: 'http', target }) },
  });
});

/** Providers of the program's own, which are objects in the list of all; with pages of routes the options come third. */
const authJs = defineLibrary({
  name: 'auth-js',
  imports: PACKAGES,
  docs: 'https://authjs.dev/guides/configuring-oauth-providers',
  calls: each<readonly Effect[]>(['default', 'ExpressAuth', 'SvelteKitAuth', 'SolidAuth', 'QwikAuth$'], (name) => [
    name,
    [0, 2].map((index) => call({ protocol: 'http', target: providerAt, each: arg(index, 'providers', '[.]') })),
  ]),
});

/** Where servers check who their callers are, or send them to sign in; the settings are those the packages read by themselves. */
interface Checker {
  readonly imports: readonly string[];
  readonly names: readonly string[];
  readonly target: Selector;
  readonly docs: string;
}

const urlAt = (index: number): Selector => first(arg(index, 'href'), arg(index));

const CHECKERS: readonly Checker[] = [
  {
    imports: ['oauth4webapi'],
    names: ['discoveryRequest'],
    target: urlAt(0),
    docs: 'https://github.com/panva/oauth4webapi/blob/main/docs/functions/discoveryRequest.md',
  },
  {
    imports: ['passport-openidconnect'],
    names: ['default', 'Strategy'],
    target: first(arg(0, 'tokenURL'), arg(0, 'issuer')),
    docs: 'https://www.passportjs.org/packages/passport-openidconnect/',
  },
  {
    imports: ['passport-azure-ad'],
    names: ['BearerStrategy', 'OIDCStrategy'],
    target: arg(0, 'identityMetadata'),
    docs: 'https://github.com/AzureAD/passport-azure-ad#readme',
  },
  {
    imports: ['@okta/oidc-middleware'],
    names: ['ExpressOIDC'],
    target: arg(0, 'issuer'),
    docs: 'https://github.com/okta/okta-oidc-middleware#readme',
  },
  {
    imports: ['simple-oauth2'],
    names: ['AuthorizationCode', 'ClientCredentials', 'ResourceOwnerPassword'],
    target: arg(0, 'auth', 'tokenHost'),
    docs: 'https://github.com/lelylan/simple-oauth2/blob/master/API.md',
  },
  {
    imports: ['client-oauth2'],
    names: ['default'],
    target: arg(0, 'accessTokenUri'),
    docs: 'https://github.com/mulesoft-labs/js-client-oauth2#usage',
  },
  {
    imports: ['@hono/oidc-auth'],
    names: ['oidcAuthMiddleware'],
    target: setting('OIDC_ISSUER'),
    docs: 'https://github.com/honojs/middleware/tree/main/packages/oidc-auth',
  },
  {
    imports: ['supertokens-node'],
    names: ['init', 'default.init'],
    target: arg(0, 'supertokens', 'connectionURI'),
    docs: 'https://supertokens.com/docs/quickstart/backend-setup',
  },
  {
    imports: ['@ory/client', '@ory/kratos-client', '@ory/hydra-client', '@ory/client-fetch'],
    names: ['Configuration'],
    target: arg(0, 'basePath'),
    docs: 'https://www.ory.com/docs/sdk',
  },
  {
    imports: ['@logto/node', '@logto/express', '@logto/next', '@logto/react', '@logto/vue', '@logto/browser'],
    names: ['default', 'LogtoClient', 'handleAuthRoutes', 'withLogto'],
    target: arg(0, 'endpoint'),
    docs: 'https://docs.logto.io/quick-starts/express',
  },
  {
    imports: ['@fusionauth/typescript-client'],
    names: ['default', 'FusionAuthClient'],
    target: arg(1),
    docs: 'https://fusionauth.io/docs/sdks/typescript',
  },
];

const checkers = CHECKERS.map(({ imports, names, target, docs }) =>
  defineLibrary({
    name: `identity-${(imports[0] ?? '').replace(/[^a-z0-9]+/g, '-').replace(/^-/, '')}`,
    imports,
    docs,
    calls: each<Effect>(names, (name) => [name, call({ protocol: 'http', target })]),
  }),
);

export const identityProviders: readonly Library[] = [authJs, ...ofTheTeam, ...checkers];
