// Beats: https://www.elastic.co/guide/en/beats/filebeat/current/configuring-output.html · Logstash: https://www.elastic.co/guide/en/logstash/current/configuration-file-structure.html
// Fluent Bit: https://docs.fluentbit.io/manual/pipeline/outputs · Fluentd: https://docs.fluentd.org/output · Vector: https://vector.dev/docs/reference/configuration/
import { defineAnalyzer, type EmbeddedFile, embeddedFiles, type FactDraft } from '../../src/sdk/index.ts';
import { beatFacts } from './beats.ts';
import { fluentFacts } from './fluent.ts';
import { logstashFacts } from './logstash.ts';
import { vectorFacts } from './vector.ts';

const READERS: readonly ((file: EmbeddedFile) => readonly FactDraft[])[] = [beatFacts, fluentFacts, logstashFacts, vectorFacts];

export default defineAnalyzer({
  name: 'log-shippers',
  files: [
    '**/*.{yml,yaml,toml}',
    '**/*beat*.json',
    '**/vector*.json',
    '**/vector/**/*.json',
    '**/*.conf',
    '**/*.conf.{template,tmpl}',
  ],
  analyze: (sources) => ({
    facts: sources.flatMap(embeddedFiles).flatMap((file) => readersOf(file).flatMap((read) => read(file))),
    problems: [],
  }),
});

/** Of these products only Vector has files in TOML; Beats read JSON, which is YAML too. */
function readersOf({ name }: EmbeddedFile): typeof READERS {
  if (name.endsWith('.toml')) return [vectorFacts];
  return name.endsWith('.json') ? [beatFacts, vectorFacts] : READERS;
}
