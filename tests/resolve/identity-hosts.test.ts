import { expect, test } from 'vitest';
import { architectureOf, CLUSTER, call, edgesOf, env, nodesOf, program, service, workload } from './support.ts';

const system = (key: string, here: string, there: string) => {
  return architectureOf(
    program('orders'),
    service('orders', { build: { context: 'orders' } }),
    service('keycloak', { image: 'quay.io/keycloak/keycloak:25' }),
    workload('orders', 'orders', { image: 'acme/orders' }),
    env('orders', key, here),
    env('orders', key, there, CLUSTER),
    call('orders', { is: 'setting', key }),
  );
};

test.each([
  ['OIDC_ISSUER', 'http://keycloak:8080/realms/shop', 'https://login.shop.dev/realms/shop/'],
  ['KEYCLOAK_URL', 'http://keycloak:8080', 'https://login.shop.dev'],
])('%s of %s is one provider with %s', (key, here, there) => {
  const shop = system(key, here, there);

  expect(nodesOf(shop)).toEqual(['keycloak infrastructure', 'orders service']);
  expect(shop.edges.map(({ to, deployments }) => [to, deployments])).toEqual([
    ['keycloak', ['compose:docker-compose.yml', CLUSTER]],
  ]);
});

test.each([
  ['OIDC_ISSUER', 'http://keycloak:8080/realms/shop', 'https://login.shop.dev/realms/staff'],
  ['OIDC_ISSUER', 'http://keycloak:8080', 'https://shop.eu.auth0.com'],
])('%s of %s is another one than %s', (key, here, there) => {
  expect(edgesOf(system(key, here, there))).toHaveLength(2);
});
