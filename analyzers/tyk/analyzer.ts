// https://tyk.io/docs/tyk-gateway-api/api-definition-objects/ and https://tyk.io/docs/api-management/gateway-config-tyk-oas/
import {
  type CallFact,
  defineAnalyzer,
  type EmbeddedFile,
  embeddedFiles,
  embeddedJson,
  embeddedYaml,
  interpolate,
  literal,
  type YamlNode,
} from '../../src/sdk/index.ts';

export default defineAnalyzer({
  name: 'tyk',
  files: ['**/*tyk*.json', '**/*tyk*/**/*.json', '**/apps/*.json', '**/*.{yml,yaml}'],
  analyze: (sources) => ({ facts: sources.flatMap(embeddedFiles).flatMap(readFile), problems: [] }),
});

function readFile(file: EmbeddedFile): readonly CallFact[] {
  if (!/\btarget_url\b|x-tyk-api-gateway/.test(file.text)) return [];
  const documents = file.name.endsWith('.json') ? [embeddedJson(file).root] : embeddedYaml(file).documents;
  return documents.flatMap((root) => [root, ...root.items()]).flatMap((each) => apiFacts(each, file.path));
}

/** An API by its own definition, by Tyk's part of an OpenAPI document, or as an object of Tyk's operator. */
function apiFacts(root: YamlNode, path: string): readonly CallFact[] {
  const described = root.get('x-tyk-api-gateway');
  if (described.exists) {
    const served = described.at('server', 'listenPath', 'value').text() ?? '/';
    return [described.at('upstream', 'url')].flatMap((url) => callFacts(url, served, path));
  }
  const proxy = root.get('kind').text() === 'ApiDefinition' ? root.at('spec', 'proxy') : root.get('proxy');
  const served = proxy.get('listen_path').text();
  if (served === undefined) return [];
  const isBalanced = proxy.get('enable_load_balancing').text() === 'true';
  const targets = isBalanced ? proxy.get('target_list').items() : [proxy.get('target_url')];
  return targets.flatMap((url) => callFacts(url, served, path));
}

function callFacts(url: YamlNode, served: string, path: string): readonly CallFact[] {
  const text = url.text();
  if (text === undefined || !/^(?:https?|h2c|tcp|tls):\/\/\w/.test(text)) return [];
  const owner = { is: 'file', path, product: 'tyk' } as const;
  const isStream = /^t/.test(text);
  const target = interpolate(text.replace(/^h2c:/, 'http:').replace(/^t\w+:\/\//, ''));
  const asked = isStream ? {} : { method: 'ANY', path: literal(served), forwards: served };
  return [{ kind: 'call', evidence: url.evidence(), owner, protocol: isStream ? 'tcp' : 'http', target, ...asked }];
}
