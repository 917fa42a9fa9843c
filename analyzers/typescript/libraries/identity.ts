import {
  arg,
  args,
  call,
  connection,
  defineLibrary,
  type Effect,
  each,
  first,
  setting,
  text,
} from '../../../src/code/library.ts';
import { madeOptions } from './support/selectors.ts';

const OF_AUTH0 = ['ManagementClient', 'AuthenticationClient', 'UserInfoClient'];
const auth0Call = call({ protocol: 'http', vendor: 'Auth0', target: arg(0, 'domain') });

export const auth0 = defineLibrary({
  name: 'auth0',
  imports: ['auth0', '@auth0/auth0-auth-js', '@auth0/auth0-server-js', '@auth0/auth0-api-js'],
  docs: 'https://github.com/auth0/node-auth0#readme',
  calls: each<Effect>([...OF_AUTH0, 'AuthClient', 'ServerClient', 'ApiClient'], (name) => [name, auth0Call]),
});

/** Pages that sign people in with their tenant. */
export const auth0Browser = defineLibrary({
  name: 'auth0-browser',
  imports: [
    '@auth0/auth0-react',
    '@auth0/auth0-vue',
    '@auth0/auth0-angular',
    '@auth0/auth0-spa-js',
    'auth0-js',
    'react-native-auth0',
  ],
  docs: 'https://auth0.com/docs/libraries/auth0-single-page-app-sdk',
  calls: each<Effect>(
    [
      'default',
      'Auth0Provider',
      'createAuth0',
      'provideAuth0',
      'AuthModule.forRoot',
      'createAuth0Client',
      'Auth0Client',
      'WebAuth',
    ],
    (name) => [name, auth0Call],
  ),
});

const lockCall = call({ protocol: 'http', vendor: 'Auth0', target: arg(1) });

export const auth0Lock = defineLibrary({
  name: 'auth0-lock',
  imports: ['auth0-lock'],
  docs: 'https://github.com/auth0/lock#api',
  calls: { default: lockCall, Auth0Lock: lockCall, Auth0LockPasswordless: lockCall },
});

/** Pages that sign people in with any provider of OpenID Connect. */
export const oidcBrowser = defineLibrary({
  name: 'oidc-client',
  imports: [
    'oidc-client-ts',
    'oidc-client',
    'react-oidc-context',
    '@axa-fr/react-oidc',
    '@okta/okta-auth-js',
    '@azure/msal-browser',
  ],
  docs: 'https://authts.github.io/oidc-client-ts/',
  calls: {
    ...each<Effect>(['UserManager', 'OidcClient', 'AuthProvider'], (name) => [
      name,
      call({ protocol: 'http', target: arg(0, 'authority') }),
    ]),
    OidcProvider: call({ protocol: 'http', target: arg(0, 'configuration', 'authority') }),
    OktaAuth: call({ protocol: 'http', target: arg(0, 'issuer') }),
    PublicClientApplication: call({
      protocol: 'http',
      target: first(arg(0, 'auth', 'authority'), text('https://login.microsoftonline.com')),
    }),
  },
});

/** Angular's libraries of OpenID Connect: the service, the function or the module is given the provider. */
export const oidcAngular = defineLibrary({
  name: 'oidc-angular',
  imports: ['angular-oauth2-oidc', 'angular-auth-oidc-client'],
  docs: 'https://github.com/manfredsteyer/angular-oauth2-oidc#readme',
  calls: {
    'OAuthService.configure': call({ protocol: 'http', target: arg(0, 'issuer') }),
    // https://www.angular-auth-oidc-client.com/docs/documentation/configuration
    ...each<Effect>(['provideAuth', 'AuthModule.forRoot'], (name) => [
      name,
      call({ protocol: 'http', target: first(arg(0, 'config', '[]', 'authority'), arg(0, 'config', 'authority')) }),
    ]),
  },
});

