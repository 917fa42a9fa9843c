import { describe, expect, test } from 'vitest';
import type { FactDraft } from '../../src/model/fact.ts';
import { concat, literal, PAGE_HOST, setting, unknown } from '../../src/model/value.ts';
import { architectureOf, at, CLUSTER, call, code, edgesOf, env, program, route, service, workload } from './support.ts';

const shop = [
  service('orders', { build: { context: 'orders' } }),
  service('payments', { build: { context: 'payments' } }),
  program('orders'),
  program('payments'),
];

describe('pages', () => {
  const page = program('web', { role: 'frontend' });

  test('a path without host goes to the gateway that serves the page', () => {
    const gateway = service('edge', { image: 'nginx' });
    const toPage = {
      kind: 'call' as const,
      owner: { is: 'component' as const, deployment: 'compose:docker-compose.yml', name: 'edge' },
      protocol: 'http' as const,
      target: literal('http://web:80'),
      evidence: at('nginx.conf'),
    };
    const result = architectureOf(
      shop,
      page,
      service('web', { build: { context: 'web' } }),
      gateway,
      toPage,
      call('web', '/api/charges', { method: 'GET' }),
    );

    expect(edgesOf(result)).toEqual(['edge -> web (http) declared', 'web -> edge (http) inferred']);
  });

  test('what pages alone open as WebSockets below a rule of the gateway is one behind it, too', () => {
    const edge = { is: 'component' as const, deployment: 'compose:docker-compose.yml', name: 'edge' };
    const rule = (forwards: string, target: string): FactDraft =>
      ({
        kind: 'call',
        owner: edge,
        protocol: 'http',
        forwards,
        target: literal(target),
        evidence: at('nginx.conf'),
      }) as FactDraft;
    const opened: FactDraft = {
      ...call('web', 'unused'),
      protocol: 'websocket',
      target: concat([unknown('the scheme'), literal('://'), unknown(PAGE_HOST), literal('/live/1')]),
    } as FactDraft;
    const result = architectureOf(
      shop,
      page,
      service('web', { build: { context: 'web' } }),
      service('edge', { image: 'nginx' }),
      rule('/', 'http://web:80'),
      rule('/live/', 'http://orders:3000'),
      rule('/charges/', 'http://payments:3000'),
      opened,
      call('web', '/charges/1', { method: 'GET' }),
    );

    expect(edgesOf(result)).toEqual([
      'edge -> orders (websocket) declared',
      'edge -> payments (http) declared',
      'edge -> web (http) declared',
      'web -> edge (http) inferred',
      'web -> edge (websocket) inferred',
    ]);
  });

  test('so does a path below the host that the page came from', () => {
    const origin: FactDraft = {
      ...call('web', 'unused', { method: 'GET' }),
      target: concat([unknown('the scheme'), literal('://'), unknown(PAGE_HOST), literal('/charges')]),
    } as FactDraft;

    expect(edgesOf(architectureOf(shop, page, route('payments', 'GET', '/charges'), origin))).toEqual([
      'web -> payments (http) inferred',
    ]);
  });

  test('what is given in place of a library’s own request asks whatever the library does, not the gateway', () => {
    const edge = {
      kind: 'call' as const,
      owner: { is: 'component' as const, deployment: 'compose:docker-compose.yml', name: 'edge' },
    };
    const toPage = { ...edge, protocol: 'http' as const, target: literal('http://web:80'), evidence: at('nginx.conf') };
    const given = [unknown('a parameter'), concat([unknown('its base'), unknown('a parameter')])].map(
      (target) => ({ ...call('web', 'unused', { method: 'GET' }), target }) as FactDraft,
    );
    const result = architectureOf(
      shop,
      page,
      service('web', { build: { context: 'web' } }),
      service('edge', { image: 'nginx' }),
      toPage,
      given,
    );

    expect(edgesOf(result)).toEqual(['edge -> web (http) declared']);
  });

  test('a script that a server sends out asks that server', () => {
    const onPage = (path: string) => concat([unknown(PAGE_HOST), literal(path)]);
    const result = architectureOf(shop, route('payments', 'GET', '/charges'), call('orders', onPage('/charges')));

    expect(edgesOf(result)).toEqual([]);
    expect(result.unknowns).toEqual([]);
  });

  test('a rule that names its own program leads nowhere else', () => {
    const result = architectureOf(shop, call('orders', 'lb://orders'), call('orders', 'http://localhost:4000/orders'));

    expect(result.unknowns.map(({ message }) => message)).toEqual(['orders sends a request to http://localhost:4000/orders.']);
  });

  test('without a gateway it goes to the only server with such a route', () => {
    const result = architectureOf(
      shop,
      page,
      route('payments', 'GET', '/charges/:id'),
      route('orders', 'GET', '/orders'),
      call('web', '/charges/{}', { method: 'GET' }),
    );

    expect(edgesOf(result)).toEqual(['web -> payments (http) inferred']);
  });

  test('manifests that another folder adds the gateway to are a part of what runs, so that no server is asked around it', () => {
    const [base, prod] = ['kubernetes:deploy/base', 'kubernetes:deploy/prod'];
    const runs = (name: string, deployment: string): readonly FactDraft[] => [
      service(name, { deployment, labels: { app: name }, image: name }),
      { kind: 'exposure', deployment, selector: { app: name }, host: name, ports: [{ port: 80 }], evidence: at('deploy/x.yaml') },
    ];
    const toPage = {
      kind: 'call' as const,
      owner: { is: 'component' as const, deployment: prod, name: 'edge' },
      protocol: 'http' as const,
      target: literal('http://web:80'),
      evidence: at('nginx.conf'),
    };
    const result = architectureOf(
      ['web', 'payments'].flatMap((name) => [...runs(name, base), ...runs(name, prod)]),
      service('edge', { deployment: prod, image: 'nginx' }),
      toPage,
      page,
      program('payments'),
      route('payments', 'GET', '/charges/:id'),
      call('web', '/charges/{}', { method: 'GET' }),
    );

    expect(edgesOf(result)).toEqual(['edge -> web (http) declared', 'web -> edge (http) inferred']);
  });

  const nginxOf = (name: string, to: string, forwards: string): Extract<FactDraft, { kind: 'call' }> => ({
    kind: 'call',
    owner: { is: 'component', deployment: 'compose:docker-compose.yml', name },
    protocol: 'http',
    method: 'ANY',
    target: literal(`http://${to}`),
    path: literal(forwards),
    forwards,
    evidence: at('nginx.conf'),
  });
  const behindEdge = [
    shop,
    service('web', { build: { context: 'web' } }),
    page,
    service('edge', { image: 'nginx' }),
    nginxOf('edge', 'web', '/'),
  ].flat();

  test('what the page’s own server passes on asks whom it is passed on to, and not the gateway before it', () => {
    const rule: FactDraft = { ...nginxOf('web', 'payments', '/api/'), owner: code('web') };
    const asked = { ...call('web', '/api/charges'), protocol: 'graphql' } as FactDraft;

    expect(edgesOf(architectureOf(behindEdge, rule, asked))).toEqual([
      'edge -> web (http) declared',
      'web -> payments (graphql) resolved',
    ]);
  });

  test('a gateway passes GraphQL on as plain requests', () => {
    const asked = { ...call('web', '/api/charges'), protocol: 'graphql' } as FactDraft;

    expect(edgesOf(architectureOf(behindEdge, nginxOf('edge', 'payments', '/api/'), asked))).toContain(
      'edge -> payments (http) declared',
    );
  });

  test('what only the server of a developer passes on asks the gateway, too', () => {
    const rule: FactDraft = { ...nginxOf('web', 'payments', '/api/'), owner: code('web'), isOfDevelopment: true };
    const asked = call('web', '/api/charges', { method: 'GET' });

    expect(edgesOf(architectureOf(behindEdge, rule, asked))).toEqual([
      'edge -> web (http) declared',
      'web -> edge (http) inferred',
      'web -> payments (http) resolved',
    ]);
  });

  test('a path that the page’s own program answers asks nobody, unless the gateway sends it elsewhere', () => {
    const facts = [behindEdge, route('web', 'GET', '/api/charges'), call('web', '/api/charges', { method: 'GET' })].flat();

    expect(edgesOf(architectureOf(facts))).toEqual(['edge -> web (http) declared']);
    expect(edgesOf(architectureOf(facts, nginxOf('edge', 'payments', '/api/')))).toContain('web -> edge (http) inferred');
  });

  test('a route that two servers have tells nothing', () => {
    const result = architectureOf(
      shop,
      page,
      route('payments', 'GET', '/health'),
      route('orders', 'GET', '/health'),
      call('web', '/health', { method: 'GET' }),
    );

    expect(result.edges).toEqual([]);
    expect(result.coverage.calls).toEqual({ found: 1, resolved: 0 });
  });

  test('whoever a page asks by default on a developer’s machine is asked, too, where the deployed page asks the Ingress', () => {
    const ingress = {
      kind: 'component',
      deployment: CLUSTER,
      name: 'shop',
      hosts: ['www.shop.example.com'],
      nodeKind: 'gateway',
      technology: 'nginx',
      evidence: at('deploy/ingress.yaml'),
    } as const;
    const story = (port: number) =>
      architectureOf(
        ingress,
        ...['web', 'payments'].map((name) => workload(name, name)),
        page,
        program('payments'),
        { kind: 'listen', owner: code('payments'), port: literal(4000), evidence: at('payments/src/main.ts') },
        env('web', 'API_URL', 'https://www.shop.example.com', CLUSTER),
        call('web', setting('API_URL', literal(`http://localhost:${port}`))),
      );

    expect(edgesOf(story(4000))).toEqual(['web -> payments (http) inferred', 'web -> shop (http) declared']);
    expect(edgesOf(story(4001))).toEqual(['web -> shop (http) declared']);
  });
});
