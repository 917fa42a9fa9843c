import { describe, expect, test } from 'vitest';
import type { FactDraft } from '../../src/model/fact.ts';
import { literal } from '../../src/model/value.ts';
import { architectureOf, at, call, dockerfile, edgesOf, nodesOf, program, publishes, service } from './support.ts';

const SITE = 'deploy/nginx/shop.conf';

/** A site of nginx that listens, and passes requests on. */
function site(target: string, path = SITE): readonly FactDraft[] {
  const owner = { is: 'file', path, product: 'nginx' } as const;
  return [
    { kind: 'listen', owner, port: literal(443), evidence: at(path) },
    {
      kind: 'call',
      owner,
      protocol: 'http',
      target: literal(target),
      method: 'ANY',
      path: literal('/'),
      forwards: '/',
      evidence: at(path),
    },
  ];
}

const shop = [service('shop', { image: 'acme/shop' }), publishes('shop', 8080)];

describe('a site of a proxy that no container has', () => {
  test('is a gateway of the machine, to whoever publishes the port', () => {
    const result = architectureOf(...shop, ...site('http://127.0.0.1:8080'));

    expect(edgesOf(result)).toEqual(['nginx -> shop (http) inferred']);
    expect(result.nodes.find(({ id }) => id === 'nginx')?.kind).toBe('gateway');
    expect(result.unknowns).toEqual([]);
  });

  test('is one by the name of a service as well', () => {
    expect(edgesOf(architectureOf(...shop, ...site('http://shop:8080')))).toEqual(['nginx -> shop (http) declared']);
  });

  test('is none where it leads to nothing of the system', () => {
    const result = architectureOf(...shop, ...site('http://127.0.0.1:9999'));

    expect(nodesOf(result).filter((each) => each.includes('nginx'))).toEqual([]);
    expect(result.unknowns.map(({ code }) => code)).toContain('unowned-code');
  });

  test('is none where the proxy is deployed', () => {
    const result = architectureOf(
      ...shop,
      service('edge', { image: 'nginx' }),
      service('pages', { image: 'nginx' }),
      ...site('http://127.0.0.1:8080'),
    );

    expect(edgesOf(result)).toEqual([]);
  });

  test('is none among documents and examples', () => {
    for (const path of ['docs/nginx.conf', 'examples/nginx/shop.conf', 'deploy/nginx.conf.sample', 'deploy/shop.example.conf'])
      expect(edgesOf(architectureOf(...shop, ...site('http://127.0.0.1:8080', path)))).toEqual([]);
  });

  describe('in an image that has several programs copied in', () => {
    const programs = [program('services/web'), program('services/chat')];
    const ports = [listensIn('services/web', 4100), listensIn('services/chat', 4126)];
    const together = service('shop', { image: 'acme/server' });

    test('reaches those programs there', () => {
      const image = dockerfile('server/Dockerfile', { base: 'debian', copies: ['services', 'package.json'] });
      const all = architectureOf(
        together,
        image,
        ...programs,
        ...ports,
        ...site('http://127.0.0.1:4126', 'server/nginx/shop.conf'),
      );

      expect(edgesOf(all)).toEqual(['nginx -> chat (http) inferred']);
    });

    test('is a part of it where it holds no others', () => {
      const image = dockerfile('server/Dockerfile', { base: 'debian', copies: ['services/web'] });
      const all = architectureOf(
        together,
        image,
        ...programs,
        ...ports,
        ...site('http://127.0.0.1:4126', 'server/nginx/shop.conf'),
      );

      expect(nodesOf(all).filter((each) => each.includes('nginx'))).toEqual([]);
    });

    const copying = (sources: readonly string[]) => dockerfile('server/Dockerfile', { base: 'debian', copies: sources });
    const pages = service('pages', { image: 'nginx' });
    const alone = [...programs, ...ports, pages];
    const path = 'server/nginx/shop.conf';

    test('is one where the image has the site copied in, whatever other proxies are deployed', () => {
      const image = copying(['services', path]);

      expect(edgesOf(architectureOf(image, alone, ...site('http://127.0.0.1:4126', path)))).toEqual([
        'nginx -> chat (http) inferred',
      ]);
    });

    test('is none where the image has one program', () => {
      const image = copying(['services/web', path]);

      expect(edgesOf(architectureOf(image, alone, ...site('http://127.0.0.1:4126', path)))).toEqual([]);
    });

    test('passes on what the pages of those programs ask, other paths are asked of who sends the pages out', () => {
      const page = program('services/web/pages', { role: 'frontend', servedBy: 'services/web' });
      const live = site('http://127.0.0.1:4126', path).map((fact) =>
        fact.kind === 'call' ? { ...fact, forwards: '/socket.io' } : fact,
      );
      const asked = [
        call('services/web/pages', '/socket.io', { method: 'GET' }),
        call('services/web/pages', '/orders', { method: 'GET' }),
      ];
      const result = architectureOf(copying(['services', path]), alone, page, live, asked);

      expect(edgesOf(result)).toEqual([
        'nginx -> chat (http) inferred',
        'web-pages -> chat (http) inferred',
        'web-pages -> web (http) inferred',
      ]);
    });
  });
});

function listensIn(folder: string, port: number): FactDraft {
  return { kind: 'listen', owner: { is: 'code', programs: [folder] }, port: literal(port), evidence: at(`${folder}/main.js`) };
}
