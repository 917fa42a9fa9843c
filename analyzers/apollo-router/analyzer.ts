// https://www.apollographql.com/docs/graphos/routing/configuration/yaml  https://www.apollographql.com/docs/rover/commands/supergraphs
import {
  type CallFact,
  defineAnalyzer,
  type EmbeddedFile,
  type Evidence,
  embeddedFiles,
  embeddedYaml,
  evidenceAt,
  type FactDraft,
  literal,
  type Value,
  type YamlNode,
  yamlKey,
} from '../../src/sdk/index.ts';
import { expanded } from './expansions.ts';

const TELLING = yamlKey('override_subgraph_url', 'subgraphs', 'supergraph');

export default defineAnalyzer({
  name: 'apollo-router',
  files: ['**/*.{yml,yaml}', '**/*.{graphql,graphqls,gql}'],
  analyze: (sources) => ({ facts: sources.flatMap(embeddedFiles).flatMap(readFile), problems: [] }),
});

/** A composed schema, the router's own configuration, or what `rover supergraph compose` and `wgc router compose` compose from. */
function readFile(file: EmbeddedFile): readonly FactDraft[] {
  if (/\.(graphqls?|gql)$/.test(file.name)) return composedIn(file);
  if (!TELLING.test(file.text)) return [];
  return embeddedYaml(file).documents.flatMap((root) => [
    ...overridesIn(root).map((stated) => callFact(file, stated)),
    ...subgraphsIn(root).map((stated) => callFact(file, stated)),
    ...listenIn(file, root),
  ]);
}

/** Where a subgraph is asked. */
interface Stated {
  readonly target: Value;
  readonly evidence: Evidence;
}

function callFact({ path }: EmbeddedFile, { target, evidence }: Stated): CallFact {
  return { kind: 'call', evidence, owner: { is: 'file', path, product: 'apollo-router' }, protocol: 'graphql', target };
}

/** `enum join__Graph { ORDERS @join__graph(name: "orders", url: "http://orders/graphql") }`: https://specs.apollo.dev/join/v0.3/ */
function composedIn(file: EmbeddedFile): readonly CallFact[] {
  return file.text.split('\n').flatMap((line, index) => {
    const [, url] = /@join__graph\(\s{0,20}name:\s{0,20}"[^"]{0,200}"[\s,]{0,20}url:\s{0,20}"([^"]{1,500})"/.exec(line) ?? [];
    return url ? [callFact(file, { target: literal(url), evidence: evidenceAt(file.source, file.line + index) })] : [];
  });
}

function overridesIn(root: YamlNode): readonly Stated[] {
  return root
    .get('override_subgraph_url')
    .entries()
    .flatMap(([, url]) => statedAt(url));
}

/** A map by name, or a list of subgraphs with names; without `routing_url` a subgraph is asked where its schema was fetched. */
function subgraphsIn(root: YamlNode): readonly Stated[] {
  const subgraphs = root.get('subgraphs');
  const all = [...subgraphs.entries().map(([, each]) => each), ...subgraphs.items().filter((each) => each.get('name').exists)];
  return all.flatMap((each) => {
    const routing = each.get('routing_url');
    return statedAt(routing.exists ? routing : each.at('schema', 'subgraph_url'));
  });
}

function statedAt(url: YamlNode): readonly Stated[] {
  const text = url.text();
  return text ? [{ target: expanded(text), evidence: url.evidence() }] : [];
}

function listenIn({ path }: EmbeddedFile, root: YamlNode): readonly FactDraft[] {
  const listen = root.at('supergraph', 'listen');
  const [, port] = /:(\d{1,5})$/.exec(listen.text() ?? '') ?? [];
  if (port === undefined) return [];
  const owner = { is: 'file', path, product: 'apollo-router' } as const;
  return [{ kind: 'listen', evidence: listen.evidence(), owner, port: literal(Number(port)) }];
}
