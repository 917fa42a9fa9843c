// https://apisix.apache.org/docs/apisix/deployment-modes/#standalone
import {
  type CallFact,
  defineAnalyzer,
  type EmbeddedFile,
  embeddedFiles,
  embeddedJson,
  embeddedYaml,
  type FactDraft,
  interpolate,
  leaveCalls,
  literal,
  type Owner,
  type Protocol,
  type YamlNode,
} from '../../src/sdk/index.ts';

export default defineAnalyzer({
  name: 'apisix',
  files: ['**/*.{yml,yaml}', '**/*apisix*.json'],
  analyze: (sources) => ({ facts: sources.flatMap(embeddedFiles).flatMap(readFile), problems: [] }),
});

function readFile(file: EmbeddedFile): readonly FactDraft[] {
  if (!/\bnodes\b/.test(file.text) || !/\bupstreams?(_id)?\b/.test(file.text)) return [];
  const root = file.name.endsWith('.json') ? embeddedJson(file).root : embeddedYaml(file).documents[0];
  if (!root) return [];
  const routes = root.get('routes').items().filter(isRoute);
  const streams = root.get('stream_routes').items();
  if (routes.length + streams.length === 0) return [];
  const owner = { is: 'file', path: file.path, product: 'apisix' } as const;
  return [
    ...routes.flatMap((route) => upstreamsOf(route, root).flatMap((each) => callFacts(each, pathOf(route), owner))),
    ...streams.flatMap((route) => upstreamsOf(route, root).flatMap((each) => callFacts(each, undefined, owner))),
    ...[...routes, ...root.get('services').items(), ...root.get('global_rules').items()].flatMap((each) => askedBy(each, owner)),
  ];
}

/** Others have routes as well; those of APISIX say what they match, and what they lead to. */
function isRoute(route: YamlNode): boolean {
  const matches = ['uri', 'uris', 'host', 'hosts'].some((key) => route.get(key).exists);
  return matches && ['upstream', 'upstream_id', 'service_id'].some((key) => route.get(key).exists);
}

/** Of the route itself, under an id, or of the service that the route is of; services are of none. */
function upstreamsOf(route: YamlNode, root: YamlNode): readonly YamlNode[] {
  const own = ownUpstreams(route, root);
  return own.length > 0
    ? own
    : withId('services', route.get('service_id').text(), root).flatMap((each) => ownUpstreams(each, root));
}

function ownUpstreams(holder: YamlNode, root: YamlNode): readonly YamlNode[] {
  const written = holder.get('upstream');
  return written.exists ? [written] : withId('upstreams', holder.get('upstream_id').text(), root);
}

function withId(list: string, id: string | undefined, root: YamlNode): readonly YamlNode[] {
  const known = root.get(list).items();
  return known.filter((each) => id !== undefined && each.get('id').text() === id);
}

function pathOf(route: YamlNode): string {
  const stated = route.get('uri').text() ?? route.get('uris').texts()[0] ?? '/';
  return stated.replace(/\*$/, '');
}

const RPC = /^grpcs?$/;

/** Nodes are a map of `host:port` to weights, or a list of hosts with ports. */
function callFacts(upstream: YamlNode, path: string | undefined, owner: Owner): readonly CallFact[] {
  const scheme = upstream.get('scheme').text() ?? 'http';
  const protocol: Protocol = path === undefined ? 'tcp' : RPC.test(scheme) ? 'grpc' : 'http';
  const nodes = upstream.get('nodes');
  const mapped = nodes.entries().map(([name, weight]) => ({ name, at: weight.evidence() }));
  const listed = nodes.items().map((node) => {
    const port = node.get('port').text();
    return { name: `${node.get('host').text() ?? ''}${port === undefined ? '' : `:${port}`}`, at: node.get('host').evidence() };
  });
  const asked = protocol === 'http' && path !== undefined && { method: 'ANY', path: literal(path) };
  return [...mapped, ...listed]
    .filter(({ name }) => /^[\w$]/.test(name))
    .map(({ name, at }) => ({
      kind: 'call',
      evidence: at,
      owner,
      protocol,
      target: interpolate(protocol === 'http' ? `${scheme}://${name}` : name),
      ...asked,
      ...(path !== undefined && { forwards: path }),
    }));
}

/** https://apisix.apache.org/docs/apisix/plugins/forward-auth/ */
function askedBy(holder: YamlNode, owner: Owner): readonly CallFact[] {
  const uri = holder.at('plugins', 'forward-auth', 'uri');
  return uri.exists ? leaveCalls(uri.text(), uri.evidence(), owner) : [];
}
