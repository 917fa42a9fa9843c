import {
  arg,
  args,
  call,
  defineLibrary,
  each,
  first,
  type GuardRule,
  itself,
  type Library,
  setting,
} from '../../../src/code/library.ts';

/** The middleware stays what it is: `expressjwt({…}).unless({ path: [] })`. */
const stays = { 'Guard.unless': itself } as const satisfies Library['values'];
const jwt: GuardRule = { scheme: 'jwt' };
const session: GuardRule = { scheme: 'session' };
const oidc: GuardRule = { scheme: 'oidc' };
const checksJwt: GuardRule = { scheme: 'jwt', access: 'check' };

interface Guards extends Pick<Library, 'name' | 'imports' | 'docs'> {
  readonly guards: NonNullable<Library['guards']>;
  readonly more?: Pick<Library, 'calls' | 'creates' | 'values' | 'types' | 'decorators' | 'guardTokens'>;
}

function guards({ more, ...library }: Guards): Library {
  return defineLibrary({ ...library, ...more, values: { ...stays, ...more?.values } });
}

/** The name of a strategy, or the names of several. */
const strategy: GuardRule = { scheme: first(arg(0, '[]'), arg(0)) };

/** Middlewares and checks of tokens, by what their documentation calls them. */
export const accessLibraries: readonly Library[] = [
  guards({
    name: 'passport',
    imports: ['passport', 'koa-passport', '@fastify/passport'],
    docs: 'https://www.passportjs.org/concepts/authentication/middleware/',
    guards: {
      authenticate: strategy,
      'Passport.authenticate': strategy,
      'PassportStatic.authenticate': strategy,
      'Authenticator.authenticate': strategy,
    },
    more: { types: { PassportStatic: 'Passport', Authenticator: 'Passport', KoaPassport: 'Passport' } },
  }),
  guards({
    name: 'nestjs-passport',
    imports: ['@nestjs/passport'],
    docs: 'https://docs.nestjs.com/recipes/passport',
    guards: { AuthGuard: strategy },
  }),
  guards({
    name: 'express-jwt',
    imports: ['express-jwt', 'koa-jwt'],
    docs: 'https://github.com/auth0/express-jwt#usage',
    guards: { default: jwt, expressjwt: jwt },
  }),
  guards({
    name: 'express-oauth2-jwt-bearer-claims',
    imports: ['express-jwt-authz'],
    docs: 'https://github.com/auth0/express-jwt-authz#usage',
    guards: { default: { scheme: 'scopes', roles: arg(0) } },
  }),
  guards({
    name: 'express-openid-connect',
    imports: ['express-openid-connect'],
    docs: 'https://auth0.github.io/express-openid-connect/',
    guards: { requiresAuth: oidc, claimEquals: oidc, claimIncludes: oidc, claimCheck: oidc },
    more: { calls: { auth: call({ protocol: 'http', target: first(arg(0, 'issuerBaseURL'), setting('ISSUER_BASE_URL')) }) } },
  }),
  guards({
    name: 'express-basic-auth',
    imports: ['express-basic-auth', 'koa-basic-auth'],
    docs: 'https://github.com/LionC/express-basic-auth#readme',
    guards: { default: { scheme: 'basic' } },
  }),
  guards({
    name: 'connect-ensure-login',
    imports: ['connect-ensure-login'],
    docs: 'https://github.com/jaredhanson/connect-ensure-login#readme',
    guards: { ensureLoggedIn: session, ensureAuthenticated: session },
  }),
  guards({
    name: 'jsonwebtoken',
    imports: ['jsonwebtoken'],
    docs: 'https://github.com/auth0/node-jsonwebtoken#jwtverifytoken-secretorpublickey-options-callback',
    guards: { verify: checksJwt },
  }),
  guards({
    name: 'jwt-verifiers',
    imports: ['aws-jwt-verify', '@okta/jwt-verifier', 'fast-jwt', 'jwt-simple', 'express-jwt-verify'],
    docs: 'https://github.com/awslabs/aws-jwt-verify#readme',
    guards: {
      'CognitoJwtVerifier.verify': checksJwt,
      'OktaJwtVerifier.verifyAccessToken': checksJwt,
      createVerifier: checksJwt,
      decode: checksJwt,
    },
    more: {
      creates: { 'CognitoJwtVerifier.create': 'CognitoJwtVerifier', default: 'OktaJwtVerifier' },
      calls: {
        default: call({ protocol: 'http', target: arg(0, 'issuer') }),
        OktaJwtVerifier: call({ protocol: 'http', target: arg(0, 'issuer') }),
        'JwtRsaVerifier.create': call({ protocol: 'http', target: first(arg(0, 'jwksUri'), arg(0, 'issuer')) }),
      },
    },
  }),
  guards({
    name: 'nestjs-jwt',
    imports: ['@nestjs/jwt'],
    docs: 'https://docs.nestjs.com/security/authentication#jwt-token',
    guards: { 'JwtService.verify': checksJwt, 'JwtService.verifyAsync': checksJwt },
  }),
  guards({
    name: 'supertokens',
    imports: ['supertokens-node/recipe/session/framework/*'],
    docs: 'https://supertokens.com/docs/additional-verification/session-verification/protect-api-routes',
    guards: { verifySession: session },
  }),
  guards({
    name: 'hono-access',
    imports: ['hono/jwt', 'hono/basic-auth', 'hono/bearer-auth', 'hono/jwk'],
    docs: 'https://hono.dev/docs/middleware/builtin/jwt',
    guards: { jwt, jwk: jwt, basicAuth: { scheme: 'basic' }, bearerAuth: { scheme: 'bearer' }, verify: checksJwt },
    more: { calls: { jwk: call({ protocol: 'http', method: 'GET', target: arg(0, 'jwks_uri') }) } },
  }),
  guards({
    name: 'routing-controllers-access',
    imports: ['@tsed/passport'],
    docs: 'https://tsed.dev/tutorials/passport.html',
    guards: {},
    more: {
      decorators: {
        class: { Authorize: { does: 'guard', ...strategy } },
        method: { Authorize: { does: 'guard', ...strategy }, Authenticate: { does: 'guard', ...strategy } },
      },
    },
  }),
  guards({
    name: 'nest-keycloak-connect',
    imports: ['nest-keycloak-connect'],
    docs: 'https://github.com/ferrerojosh/nest-keycloak-connect#decorators',
    guards: { AuthGuard: oidc, RoleGuard: oidc, ResourceGuard: oidc },
    more: {
      decorators: each(['class', 'method'], (where) => [
        where,
        {
          Public: { does: 'guard', access: 'public' },
          Unprotected: { does: 'guard', access: 'public' },
          Roles: { does: 'guard', access: 'roles', roles: first(arg(0, 'roles'), args(0)) },
        },
      ]),
    },
  }),
];