/** Keys of an issuer are fetched over HTTP. */
export const jwks = defineLibrary({
  name: 'jwks-rsa',
  imports: ['jwks-rsa'],
  docs: 'https://github.com/auth0/node-jwks-rsa#readme',
  calls: each<Effect>(['default', 'JwksClient', 'expressJwtSecret', 'passportJwtSecret', 'koaJwtSecret'], (name) => [
    name,
    call({ protocol: 'http', method: 'GET', target: arg(0, 'jwksUri') }),
  ]),
});

export const jose = defineLibrary({
  name: 'jose',
  imports: ['jose'],
  docs: 'https://github.com/panva/jose/blob/main/docs/jwks/remote/functions/createRemoteJWKSet.md',
  guards: { jwtVerify: { scheme: 'jwt', access: 'check' } },
  calls: { createRemoteJWKSet: call({ protocol: 'http', method: 'GET', target: first(arg(0, 'href'), arg(0)) }) },
});

export const oauth2JwtBearer = defineLibrary({
  name: 'express-oauth2-jwt-bearer',
  imports: ['express-oauth2-jwt-bearer'],
  docs: 'https://github.com/auth0/node-oauth2-jwt-bearer/tree/main/packages/express-oauth2-jwt-bearer',
  guards: { auth: { scheme: 'jwt' }, requiredScopes: { scheme: 'scopes', roles: args(0) } },
  calls: {
    auth: call({
      protocol: 'http',
      target: first(arg(0, 'issuerBaseURL'), arg(0, 'jwksUri'), setting('ISSUER_BASE_URL', setting('JWKS_URI'))),
    }),
  },
});

export const openidClient = defineLibrary({
  name: 'openid-client',
  imports: ['openid-client'],
  docs: 'https://github.com/panva/openid-client#readme',
  calls: {
    ...each<Effect>(['Issuer.discover', 'discovery'], (name) => [
      name,
      call({ protocol: 'http', method: 'GET', target: first(arg(0, 'href'), arg(0)) }),
    ]),
    // https://github.com/panva/openid-client/blob/main/docs/classes/Configuration.md
    ...each<Effect>(['Issuer', 'Configuration'], (name) => [
      name,
      call({ protocol: 'http', target: first(arg(0, 'token_endpoint'), arg(0, 'issuer')) }),
    ]),
  },
});

/** Codes are exchanged for tokens by the server; the page of the provider is the browser's. */
export const passportOauth = defineLibrary({
  name: 'passport-oauth2',
  imports: ['passport-oauth2', 'passport-oauth'],
  docs: 'https://www.passportjs.org/packages/passport-oauth2/',
  calls: each<Effect>(['default', 'Strategy', 'OAuth2Strategy'], (name) => [
    name,
    call({ protocol: 'http', method: 'POST', target: arg(0, 'tokenURL') }),
  ]),
});

const server = { nodeKind: 'infrastructure', technology: 'keycloak', protocol: 'http' } as const;

export const keycloak = defineLibrary({
  name: 'keycloak',
  imports: ['keycloak-connect', 'keycloak-js', 'keycloak-angular', '@keycloak/keycloak-admin-client', 'nest-keycloak-connect'],
  docs: 'https://www.keycloak.org/securing-apps/nodejs-adapter',
  calls: {
    default: connection({
      ...server,
      target: first(arg(1, 'auth-server-url'), arg(1, 'serverUrl'), arg(0, 'url'), arg(0, 'baseUrl')),
    }),
    // https://github.com/mauriciovigolo/keycloak-angular#setup
    'KeycloakService.init': connection({ ...server, target: arg(0, 'config', 'url') }),
    provideKeycloak: connection({ ...server, target: arg(0, 'config', 'url') }),
    // https://github.com/ferrerojosh/nest-keycloak-connect#usage
    'KeycloakConnectModule.register': connection({ ...server, target: arg(0, 'authServerUrl') }),
    'KeycloakConnectModule.registerAsync': connection({
      ...server,
      target: madeOptions(0, 'createKeycloakConnectOptions')('authServerUrl'),
    }),
  },
});
