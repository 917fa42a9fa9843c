import { call, defineLibrary, type Effect, keyword, type Library, param, type Selector } from '../../../src/code/library.ts';

/** Keys that tokens are checked with are fetched from whoever issued them. */
export function fetched(target: Selector): Effect {
  return call({ protocol: 'http', method: 'GET', target });
}

const asked: Effect = call({ protocol: 'http', target: param(0, 'server_url') });

const keycloak = defineLibrary({
  name: 'python-keycloak',
  imports: ['keycloak'],
  docs: 'https://python-keycloak.readthedocs.io/en/latest/',
  calls: { KeycloakOpenID: asked, KeycloakAdmin: asked, KeycloakOpenIDConnection: asked },
});

const authlib = defineLibrary({
  name: 'authlib',
  imports: ['authlib.integrations.*'],
  docs: 'https://docs.authlib.org/en/latest/client/frameworks.html',
  calls: { 'OAuth.register': fetched(keyword('server_metadata_url')) },
});

/** Who issues tokens and who is asked about users. */
export const identityLibraries: readonly Library[] = [keycloak, authlib];
