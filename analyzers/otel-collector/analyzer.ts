// https://opentelemetry.io/docs/collector/configuration/
import {
  collectorFacts,
  defineAnalyzer,
  type EmbeddedFile,
  embeddedFiles,
  embeddedYaml,
  type FactDraft,
  yamlKey,
} from '../../src/sdk/index.ts';

const TELLING = yamlKey('exporters', 'pipelines');

export default defineAnalyzer({
  name: 'otel-collector',
  files: ['**/*.{yml,yaml}'],
  analyze: (sources) => ({ facts: sources.flatMap(embeddedFiles).flatMap(readFile), problems: [] }),
});

function readFile(file: EmbeddedFile): readonly FactDraft[] {
  if (!TELLING.test(file.text)) return [];
  const [root] = embeddedYaml(file).documents;
  return root ? collectorFacts(root, { is: 'file', path: file.path, product: 'otel-collector' }) : [];
}
