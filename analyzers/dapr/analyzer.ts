// https://docs.dapr.io/reference/components-reference/
import {
  type BuildingBlockFact,
  type ConnectionFact,
  cleanText,
  daprBinding,
  daprProduct,
  defineAnalyzer,
  type Evidence,
  evidenceOfSetting,
  type FactDraft,
  folderOf,
  isDaprAddress,
  literal,
  type Problem,
  parseYaml,
  type Source,
  settingValue,
  type YamlNode,
  yamlKey,
} from '../../src/sdk/index.ts';
import { isTemplate, templateFacts } from './multi-app.ts';

export default defineAnalyzer({
  name: 'dapr',
  files: ['**/*.{yml,yaml}'],
  analyze: (sources) => {
    const found = [...sources.filter(isDapr).map(analyzeFile), ...sources.filter(isTemplate).map(templateFacts)];
    return { facts: found.flatMap(({ facts }) => facts), problems: found.flatMap(({ problems }) => problems) };
  },
});

const OF_DAPR = new RegExp(String.raw`${yamlKey('apiVersion').source}\s{0,20}["']?dapr\.io/`, 'm');

function isDapr({ text }: Source): boolean {
  return OF_DAPR.test(text);
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

/** What a component offers, and to whom; every application that it is scoped to connects to what is behind it, through its sidecar. */
function componentFacts(document: YamlNode): readonly FactDraft[] {
  const name = document.at('metadata', 'name').text();
  const type = document.at('spec', 'type');
  if (name === undefined || type.text() === undefined) return [];
  const found = behindOf(document);
  const block: BuildingBlockFact = {
    kind: 'building-block',
    evidence: found?.evidence ?? type.evidence(),
    deployment: deploymentOf(document),
    name: cleanText(name),
    use: (type.text() ?? '').replace(/\..*$/s, ''),
    scopes: document.get('scopes').texts(),
    ...(found && { behind: found.behind }),
    ...daprBinding(type.text() ?? '', metadataOf(document)),
  };
  if (!found) return [block];
  const connections = scopesOf(document).map(
    (owner): ConnectionFact => ({
      kind: 'connection',
      evidence: found.evidence,
      owner,
      ...found.behind,
      name: literal(cleanText(name)),
      library: 'dapr',
    }),
  );
  return [block, ...connections];
}

function metadataOf(document: YamlNode) {
  return document
    .at('spec', 'metadata')
    .items()
    .flatMap((item) => {
      const [key, raw] = [item.get('name').text(), item.get('value').text()];
      return key === undefined || raw === undefined ? [] : [{ key, value: settingValue(key, raw, 'none') }];
    });
}

interface Behind {
  readonly behind: NonNullable<BuildingBlockFact['behind']>;
  readonly evidence: Evidence;
}

/** The product, with the address that the metadata states. */
function behindOf(document: YamlNode): Behind | undefined {
  const product = daprProduct(document.at('spec', 'type').text() ?? '');
  if (!product) return undefined;
  const metadata = document.at('spec', 'metadata').items();
  const address = metadata.find((item) => isDaprAddress(item.get('name').text() ?? ''));
  const key = address?.get('name').text() ?? 'host';
  const raw = address?.get('value').text();
  const node = address?.get('value') ?? document.at('spec', 'type');
  const { technology, kind: nodeKind, protocol } = product;
  const target = raw === undefined ? literal('') : settingValue(key, raw, 'none');
  return { behind: { nodeKind, technology, protocol, target }, evidence: evidenceOfSetting(node.evidence(), key, raw ?? '') };
}

function deploymentOf(document: YamlNode): string {
  return `kubernetes:${folderOf(document.source.path)}`;
}

function scopesOf(document: YamlNode) {
  const deployment = deploymentOf(document);
  return document
    .get('scopes')
    .texts()
    .map((name) => ({ is: 'component' as const, deployment, name }));
}

/** Declarative subscriptions: the applications in scope receive the topic. */
function subscriptionFacts(document: YamlNode): readonly FactDraft[] {
  const topic = document.at('spec', 'topic');
  const name = topic.text();
  const component = document.at('spec', 'pubsubname').text();
  if (name === undefined) return [];
  return scopesOf(document).map((owner) => ({
    kind: 'subscribe' as const,
    evidence: topic.evidence(),
    owner,
    protocol: 'other' as const,
    ...(component !== undefined && { broker: 'dapr', connection: literal(cleanText(component)) }),
    channel: literal(cleanText(name)),
    channelKind: 'topic' as const,
    library: 'dapr',
  }));
}
