import { arg, call, defineLibrary, type Effect, type Library, type Selector } from '../../../src/code/library.ts';
import { oneOrMore } from './support/selectors.ts';

/** Keys that tokens are checked with are fetched from whoever issued them. */
function fetched(target: Selector): Effect {
  return call({ protocol: 'http', method: 'GET', target });
}

const oidc = defineLibrary({
  name: 'go-oidc',
  imports: ['github.com/coreos/go-oidc*'],
  docs: 'https://pkg.go.dev/github.com/coreos/go-oidc/v3/oidc',
  guards: { 'IDTokenVerifier.Verify': { scheme: 'oidc', access: 'check' } },
  calls: { NewProvider: fetched(arg(1)), NewRemoteKeySet: fetched(arg(1)) },
});

const keyfunc = defineLibrary({
  name: 'keyfunc',
  imports: ['github.com/MicahParks/keyfunc*'],
  docs: 'https://github.com/MicahParks/keyfunc#basic-usage',
  calls: { NewDefault: fetched(oneOrMore(0)), NewDefaultCtx: fetched(oneOrMore(1)), Get: fetched(arg(0)) },
});

const jwx = defineLibrary({
  name: 'jwx',
  imports: ['github.com/lestrrat-go/jwx/jwk', 'github.com/lestrrat-go/jwx/v2/jwk', 'github.com/lestrrat-go/jwx/v3/jwk'],
  docs: 'https://github.com/lestrrat-go/jwx/tree/v2/docs/04-jwk.md',
  creates: { NewCache: 'Cache', NewAutoRefresh: 'Cache' },
  calls: { Fetch: fetched(arg(1)), 'Cache.Register': fetched(arg(0)), 'Cache.Configure': fetched(arg(0)) },
});

const auth0 = defineLibrary({
  name: 'go-jwt-middleware-jwks',
  imports: ['github.com/auth0/go-jwt-middleware/v2/jwks'],
  docs: 'https://github.com/auth0/go-jwt-middleware#usage',
  calls: { NewCachingProvider: fetched(arg(0)), NewProvider: fetched(arg(0)) },
});

const gocloak = defineLibrary({
  name: 'gocloak',
  imports: ['github.com/Nerzal/gocloak*'],
  docs: 'https://github.com/Nerzal/gocloak#usage',
  calls: { NewClient: call({ protocol: 'http', target: arg(0) }) },
});

/** Who issues tokens and who is asked about users. */
export const identityLibraries: readonly Library[] = [oidc, keyfunc, jwx, auth0, gocloak];
