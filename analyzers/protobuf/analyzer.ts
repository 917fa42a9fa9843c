// https://protobuf.dev/reference/protobuf/proto3-spec/
import { defineAnalyzer, evidenceAt, type FactDraft, type Findings, type Source } from '../../src/sdk/index.ts';
import { bindingsOf } from './http-rules.ts';
import { type Token, tokensOf } from './tokens.ts';

export default defineAnalyzer({
  name: 'protobuf',
  files: ['**/*.proto'],
  analyze: (sources) => {
    const findings = sources.map(analyzeFile);
    return { facts: findings.flatMap(({ facts }) => facts), problems: findings.flatMap(({ problems }) => problems) };
  },
});

/** Statements at the top of the file are `package a.b;` and `service Name { rpc Name (…) returns (…); }`. */
function analyzeFile(source: Source): Findings {
  const tokens = tokensOf(source.text);
  const facts: FactDraft[] = [];
  let prefix = '';
  for (let index = 0; index < tokens.length; index += 1) {
    const [word, name, opening] = [tokens[index], tokens[index + 1], tokens[index + 2]];
    if (word?.depth !== 0 || !name) continue;
    if (word.text === 'package') prefix = `${name.text}.`;
    if (word.text !== 'service' || opening?.text !== '{') continue;
    facts.push(...serviceFacts(source, word, `${prefix}${name.text}`, methodsOf(tokens, index + 3)));
  }
  const last = tokens.at(-1);
  if (!last || last.depth === 0) return { facts, problems: [] };
  const message = `This interface description ends inside a block; closing braces that are missing: ${last.depth}.`;
  return { facts, problems: [{ code: 'syntax-error', message, evidence: evidenceAt(source, last.line) }] };
}

interface Method {
  readonly name: string;
  readonly line: number;
  /** All that stands between its name and the next method. */
  readonly body: readonly Token[];
}

function methodsOf(tokens: readonly Token[], from: number): readonly Method[] {
  const end = tokens.findIndex(({ depth }, index) => index >= from && depth === 0);
  const inside = tokens.slice(from, end < 0 ? tokens.length : end);
  const starts = inside.flatMap((token, index) => (token.text === 'rpc' && token.depth === 1 ? [index] : []));
  return starts.flatMap((start, index): readonly Method[] => {
    const [word, name] = [inside[start], inside[start + 1]];
    return word && name?.text ? [{ name: name.text, line: word.line, body: inside.slice(start + 2, starts[index + 1]) }] : [];
  });
}

function serviceFacts(source: Source, word: Token, contract: string, methods: readonly Method[]): readonly FactDraft[] {
  const operations = methods.flatMap(({ name, line, body }): readonly FactDraft[] => [
    operation(source, line, { contract, protocol: 'grpc', method: 'RPC', path: `${contract}/${name}` }),
    ...bindingsOf(body).map((binding) =>
      operation(source, binding.line, { contract, protocol: 'http', method: binding.method, path: binding.path, name }),
    ),
  ]);
  const names = methods.map(({ name }) => name);
  const evidence = evidenceAt(source, word.line);
  return [{ kind: 'contract', evidence, protocol: 'grpc', name: contract, operations: names }, ...operations];
}

type Operation = Extract<FactDraft, { kind: 'operation' }>;

function operation(source: Source, line: number, declared: Omit<Operation, 'kind' | 'evidence'>): Operation {
  return { kind: 'operation', evidence: evidenceAt(source, line), ...declared };
}
