// https://developer.konghq.com/gateway/db-less-mode/ (declarative configuration)
import {
  type CallFact,
  type ConnectionFact,
  defineAnalyzer,
  type EmbeddedFile,
  embeddedFiles,
  embeddedJson,
  embeddedYaml,
  type FactDraft,
  interpolate,
  literal,
  type Owner,
  type Protocol,
  type YamlNode,
} from '../../src/sdk/index.ts';

export default defineAnalyzer({
  name: 'kong',
  files: ['**/*.{yml,yaml}', '**/*kong*.json'],
  analyze: (sources) => ({ facts: sources.flatMap(embeddedFiles).flatMap(readFile), problems: [] }),
});

function readFile(file: EmbeddedFile): readonly FactDraft[] {
  if (!/_format_version/.test(file.text)) return [];
  const root = file.name.endsWith('.json') ? embeddedJson(file).root : embeddedYaml(file).documents[0];
  if (!root?.get('_format_version').exists) return [];
  const owner = { is: 'file', path: file.path, product: 'kong' } as const;
  const routes = root.get('routes').items();
  const services = root.get('services').items();
  const holders = [root, ...services, ...routes, ...services.flatMap((service) => service.get('routes').items())];
  return [
    ...services.flatMap((service) => serviceFacts(service, routes, root, owner)),
    ...holders.flatMap((holder) => holder.get('plugins').items()).flatMap((plugin) => countedIn(plugin, owner)),
  ];
}

/**
 * A plugin may keep its counters, answers or sessions in a Redis that the nodes of the gateway share.
 * https://developer.konghq.com/plugins/rate-limiting/reference/
 */
function countedIn(plugin: YamlNode, owner: Owner): readonly ConnectionFact[] {
  const config = plugin.get('config');
  const isUsed = [config.get('policy'), config.get('strategy'), config.get('storage')].some((each) => each.text() === 'redis');
  const nested = config.at('redis', 'host');
  const host = nested.exists ? nested : config.get('redis_host');
  const name = host.text();
  if (!isUsed || name === undefined || plugin.get('enabled').text() === 'false') return [];
  const port = config.at('redis', 'port').text() ?? config.get('redis_port').text() ?? '6379';
  const target = interpolate(`redis://${name}:${port}`);
  return [
    { kind: 'connection', evidence: host.evidence(), owner, nodeKind: 'cache', technology: 'redis', protocol: 'redis', target },
  ];
}

/** A service has a `url`, or `protocol`, `host`, `port` and `path`; its host may be an upstream with targets. */
function serviceFacts(service: YamlNode, allRoutes: readonly YamlNode[], root: YamlNode, owner: Owner): readonly CallFact[] {
  const { host, authority, scheme, evidence } = addressOf(service);
  if (host === undefined) return [];
  const name = service.get('name').text();
  const own = allRoutes.filter(
    (route) => name !== undefined && [route.get('service').text(), route.at('service', 'name').text()].includes(name),
  );
  const stated = [...service.get('routes').items(), ...own].flatMap((route) => route.get('paths').texts());
  // `~` begins a regular expression.
  const path = stated.length > 0 ? stated.find((each) => !each.startsWith('~')) : '/';
  const protocol = protocolOf(scheme);
  const upstream = root
    .get('upstreams')
    .items()
    .find((each) => each.get('name').text() === host);
  const targets =
    upstream
      ?.get('targets')
      .items()
      .flatMap((each) => each.get('target').text() ?? each.text() ?? []) ?? [];
  return (targets.length > 0 ? targets : [authority]).map((target) => ({
    kind: 'call',
    evidence,
    owner,
    protocol,
    target: interpolate(protocol === 'http' ? `http://${target}` : target),
    ...(protocol === 'http' && { method: 'ANY' }),
    ...(protocol === 'http' && path !== undefined && { path: literal(path) }),
    ...(protocol !== 'tcp' && path !== undefined && { forwards: path }),
  }));
}

function addressOf(service: YamlNode) {
  const url = service.get('url');
  const text = url.text();
  if (text !== undefined) {
    const [, scheme = 'http', authority = ''] = /^(\w{1,10}):\/\/([^/]{1,300})/.exec(text) ?? [];
    return { host: authority.replace(/:\d+$/, ''), authority, scheme, evidence: url.evidence() };
  }
  const host = service.get('host');
  const port = service.get('port').text();
  const authority = `${host.text() ?? ''}${port === undefined ? '' : `:${port}`}`;
  return { host: host.text(), authority, scheme: service.get('protocol').text() ?? 'http', evidence: host.evidence() };
}

function protocolOf(scheme: string): Protocol {
  if (/^grpcs?$/.test(scheme)) return 'grpc';
  return /^(tcp|tls|tls_passthrough|udp)$/.test(scheme) ? 'tcp' : 'http';
}
