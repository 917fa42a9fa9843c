// https://doc.traefik.io/traefik/providers/file/ and, for version 1, https://doc.traefik.io/traefik/v1.7/configuration/backends/file/
import {
  type CallFact,
  defineAnalyzer,
  type EmbeddedFile,
  embeddedFiles,
  embeddedYaml,
  evidenceAt,
  interpolate,
  literal,
  type Owner,
} from '../../src/sdk/index.ts';
import { type Router, type Server, tomlServers } from './toml.ts';

export default defineAnalyzer({
  name: 'traefik',
  files: ['**/*.{yml,yaml}', '**/*.toml'],
  analyze: (sources) => ({ facts: sources.flatMap(embeddedFiles).filter(isDynamic).flatMap(readFile), problems: [] }),
});

/** The words that only Traefik's dynamic configuration has together. */
function isDynamic({ text }: EmbeddedFile): boolean {
  return /loadBalancer/i.test(text)
    ? /servers/.test(text) && /\b(http|tcp|udp)\b/.test(text)
    : /^\s{0,20}\[backends\./m.test(text);
}

function readFile(file: EmbeddedFile): readonly CallFact[] {
  const { servers, routers } = file.name.endsWith('.toml')
    ? tomlServers(file, (line) => evidenceAt(file.source, line))
    : yamlServers(file);
  const owner = { is: 'file', path: file.path, product: 'traefik' } as const;
  return servers.map((server) => callFact(server, routers, owner));
}

function callFact({ protocol, service, address, evidence }: Server, routers: readonly Router[], owner: Owner): CallFact {
  const rule = routers.find((router) => router.service === service)?.rule ?? '';
  const path = /Path(?:Prefix)?\(\s*[`'"]([^`'"]{1,200})/.exec(rule)?.[1] ?? '/';
  const isH2c = address.startsWith('h2c://');
  return {
    kind: 'call',
    evidence,
    owner,
    protocol: isH2c ? 'grpc' : protocol,
    target: interpolate(isH2c ? address.slice('h2c://'.length) : address, 'none'),
    ...(protocol === 'http' && !isH2c && { method: 'ANY', path: literal(path) }),
    ...(protocol === 'http' && { forwards: path }),
  };
}

function yamlServers(file: EmbeddedFile): { readonly servers: readonly Server[]; readonly routers: readonly Router[] } {
  const [root] = embeddedYaml(file).documents;
  const parts = (['http', 'tcp'] as const).map((protocol) => ({ protocol, node: root?.get(protocol) }));
  const servers = parts.flatMap(({ protocol, node }) =>
    (node?.get('services').entries() ?? []).flatMap(([service, definition]) =>
      definition
        .at('loadBalancer', 'servers')
        .items()
        .flatMap((server) => {
          const stated = server.get('url').exists ? server.get('url') : server.get('address');
          const address = stated.text();
          return address === undefined ? [] : [{ protocol, service, address, evidence: stated.evidence() }];
        }),
    ),
  );
  const routers = parts.flatMap(({ node }) =>
    (node?.get('routers').entries() ?? []).map(([, router]) => ({
      service: (router.get('service').text() ?? '').replace(/@file$/, ''),
      rule: router.get('rule').text() ?? '',
    })),
  );
  return { servers, routers };
}
