// https://protobuf.dev/reference/protobuf/proto3-spec/
import { type ContractFact, defineAnalyzer, evidenceAt, type Findings, type Source } from '../../src/sdk/index.ts';
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
  const facts: ContractFact[] = [];
  let prefix = '';
  for (let index = 0; index < tokens.length; index += 1) {
    const [word, name, opening] = [tokens[index], tokens[index + 1], tokens[index + 2]];
    if (word?.depth !== 0 || !name) continue;
    if (word.text === 'package') prefix = `${name.text}.`;
    if (word.text !== 'service' || opening?.text !== '{') continue;
    const operations = operationsOf(tokens, index + 3);
    facts.push({
      kind: 'contract',
      evidence: evidenceAt(source, word.line),
      protocol: 'grpc',
      name: `${prefix}${name.text}`,
      operations,
    });
  }
  const last = tokens.at(-1);
  if (!last || last.depth === 0) return { facts, problems: [] };
  const message = `This interface description ends inside a block; closing braces that are missing: ${last.depth}.`;
  return { facts, problems: [{ code: 'syntax-error', message, evidence: evidenceAt(source, last.line) }] };
}

function operationsOf(tokens: readonly Token[], from: number): readonly string[] {
  const names: string[] = [];
  for (let index = from; index < tokens.length && (tokens[index]?.depth ?? 0) > 0; index += 1) {
    const name = tokens[index + 1]?.text;
    if (tokens[index]?.text === 'rpc' && tokens[index]?.depth === 1 && name) names.push(name);
  }
  return names;
}
