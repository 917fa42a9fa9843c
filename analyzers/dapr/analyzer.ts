// https://docs.dapr.io/reference/components-reference/
import {
  type ConnectionFact,
  cleanText,
  defineAnalyzer,
  evidenceOfSetting,
  type FactDraft,
  folderOf,
  literal,
  type Problem,
  parseYaml,
  type Source,
  settingValue,
  type YamlNode,
} from '../../src/sdk/index.ts';
import { productOf } from './products.ts';

export default defineAnalyzer({
  name: 'dapr',
  files: ['**/*.{yml,yaml}'],
  analyze: (sources) => {
    const found = sources.filter(isDapr).map(analyzeFile);
    return { facts: found.flatMap(({ facts }) => facts), problems: found.flatMap(({ problems }) => problems) };
  },
});

function isDapr({ text }: Source): boolean {
  return /^apiVersion:\s*["']?dapr\.io\//m.test(text);
}

function analyzeFile(source: Source): { readonly facts: readonly FactDraft[]; readonly problems: readonly Problem[] } {
  const { documents, problems } = parseYaml(source);
  const own = documents.filter((document) => document.get('apiVersion').text()?.startsWith('dapr.io/'));
  return { facts: own.flatMap(factsOf), problems };
}

function factsOf(document: YamlNode): readonly FactDraft[] {
  switch (document.get('kind').text()) {
    case 'Component':
      return componentFacts(document);
    case 'Subscription':
      return subscriptionFacts(document);
    default:
      return [];
  }
}

/** Every application that a component is scoped to connects to what is behind it, through its sidecar. */
function componentFacts(document: YamlNode): readonly FactDraft[] {
  const product = productOf(document.at('spec', 'type').text() ?? '');
  const metadata = document.at('spec', 'metadata').items();
  const address = metadata.find((item) => ADDRESS.has(item.get('name').text() ?? ''));
  const key = address?.get('name').text() ?? 'host';
  const raw = address?.get('value').text();
  if (!product) return [];
  return scopesOf(document).map((scope): ConnectionFact => {
    const { technology, kind, protocol } = product;
    const name = document.at('metadata', 'name').text() ?? technology;
    const node = address?.get('value') ?? document.at('spec', 'type');
    const evidence = evidenceOfSetting(node.evidence(), key, raw ?? '');
    const target = raw === undefined ? literal('') : settingValue(key, raw, 'none');
    return {
      kind: 'connection',
      evidence,
      owner: scope,
      nodeKind: kind,
      technology,
      protocol,
      target,
      name: literal(cleanText(name)),
      library: 'dapr',
    };
  });
}

const ADDRESS = new Set([
  'redisHost',
  'host',
  'hosts',
  'brokers',
  'url',
  'natsURL',
  'server',
  'endpoint',
  'connectionString',
  'connectionURL',
  'address',
  'serverURL',
]);

function scopesOf(document: YamlNode) {
  const deployment = `kubernetes:${folderOf(document.source.path)}`;
  return document
    .get('scopes')
    .texts()
    .map((name) => ({ is: 'component' as const, deployment, name }));
}

/** Declarative subscriptions: the applications in scope receive the topic. */
function subscriptionFacts(document: YamlNode): readonly FactDraft[] {
  const topic = document.at('spec', 'topic');
  const name = topic.text();
  if (name === undefined) return [];
  return scopesOf(document).map((owner) => ({
    kind: 'subscribe' as const,
    evidence: topic.evidence(),
    owner,
    protocol: 'other' as const,
    channel: literal(cleanText(name)),
    channelKind: 'topic' as const,
    library: 'dapr',
  }));
}
