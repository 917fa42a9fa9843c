// https://protobuf.dev/reference/protobuf/proto3-spec/
import {
  type DescribedService,
  defineAnalyzer,
  evidenceAt,
  type FactDraft,
  type Findings,
  protoTokens,
  type Source,
  servicesIn,
} from '../../src/sdk/index.ts';
import { bindingsOf } from './http-rules.ts';

export default defineAnalyzer({
  name: 'protobuf',
  files: ['**/*.proto'],
  analyze: (sources) => {
    const findings = sources.map(analyzeFile);
    return { facts: findings.flatMap(({ facts }) => facts), problems: findings.flatMap(({ problems }) => problems) };
  },
});

function analyzeFile(source: Source): Findings {
  const tokens = protoTokens(source.text);
  const facts = servicesIn(tokens).flatMap((each) => serviceFacts(source, each));
  const last = tokens.at(-1);
  if (!last || last.depth === 0) return { facts, problems: [] };
  const message = `This interface description ends inside a block; closing braces that are missing: ${last.depth}.`;
  return { facts, problems: [{ code: 'syntax-error', message, evidence: evidenceAt(source, last.line) }] };
}

function serviceFacts(source: Source, service: DescribedService): readonly FactDraft[] {
  const { methods } = service;
  const contract = service.package === '' ? service.name : `${service.package}.${service.name}`;
  const operations = methods.flatMap(({ name, line, body }): readonly FactDraft[] => [
    operation(source, line, { contract, protocol: 'grpc', method: 'RPC', path: `${contract}/${name}` }),
    ...bindingsOf(body).map((binding) =>
      operation(source, binding.line, { contract, protocol: 'http', method: binding.method, path: binding.path, name }),
    ),
  ]);
  const names = methods.map(({ name }) => name);
  const evidence = evidenceAt(source, service.line);
  return [{ kind: 'contract', evidence, protocol: 'grpc', name: contract, operations: names }, ...operations];
}

type Operation = Extract<FactDraft, { kind: 'operation' }>;

function operation(source: Source, line: number, declared: Omit<Operation, 'kind' | 'evidence'>): Operation {
  return { kind: 'operation', evidence: evidenceAt(source, line), ...declared };
}
