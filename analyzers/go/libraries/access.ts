import { defineLibrary, type GuardRule, type Library } from '../../../src/code/library.ts';

const jwt: GuardRule = { scheme: 'jwt' };
const basic: GuardRule = { scheme: 'basic' };
const checksJwt: GuardRule = { scheme: 'jwt', access: 'check' };

function guards(name: string, imports: readonly string[], docs: string, rules: Readonly<Record<string, GuardRule>>): Library {
  return defineLibrary({ name, imports, docs, guards: rules });
}

/** Middlewares that ask who calls, and checks of tokens. */
export const accessLibraries: readonly Library[] = [
  guards(
    'golang-jwt',
    ['github.com/golang-jwt/jwt*', 'github.com/dgrijalva/jwt-go*', 'github.com/lestrrat-go/jwx*'],
    'https://pkg.go.dev/github.com/golang-jwt/jwt/v5#Parse',
    {
      Parse: checksJwt,
      ParseWithClaims: checksJwt,
      ParseRequest: checksJwt,
      'Parser.Parse': checksJwt,
      'Parser.ParseWithClaims': checksJwt,
    },
  ),
  guards('echo-jwt', ['github.com/labstack/echo-jwt*'], 'https://pkg.go.dev/github.com/labstack/echo-jwt/v4', {
    JWT: jwt,
    WithConfig: jwt,
  }),
  guards(
    'echo-middleware',
    ['github.com/labstack/echo/middleware', 'github.com/labstack/echo/v4/middleware'],
    'https://echo.labstack.com/docs/category/middleware',
    {
      JWT: jwt,
      JWTWithConfig: jwt,
      BasicAuth: basic,
      KeyAuth: { scheme: 'api-key' },
      KeyAuthWithConfig: { scheme: 'api-key' },
    },
  ),
  guards('gin-jwt', ['github.com/appleboy/gin-jwt*'], 'https://pkg.go.dev/github.com/appleboy/gin-jwt/v2', {
    'GinJWTMiddleware.MiddlewareFunc': jwt,
  }),
  guards('chi-jwtauth', ['github.com/go-chi/jwtauth*'], 'https://pkg.go.dev/github.com/go-chi/jwtauth/v5', {
    Verifier: jwt,
    Authenticator: jwt,
  }),
  guards('fiber-jwt', ['github.com/gofiber/jwt*', 'github.com/gofiber/contrib/jwt'], 'https://docs.gofiber.io/contrib/jwt/', {
    New: jwt,
  }),
  guards(
    'go-jwt-middleware',
    ['github.com/auth0/go-jwt-middleware*'],
    'https://pkg.go.dev/github.com/auth0/go-jwt-middleware/v2',
    {
      'JWTMiddleware.CheckJWT': jwt,
      'JWTMiddleware.Handler': jwt,
    },
  ),
];
