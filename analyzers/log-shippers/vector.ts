import { type CallFact, type EmbeddedFile, embeddedYaml, type YamlNode } from '../../src/sdk/index.ts';
import { sinkFact } from './sink.ts';

const KEYS = ['endpoint', 'endpoints', 'uri', 'address', 'bootstrap_servers', 'url', 'host', 'hosts', 'brokers'];

/** Vector's sinks, and Fluent Bit's outputs in its YAML form. */
export function vectorFacts(file: EmbeddedFile): readonly CallFact[] {
  if (!/\.ya?ml$/.test(file.name) || !/^\s{0,10}(sinks|pipeline)\s*:/m.test(file.text)) return [];
  const [root] = embeddedYaml(file).documents;
  const sinks = (root?.get('sinks').entries() ?? []).flatMap(([, sink]) => sinkOf(sink, sink.get('type').text(), file, 'vector'));
  const outputs = (root?.at('pipeline', 'outputs').items() ?? []).flatMap((output) =>
    sinkOf(output, output.get('name').text(), file, 'fluent-bit'),
  );
  return [...sinks, ...outputs];
}

function sinkOf(sink: YamlNode, plugin: string | undefined, file: EmbeddedFile, product: string): readonly CallFact[] {
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
