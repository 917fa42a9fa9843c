import {
  type EmbeddedFile,
  embeddedJson,
  embeddedToml,
  embeddedYaml,
  type FactDraft,
  literal,
  type YamlNode,
  yamlKey,
} from '../../src/sdk/index.ts';
import { sinkFact } from './sink.ts';

const KEYS = [
  'endpoint',
  'endpoints',
  'uri',
  'address',
  'bootstrap_servers',
  'connection_string',
  'url',
  'host',
  'hosts',
  'brokers',
];
/** Sinks that wait for whoever asks them. */
const WAITING = new Set(['prometheus_exporter', 'websocket_server']);

/** Vector's sources and sinks in YAML, TOML and JSON, and Fluent Bit's outputs in its YAML form. */
export function vectorFacts(file: EmbeddedFile): readonly FactDraft[] {
  const root = rootOf(file);
  if (!root) return [];
  const inputs = root.get('sinks').exists ? root.get('sources').entries() : [];
  return [
    ...inputs.flatMap(([, source]) => waiting(source, file) ?? sinkOf(source, source.get('type').text(), file, 'vector')),
    ...root
      .get('sinks')
      .entries()
      .flatMap(([, sink]) => {
        const type = sink.get('type').text();
        return (WAITING.has(type ?? '') ? waiting(sink, file) : undefined) ?? sinkOf(sink, type, file, 'vector');
      }),
    ...root
      .at('pipeline', 'outputs')
      .items()
      .flatMap((output) => sinkOf(output, output.get('name').text(), file, 'fluent-bit')),
  ];
}

const TELLING = yamlKey('sinks', 'pipeline');

function rootOf(file: EmbeddedFile): YamlNode | undefined {
  if (/\.ya?ml$/.test(file.name)) return TELLING.test(file.text) ? embeddedYaml(file).documents[0] : undefined;
  if (file.name.endsWith('.toml')) return /^\s{0,10}\[?sinks\s*[.\]]/m.test(file.text) ? embeddedToml(file).root : undefined;
  return file.name.endsWith('.json') && file.text.includes('"sinks"') ? embeddedJson(file).root : undefined;
}

/** `address: 0.0.0.0:9000` of a component that others connect to. */
function waiting(component: YamlNode, file: EmbeddedFile): readonly FactDraft[] | undefined {
  const stated = ['address', 'grpc', 'http']
    .map((key) => (key === 'address' ? component.get(key) : component.at(key, 'address')))
    .filter(({ exists }) => exists);
  if (stated.length === 0) return undefined;
  const owner = { is: 'file', path: file.path, product: 'vector' } as const;
  return stated.flatMap((node): readonly FactDraft[] => {
    const port = /:(\d{1,5})$/.exec(node.text() ?? '')?.[1];
    return port === undefined ? [] : [{ kind: 'listen', evidence: node.evidence(), owner, port: literal(Number(port)) }];
  });
}

function sinkOf(
  sink: YamlNode,
  plugin: string | undefined,
  file: EmbeddedFile,
  product: 'vector' | 'fluent-bit',
): readonly FactDraft[] {
  if (plugin === undefined) return [];
  const port = sink.get('port').text();
  const nodes = KEYS.flatMap((key) => {
    const node = sink.get(key);
    return node.kind === 'list' ? node.items().map((item) => ({ key, item })) : [{ key, item: node }];
  });
  return nodes.flatMap(({ key, item }) => {
    const text = item.text();
    if (text === undefined) return [];
    const address = key === 'host' && port !== undefined ? `${text}:${port}` : text;
    return sinkFact({ plugin, address, line: item.line - file.line + 1 }, file, product);
  });
}
