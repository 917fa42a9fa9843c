// https://grafana.com/docs/grafana/latest/administration/provisioning/#data-sources
import {
  type CallFact,
  defineAnalyzer,
  type EmbeddedFile,
  embeddedFiles,
  embeddedJson,
  embeddedYaml,
  interpolate,
  own,
  type Protocol,
  type YamlNode,
  yamlKey,
} from '../../src/sdk/index.ts';

const TELLING = yamlKey('datasources');

export default defineAnalyzer({
  name: 'grafana',
  files: ['**/*.{yml,yaml}', '**/*datasource*.json'],
  analyze: (sources) => ({ facts: sources.flatMap(embeddedFiles).flatMap(readFile), problems: [] }),
});

/** Provisioned sources stand in a list of a YAML file; for the HTTP API one is a JSON object. */
function readFile(file: EmbeddedFile): readonly CallFact[] {
  if (file.name.endsWith('.json')) return sourceFacts(embeddedJson(file).root, file.path);
  if (!TELLING.test(file.text)) return [];
  const lists = embeddedYaml(file).documents.map((root) => root.get('datasources'));
  return lists.flatMap((list) => list.items()).flatMap((source) => sourceFacts(source, file.path));
}

/** What Grafana speaks with a source of the type; most are asked over HTTP. */
const PROTOCOLS: Readonly<Record<string, Protocol | undefined>> = {
  postgres: 'sql',
  'grafana-postgresql-datasource': 'sql',
  mysql: 'sql',
  mssql: 'sql',
  'grafana-clickhouse-datasource': 'sql',
  'grafana-mongodb-datasource': 'mongodb',
  'redis-datasource': 'redis',
  elasticsearch: 'elasticsearch',
  'grafana-opensearch-datasource': 'elasticsearch',
};

function sourceFacts(source: YamlNode, path: string): readonly CallFact[] {
  const type = source.get('type').text();
  const url = source.get('url');
  const text = url.text();
  const isSource = type !== undefined && (source.get('access').exists || source.get('name').exists);
  if (!isSource || text === undefined || source.get('access').text() === 'direct') return [];
  const owner = { is: 'file', path, product: 'grafana' } as const;
  return [{ kind: 'call', evidence: url.evidence(), owner, protocol: own(PROTOCOLS, type) ?? 'http', target: interpolate(text) }];
}
