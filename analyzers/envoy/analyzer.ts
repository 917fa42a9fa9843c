// https://www.envoyproxy.io/docs/envoy/latest/configuration/overview/examples
import {
  type CallFact,
  defineAnalyzer,
  type EmbeddedFile,
  embeddedFiles,
  embeddedJson,
  embeddedYaml,
  type FactDraft,
  interpolate,
  literal,
  type Owner,
  type YamlNode,
} from '../../src/sdk/index.ts';
import { routesIn, transcodedIn } from './routes.ts';

export default defineAnalyzer({
  name: 'envoy',
  files: ['**/*.{yml,yaml}', '**/*envoy*.{json,tmpl,template}'],
  analyze: (sources) => ({ facts: sources.flatMap(embeddedFiles).flatMap(readFile), problems: [] }),
});

function readFile(file: EmbeddedFile): readonly FactDraft[] {
  if (!/static_resources|load_assignment/.test(file.text)) return [];
  const documents = file.name.endsWith('.json') ? [embeddedJson(file).root] : embeddedYaml(file).documents;
  const owner = { is: 'file', path: file.path, product: 'envoy' } as const;
  return documents.flatMap((root) => {
    const resources = root.get('static_resources').exists ? root.get('static_resources') : root;
    const listeners = resources.get('listeners').items();
    const routes = routesIn(listeners);
    const asked = new Set(askedOverGrpc(root));
    const clusters = resources.get('clusters').items();
    return [
      ...listeners.flatMap((listener) => listenFact(listener, owner)),
      ...clusters.flatMap((cluster) => callFacts(cluster, { routes, asked }, owner)),
      ...transcodedIn(listeners).flatMap((service) => contractUse(service, owner)),
    ];
  });
}

function listenFact(listener: YamlNode, owner: Owner): readonly FactDraft[] {
  const port = listener.at('address', 'socket_address', 'port_value');
  const number = port.number();
  return number === undefined ? [] : [{ kind: 'listen', evidence: port.evidence(), owner, port: literal(number) }];
}

function contractUse(service: YamlNode, owner: Owner): readonly FactDraft[] {
  const name = service.text();
  if (name === undefined) return [];
  return [{ kind: 'contract-use', evidence: service.evidence(), owner, role: 'transcodes', contract: literal(name) }];
}

const DEEPEST = 40;

/**
 * Clusters that Envoy itself asks: for leave, for limits, for a place for logs and traces.
 * https://www.envoyproxy.io/docs/envoy/latest/api-v3/config/core/v3/grpc_service.proto
 */
function askedOverGrpc(node: YamlNode, depth = 0): readonly string[] {
  if (depth > DEEPEST) return [];
  const own = node.at('envoy_grpc', 'cluster_name').text();
  const inner = [...node.entries().map(([, each]) => each), ...node.items()];
  return [...(own === undefined ? [] : [own]), ...inner.flatMap((each) => askedOverGrpc(each, depth + 1))];
}

interface Uses {
  readonly routes: ReturnType<typeof routesIn>;
  /** Clusters that Envoy asks over gRPC for itself. */
  readonly asked: ReadonlySet<string>;
}

/** One call for each address of a cluster. HTTP/2 alone does not mean gRPC; a gRPC filter or match on its way does. */
function callFacts(cluster: YamlNode, { routes, asked }: Uses, owner: Owner): readonly CallFact[] {
  const name = cluster.get('name').text() ?? '';
  const route = routes.get(name);
  const protocol = route?.protocol ?? (asked.has(name) ? 'grpc' : 'http');
  const path = route?.path ?? '/';
  return addressesOf(cluster).flatMap((address) => {
    const host = address.get('address').text();
    if (host === undefined) return [];
    const port = address.get('port_value').text();
    const target = interpolate(`${host}${port === undefined ? '' : `:${port}`}`);
    const http = protocol === 'http' && { method: 'ANY', path: literal(path), forwards: path };
    return [{ kind: 'call', evidence: address.get('address').evidence(), owner, protocol, target, ...http } satisfies CallFact];
  });
}

function addressesOf(cluster: YamlNode): readonly YamlNode[] {
  const endpoints = cluster
    .at('load_assignment', 'endpoints')
    .items()
    .flatMap((group) => group.get('lb_endpoints').items())
    .map((each) => each.at('endpoint', 'address', 'socket_address'));
  const hosts = cluster.get('hosts');
  const older = hosts.kind === 'list' ? hosts.items().map((host) => host.get('socket_address')) : [hosts.get('socket_address')];
  return [...endpoints, ...older].filter(({ exists }) => exists);
}
