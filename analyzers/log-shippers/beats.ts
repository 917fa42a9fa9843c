import { type CallFact, type EmbeddedFile, embeddedYaml, type YamlNode, yamlKey } from '../../src/sdk/index.ts';
import { sinkFact } from './sink.ts';

const NAME = /(filebeat|metricbeat|heartbeat|auditbeat|packetbeat|winlogbeat|apm-server|elastic-agent)/i;
/** Keys may have dots: `output.logstash.hosts`. */
const TELLING = yamlKey(String.raw`(?:output|setup)\b[\w.]{0,100}`);
const PRODUCT = yamlKey(String.raw`(filebeat|metricbeat|heartbeat|auditbeat|packetbeat|winlogbeat)\b[\w.]{0,100}`);

const OUTPUTS = ['logstash', 'elasticsearch', 'kafka', 'redis'] as const;

/** `output.logstash.hosts`, nested or with dots in the key, and the Kibana that dashboards are loaded into. */
export function beatFacts(file: EmbeddedFile): readonly CallFact[] {
  const name = NAME.exec(`${file.name} ${file.path}`)?.[1]?.toLowerCase();
  const product = name ?? PRODUCT.exec(file.text)?.[1] ?? '';
  if (product === '' || !/\.(ya?ml|json)$/.test(file.name) || !TELLING.test(file.text)) return [];
  const [root] = embeddedYaml(file).documents;
  if (!root) return [];
  const outputs = OUTPUTS.flatMap((plugin) => hostsOf(root, 'output', plugin).map((node) => ({ plugin, node })));
  const kibana = hostsOf(root, 'setup', 'kibana').map((node) => ({ plugin: 'kibana', node }));
  return [...outputs, ...kibana].flatMap(({ plugin, node }) =>
    sinkFact({ plugin, address: node.text() ?? '', line: node.line - file.line + 1 }, file, product),
  );
}

function hostsOf(root: YamlNode, group: string, plugin: string): readonly YamlNode[] {
  const part = [root.at(group, plugin), root.get(`${group}.${plugin}`)].find(({ exists }) => exists);
  const direct = ['hosts', 'host'].map((key) => root.get(`${group}.${plugin}.${key}`));
  if (part?.get('enabled').text() === 'false') return [];
  const nodes = [part?.get('hosts'), part?.get('host'), ...direct].filter((node) => node?.exists);
  return nodes.flatMap((node) => (node ? (node.kind === 'list' ? node.items() : [node]) : []));
}
