// https://www.krakend.io/docs/configuration/structure/ and https://www.krakend.io/docs/backends/
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
  type YamlNode,
} from '../../src/sdk/index.ts';

export default defineAnalyzer({
  name: 'krakend',
  files: ['**/*krakend*.{json,yml,yaml}', '**/krakend/**/*.json', '**/*.{yml,yaml}'],
  analyze: (sources) => ({ facts: sources.flatMap(embeddedFiles).flatMap(readFile), problems: [] }),
});

function readFile(file: EmbeddedFile): readonly FactDraft[] {
  if (!/\bendpoints\b/.test(file.text) || !/\burl_pattern\b/.test(file.text)) return [];
  const root = file.name.endsWith('.json') ? embeddedJson(file).root : embeddedYaml(file).documents[0];
  if (!root) return [];
  const owner = { is: 'file', path: file.path, product: 'krakend' } as const;
  const endpoints = root.get('endpoints').items();
  return [
    ...endpoints.flatMap((endpoint) => endpointFacts(endpoint, root, owner)),
    ...[root, ...endpoints].flatMap((each) => keysOf(each, owner)),
  ];
}

/** A call of each host of each backend; a backend without hosts has those of the whole configuration. */
function endpointFacts(endpoint: YamlNode, root: YamlNode, owner: Owner): readonly CallFact[] {
  const served = (endpoint.get('endpoint').text() ?? '/').replace(/\{.*$/, '');
  return endpoint
    .get('backend')
    .items()
    .flatMap((backend) => {
      const method = backend.get('method').text() ?? endpoint.get('method').text() ?? 'GET';
      const path = backend.get('url_pattern').text() ?? '/';
      const hosts = backend.get('host').exists ? backend.get('host') : root.get('host');
      const isRpc = backend.at('extra_config', 'backend/grpc').exists;
      return hosts.items().flatMap((host): readonly CallFact[] => {
        const target = host.text();
        if (target === undefined || target === '' || /\{\{/.test(target)) return [];
        const asked = isRpc ? {} : { method: method.toUpperCase(), path: literal(path) };
        const protocol = isRpc ? 'grpc' : 'http';
        const bare = isRpc ? target.replace(/^https?:\/\//, '') : target;
        return [
          { kind: 'call', evidence: host.evidence(), owner, protocol, target: interpolate(bare), ...asked, forwards: served },
        ];
      });
    });
}

/** Whose keys tokens are checked with: https://www.krakend.io/docs/authorization/jwt-validation/ */
function keysOf(holder: YamlNode, owner: Owner): readonly CallFact[] {
  const url = holder.at('extra_config', 'auth/validator', 'jwk_url');
  return url.exists ? leaveCalls(url.text(), url.evidence(), owner) : [];
}
