import { arg, defineLibrary, type Effect, each, type GuardRule, guard, type Library, param } from '../../../src/code/library.ts';
import { fetched } from './identity.ts';

function decorators(name: string, imports: readonly string[], docs: string, effects: Readonly<Record<string, Effect>>): Library {
  return defineLibrary({ name, imports, docs, decorators: { method: effects, class: effects } });
}

const checksJwt: GuardRule = { scheme: 'jwt', access: 'check' };

/** Decorators of views, and checks of tokens. What FastAPI's dependencies ask for stands with FastAPI. */
export const accessLibraries: readonly Library[] = [
  decorators('flask-login', ['flask_login'], 'https://flask-login.readthedocs.io/en/latest/#protecting-views', {
    login_required: guard({ scheme: 'session' }),
    fresh_login_required: guard({ scheme: 'session' }),
  }),
  decorators(
    'flask-jwt-extended',
    ['flask_jwt_extended', 'flask_jwt'],
    'https://flask-jwt-extended.readthedocs.io/en/stable/basic_usage.html',
    {
      jwt_required: guard({ scheme: 'jwt' }),
      fresh_jwt_required: guard({ scheme: 'jwt' }),
    },
  ),
  decorators(
    'flask-security',
    ['flask_security', 'flask_principal'],
    'https://flask-security-too.readthedocs.io/en/stable/patterns.html',
    {
      auth_required: guard({ scheme: arg(0) }),
      auth_token_required: guard({ scheme: 'token' }),
      http_auth_required: guard({ scheme: 'basic' }),
      roles_required: guard({ roles: { from: 'arguments', index: 0 } }),
      roles_accepted: guard({ roles: { from: 'arguments', index: 0 } }),
    },
  ),
  decorators(
    'django-auth',
    ['django.contrib.auth.decorators', 'django.contrib.admin.views.decorators'],
    'https://docs.djangoproject.com/en/5.0/topics/auth/default/#the-login-required-decorator',
    {
      login_required: guard({ scheme: 'session' }),
      permission_required: guard({ scheme: 'session', roles: arg(0) }),
      staff_member_required: guard({ scheme: 'session' }),
    },
  ),
  defineLibrary({
    name: 'pyjwt',
    imports: ['jwt', 'jwt.*', 'jose.jwt', 'jose', 'authlib.jose'],
    docs: 'https://pyjwt.readthedocs.io/en/stable/usage.html',
    guards: { decode: checksJwt, 'jwt.decode': checksJwt },
    // https://pyjwt.readthedocs.io/en/stable/usage.html#retrieve-rsa-signing-keys-from-a-jwks-endpoint
    calls: { PyJWKClient: fetched(param(0, 'uri')) },
  }),
  defineLibrary({
    name: 'firebase-admin-auth',
    imports: ['firebase_admin.auth'],
    docs: 'https://firebase.google.com/docs/auth/admin/verify-id-tokens',
    guards: each(['verify_id_token', 'verify_session_cookie'], (name) => [name, { scheme: 'firebase', access: 'check' }]),
  }),
];

const oauth2: GuardRule = { scheme: 'oauth2' };

/** https://fastapi.tiangolo.com/reference/security/ */
export const FASTAPI_GUARDS: Readonly<Record<string, GuardRule>> = {
  Depends: { by: arg(0) },
  Security: { by: arg(0) },
  OAuth2PasswordBearer: oauth2,
  OAuth2AuthorizationCodeBearer: oauth2,
  OpenIdConnect: { scheme: 'oidc' },
  HTTPBearer: { scheme: 'bearer' },
  HTTPBasic: { scheme: 'basic' },
  HTTPDigest: { scheme: 'digest' },
  APIKeyHeader: { scheme: 'api-key' },
  APIKeyQuery: { scheme: 'api-key' },
  APIKeyCookie: { scheme: 'api-key' },
};
