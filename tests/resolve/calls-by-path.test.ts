import { describe, expect, test } from 'vitest';
import { concat, literal, setting, unknown, type Value } from '../../src/model/value.ts';
import { architectureOf, call, code, edgesOf, env, program, route, service } from './support.ts';

const ferry = [
  ...['harbour', 'tickets', 'boats'].flatMap((name) => [service(name, { build: { context: name } }), program(name)]),
  program('page', { role: 'frontend' }),
];
const routes = [
  route('harbour', 'GET', '/api/berths/:id'),
  route('harbour', 'POST', '/api/berths'),
  route('harbour', 'GET', '/health'),
  route('tickets', 'GET', '/api/tickets'),
  route('tickets', 'GET', '/health'),
];

function below(host: string, path: string, ...more: readonly Value[]): Value {
  return concat([setting(host), literal(path), ...more]);
}

describe('a request to a host that nothing sets', () => {
  test('goes to the only service that has such a route', () => {
    const asked = call('page', below('API_URL', '/api/berths/', unknown('an id')), { method: 'GET' });
    const result = architectureOf(ferry, routes, asked);

    expect(edgesOf(result)).toEqual(['page -> harbour (http) inferred']);
    expect(result.edges[0]?.operations).toEqual(['GET /api/berths/{}']);
    expect(result.edges[0]?.evidence.map(({ path }) => path)).toEqual(['page/src/client.ts', 'harbour/src/routes.ts']);
    expect(result.unknowns).toEqual([]);
  });

  test('takes what else asks the same setting along, also by another protocol', () => {
    const asked = call('page', below('API_URL', '/api/berths'), { method: 'POST' });
    const socket = { ...call('page', setting('API_URL'), { path: literal('/socket.io') }), protocol: 'websocket' as const };

    expect(edgesOf(architectureOf(ferry, routes, asked, socket))).toEqual([
      'page -> harbour (http) inferred',
      'page -> harbour (websocket) inferred',
    ]);
  });

  test('fits by its beginning where the end is open', () => {
    const asked = call('page', below('API_URL', '/api/berths', unknown('the path')));

    expect(edgesOf(architectureOf(ferry, routes, asked))).toEqual(['page -> harbour (http) inferred']);
  });

  test('goes to the one that the setting names beside the asker itself', () => {
    const asked = call('boats', below('BOATS_TICKET_URL', '/api/tickets'), { method: 'GET' });

    expect(edgesOf(architectureOf(ferry, routes, asked))).toEqual(['boats -> tickets (http) inferred']);
  });

  test('asks the service that passes such paths on, not who is behind it', () => {
    const passed = { ...call('boats', 'http://harbour:3000'), forwards: '/api/berths' };
    const asked = call('page', below('API_URL', '/api/berths'), { method: 'POST' });

    expect(edgesOf(architectureOf(ferry, routes, passed, asked))).toEqual([
      'boats -> harbour (http) resolved',
      'page -> boats (http) inferred',
    ]);
  });
});

describe('near misses: no guess', () => {
  test.each<[string, readonly unknown[], Value]>([
    ['two services have the route', [route('boats', 'GET', '/api/tickets')], below('API_URL', '/api/tickets')],
    ['the path says nothing', [route('boats', 'GET', '/api')], below('API_URL', '/api')],
    ['any server has the path', [route('boats', 'GET', '/ready')], below('API_URL', '/ready')],
    ['nobody has the route', [], below('API_URL', '/api/cranes')],
    ['the setting names a vendor', [], below('GITHUB_URL', '/api/tickets')],
    ['the setting names another service', [], below('HARBOURS_URL', '/api/tickets')],
    ['the setting names another service in camel case', [], below('harbourServiceUrl', '/api/tickets')],
    ['the host is no setting', [], concat([unknown('a parameter'), literal('/api/tickets')])],
    ['more than the host is missing', [], concat([setting('REGION'), literal('.ferry/api/tickets')])],
    ['another method is served', [route('boats', 'POST', '/api/sailings')], below('API_URL', '/api/sailings')],
  ])('%s', (_, more, target) => {
    const drafts = more as readonly ReturnType<typeof route>[];

    expect(edgesOf(architectureOf(ferry, routes, drafts, call('page', target, { method: 'GET' })))).toEqual([]);
  });

  test('most of what the setting is asked is nobody’s', () => {
    const paths = ['/api/tickets', '/api/cranes', '/api/winches'];
    const asked = paths.map((path) => call('boats', below('PARTNER_URL', path), { method: 'GET' }));

    expect(edgesOf(architectureOf(ferry, routes, asked))).toEqual([]);
  });

  test('different services have what one setting is asked', () => {
    const asked = ['/api/tickets', '/api/berths/1'].map((path) => call('boats', below('API_URL', path), { method: 'GET' }));

    expect(edgesOf(architectureOf(ferry, routes, asked))).toEqual([]);
  });

  test('a deployment sets it to an address that leads elsewhere', () => {
    const asked = call('boats', below('API_URL', '/api/tickets'), { method: 'GET' });

    expect(edgesOf(architectureOf(ferry, routes, asked, env('boats', 'API_URL', 'https://tickets.example.org')))).toEqual([
      'boats -> tickets-example-org (http) resolved',
    ]);
  });

  test('a page that has such a route itself asks its own server', () => {
    const own = { ...route('page', 'GET', '/api/tickets'), owner: code('page') };
    const asked = call('page', below('APP_URL', '/api/tickets'), { method: 'GET' });

    expect(edgesOf(architectureOf(ferry, routes, own, asked))).toEqual([]);
  });
});
