import {
  arg,
  call,
  defineLibrary,
  type Effect,
  each,
  first,
  type Library,
  maker,
  type Selector,
} from '../../../src/code/library.ts';

/** Keys that tokens are checked with are fetched from whoever issued them. */
function fetched(target: Selector): Effect {
  return call({ protocol: 'http', method: 'GET', target: first(maker(target, arg(0), 'URL'), target) });
}

const auth0 = defineLibrary({
  name: 'auth0-jwks',
  imports: ['com.auth0.jwk'],
  docs: 'https://github.com/auth0/jwks-rsa-java#usage',
  calls: { JwkProviderBuilder: fetched(arg(0)), UrlJwkProvider: fetched(arg(0)) },
});

const nimbus = defineLibrary({
  name: 'nimbus-jose',
  imports: ['com.nimbusds.jose.jwk', 'com.nimbusds.jose.jwk.source'],
  docs: 'https://connect2id.com/products/nimbus-jose-jwt/examples/validating-jwt-access-tokens',
  calls: {
    'JWKSourceBuilder.create': fetched(arg(0)),
    RemoteJWKSet: fetched(arg(0)),
    'JWKSet.load': fetched(arg(0)),
  },
});

const DECODERS = ['NimbusJwtDecoder', 'NimbusReactiveJwtDecoder'];
const FINDERS = ['JwtDecoders', 'ReactiveJwtDecoders'];

/** https://docs.spring.io/spring-security/reference/servlet/oauth2/resource-server/jwt.html */
const springDecoders = defineLibrary({
  name: 'spring-jwt-decoders',
  imports: ['org.springframework.security.oauth2.jwt'],
  docs: 'https://docs.spring.io/spring-security/reference/servlet/oauth2/resource-server/jwt.html',
  calls: {
    ...each<Effect>(
      DECODERS.flatMap((name) => [`${name}.withJwkSetUri`, `${name}.withIssuerLocation`]),
      (name) => [name, fetched(arg(0))],
    ),
    ...each<Effect>(
      FINDERS.flatMap((name) => [`${name}.fromIssuerLocation`, `${name}.fromOidcIssuerLocation`]),
      (name) => [name, fetched(arg(0))],
    ),
  },
});

const jose4j = defineLibrary({
  name: 'jose4j',
  imports: ['org.jose4j.jwk'],
  docs: 'https://bitbucket.org/b_c/jose4j/wiki/JWT%20Examples',
  calls: { HttpsJwks: fetched(arg(0)) },
});

const keycloakAdmin = defineLibrary({
  name: 'keycloak-admin-client',
  imports: ['org.keycloak.admin.client'],
  docs: 'https://www.keycloak.org/securing-apps/admin-client',
  creates: { 'KeycloakBuilder.builder': 'KeycloakBuilder', 'KeycloakBuilder.*': 'KeycloakBuilder' },
  calls: {
    'KeycloakBuilder.serverUrl': call({ protocol: 'http', target: arg(0) }),
    'Keycloak.getInstance': call({ protocol: 'http', target: arg(0) }),
  },
});

/** Who issues tokens and who is asked about users. */
export const identityLibraries: readonly Library[] = [auth0, nimbus, springDecoders, jose4j, keycloakAdmin];
