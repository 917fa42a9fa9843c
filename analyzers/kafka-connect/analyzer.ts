// https://kafka.apache.org/documentation/#connect_running and https://docs.confluent.io/platform/current/connect/references/restapi.html
import { type Connector, type ConnectorOption, connectorFacts } from '../../src/cluster/index.ts';
import { defineAnalyzer, evidenceAt, type Owner, parseJson, type Source } from '../../src/sdk/index.ts';

export default defineAnalyzer({
  name: 'kafka-connect',
  files: [
    '**/*{connector,connect,-source,-sink,debezium,cdc,outbox}*.{json,properties}',
    '**/{*connector*,*debezium*,*kafka-connect*,connect}/**/*.{json,properties}',
    '**/*.{sh,http,rest,yml,yaml}',
  ],
  analyze: (sources) => ({
    facts: sources
      .filter(({ text }) => text.includes('connector.class'))
      .flatMap((source) => connectorsOf(source).flatMap(connectorFacts)),
    problems: [],
  }),
});

function connectorsOf(source: Source): readonly Connector[] {
  const configurations = source.path.endsWith('.properties') ? [propertiesOf(source)] : objectsOf(source);
  const owner: Owner = { is: 'file', path: source.path, product: 'kafka-connect' };
  return configurations.flatMap((options) => {
    const type = options.get('connector.class');
    return type ? [{ owner, type: type.text, evidence: type.evidence, options }] : [];
  });
}

type Options = ReadonlyMap<string, ConnectorOption>;

function propertiesOf(source: Source): Options {
  const options = new Map<string, ConnectorOption>();
  for (const [index, line] of source.text.split(/\r?\n/).entries()) {
    const [, key, text] = /^\s*([\w.-]{1,200})\s*[=:]\s*(.{0,2000})$/.exec(line) ?? [];
    if (key !== undefined && text !== undefined) options.set(key, { text: text.trim(), evidence: evidenceAt(source, index + 1) });
  }
  return options;
}

const MOST_OBJECTS = 200;

/** Every JSON object that names a connector's class, also where a script sends it with curl. */
function objectsOf(source: Source): readonly Options[] {
  const found: Options[] = [];
  const { text } = source;
  for (const { index } of [...text.matchAll(/"connector\.class"/g)].slice(0, MOST_OBJECTS)) {
    const start = openingBefore(text, index);
    const end = start === undefined ? undefined : closingAfter(text, index);
    if (start !== undefined && end !== undefined) found.push(optionsIn(source, start, end));
  }
  return found;
}

const FARTHEST = 20_000;

function openingBefore(text: string, from: number): number | undefined {
  let depth = 0;
  for (let at = from; at >= 0 && at > from - FARTHEST; at -= 1) {
    if (text[at] === '}') depth += 1;
    if (text[at] === '{' && depth === 0) return at;
    if (text[at] === '{') depth -= 1;
  }
  return undefined;
}

function closingAfter(text: string, from: number): number | undefined {
  let depth = 0;
  for (let at = from; at < text.length && at < from + FARTHEST; at += 1) {
    if (text[at] === '{') depth += 1;
    if (text[at] === '}' && depth === 0) return at + 1;
    if (text[at] === '}') depth -= 1;
  }
  return undefined;
}

function optionsIn(source: Source, start: number, end: number): Options {
  const before = source.text.slice(0, start).split('\n').length - 1;
  const { root } = parseJson({ path: source.path, text: '\n'.repeat(before) + source.text.slice(start, end) });
  return new Map(
    root.entries().flatMap(([key, node]) => {
      const text = node.text();
      return text === undefined ? [] : [[key, { text, evidence: evidenceAt(source, node.line) }] as const];
    }),
  );
}
