// https://spec.graphql.org/October2021/#sec-Type-System
import { defineAnalyzer, evidenceAt, type FactDraft, graphqlOperations, type Source } from '../../src/sdk/index.ts';

export default defineAnalyzer({
  name: 'graphql-schema',
  files: ['**/*.{graphql,graphqls,gql,gqls}'],
  analyze: (sources) => ({ facts: sources.flatMap(analyzeFile), problems: [] }),
});

/** What a router composes of others' schemas: https://specs.apollo.dev/join/v0.3/ */
const COMPOSED = /\bjoin__Graph\b/;

/** A schema is often parted over many files; each is a contract with the operations that it holds. */
function analyzeFile(source: Source): readonly FactDraft[] {
  const operations = COMPOSED.test(source.text) ? [] : graphqlOperations(source.text);
  const [first] = operations;
  if (!first) return [];
  const contract = {
    kind: 'contract',
    evidence: evidenceAt(source, first.line),
    protocol: 'graphql',
    name: source.path,
    operations: operations.map(({ method, field }) => `${method} ${field}`),
  } as const;
  const each = operations.map(
    ({ method, field, line }): FactDraft => ({
      kind: 'operation',
      evidence: evidenceAt(source, line),
      contract: source.path,
      protocol: 'graphql',
      method,
      path: field,
    }),
  );
  return [contract, ...each];
}
