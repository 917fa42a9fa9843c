// https://doc.traefik.io/traefik/providers/file/ and, for version 1, https://doc.traefik.io/traefik/v1.7/configuration/backends/file/
import {
  type CallFact,
  defineAnalyzer,
  type EmbeddedFile,
  type Evidence,
  embeddedFiles,
  embeddedToml,
  embeddedYaml,
  hostsOfRule,
  interpolate,
  leaveCalls,
  literal,
  type Owner,
  type VirtualHostFact,
  virtualHosts,
  type YamlNode,
} from '../../src/sdk/index.ts';

export default defineAnalyzer({
  name: 'traefik',
  files: ['**/*.{yml,yaml}', '**/*.toml'],
  analyze: (sources) => ({ facts: sources.flatMap(embeddedFiles).filter(isDynamic).flatMap(readFile), problems: [] }),
});

/** The words that only Traefik's dynamic configuration has together. */
function isDynamic({ text }: EmbeddedFile): boolean {
  if (/forwardAuth/i.test(text) && /middlewares/.test(text)) return true;
  return /loadBalancer/i.test(text)
    ? /servers/.test(text) && /\b(http|tcp|udp)\b/.test(text)
    : /^\s{0,20}\[backends\./m.test(text);
}

function readFile(file: EmbeddedFile): readonly (CallFact | VirtualHostFact)[] {
  const root = file.name.endsWith('.toml') ? embeddedToml(file).root : embeddedYaml(file).documents[0];
  if (!root) return [];
  const routers = [...routersOf(root), ...frontendsOf(root)];
  const owner = { is: 'file', path: file.path, product: 'traefik' } as const;
  const hosts = routers.flatMap(({ rule, at }) =>
    virtualHosts(hostsOfRule(rule), owner, at, (word) => interpolate(word, 'none')),
  );
  const asked = askedIn(root).flatMap((address) => leaveCalls(address.text(), address.evidence(), owner));
  return [...hosts, ...[...serversOf(root), ...backendsOf(root)].map((server) => callFact(server, routers, owner)), ...asked];
}

function callFact({ protocol, service, stated }: Server, routers: readonly Router[], owner: Owner): CallFact {
  const rule = routers.find((router) => router.service === service)?.rule ?? '';
  const path = /Path(?:Prefix)?\(\s*[`'"]([^`'"]{1,200})/.exec(rule)?.[1] ?? '/';
  const address = stated.text() ?? '';
  const isH2c = address.startsWith('h2c://');
  return {
    kind: 'call',
    evidence: stated.evidence(),
    owner,
    protocol: isH2c ? 'grpc' : protocol,
    target: interpolate(isH2c ? address.slice('h2c://'.length) : address, 'none'),
    ...(protocol === 'http' && !isH2c && { method: 'ANY', path: literal(path) }),
    ...(protocol === 'http' && { forwards: path }),
  };
}

/** https://doc.traefik.io/traefik/middlewares/http/forwardauth/, in version 1 `[frontends.orders.auth.forward]`. */
function askedIn(root: YamlNode): readonly YamlNode[] {
  const middlewares = root.at('http', 'middlewares').entries();
  const asking = middlewares.flatMap(([, each]) => each.entries().filter(([key]) => key.toLowerCase() === 'forwardauth'));
  const frontends = root.get('frontends').entries();
  return [
    ...asking.map(([, each]) => each.get('address')),
    ...frontends.map(([, frontend]) => frontend.at('auth', 'forward', 'address')),
  ].filter(({ exists }) => exists);
}

/** One server of a service. */
interface Server {
  readonly protocol: 'http' | 'tcp';
  readonly service: string;
  readonly stated: YamlNode;
}

/** A rule that leads to a service. */
interface Router {
  readonly service: string;
  readonly rule: string;
  readonly at: Evidence;
}

const PROTOCOLS = ['http', 'tcp'] as const;

function serversOf(root: YamlNode): readonly Server[] {
  return PROTOCOLS.flatMap((protocol) =>
    root
      .at(protocol, 'services')
      .entries()
      .flatMap(([service, definition]) =>
        definition.entries().flatMap(([key, balancer]) =>
          key.toLowerCase() === 'loadbalancer'
            ? balancer
                .get('servers')
                .items()
                .flatMap((server) => addressOf(server).map((stated) => ({ protocol, service, stated })))
            : [],
        ),
      ),
  );
}

function addressOf(server: YamlNode): readonly YamlNode[] {
  const stated = server.get('url').exists ? server.get('url') : server.get('address');
  return stated.text() === undefined ? [] : [stated];
}

function routersOf(root: YamlNode): readonly Router[] {
  return PROTOCOLS.flatMap((protocol) =>
    root
      .at(protocol, 'routers')
      .entries()
      .map(([, router]) => ({
        service: (router.get('service').text() ?? '').replace(/@file$/, ''),
        rule: router.get('rule').text() ?? '',
        at: router.get('rule').evidence(),
      })),
  );
}

/** Version 1: `[backends.orders.servers.one]`. */
function backendsOf(root: YamlNode): readonly Server[] {
  return root
    .get('backends')
    .entries()
    .flatMap(([service, backend]) =>
      backend
        .get('servers')
        .entries()
        .flatMap(([, server]) => addressOf(server).map((stated) => ({ protocol: 'http' as const, service, stated }))),
    );
}

/** Version 1: `[frontends.orders.routes.main]`, with rules such as `PathPrefix:/orders`. */
function frontendsOf(root: YamlNode): readonly Router[] {
  return root
    .get('frontends')
    .entries()
    .flatMap(([, frontend]) =>
      frontend
        .get('routes')
        .entries()
        .map(([, route]) => ({
          service: frontend.get('backend').text() ?? '',
          at: route.get('rule').evidence(),
          rule: (route.get('rule').text() ?? '').replace(/^PathPrefix:(.*)$/, 'PathPrefix(`$1`)'),
        })),
    );
}
