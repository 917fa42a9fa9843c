// https://thrift.apache.org/docs/idl
import { defineAnalyzer, evidenceAt, type FactDraft, type Source } from '../../src/sdk/index.ts';

export default defineAnalyzer({
  name: 'thrift',
  files: ['**/*.thrift'],
  analyze: (sources) => ({ facts: sources.flatMap(analyzeFile), problems: [] }),
});

/** Comments and texts, which are no statements; line breaks stay. */
const LEFT_OUT = /\/\*[\s\S]*?(?:\*\/|$)|(?:\/\/|#)[^\n]*|"[^"\n]*"|'[^'\n]*'/g;

/** Services go by their names alone, as they do on the wire; one that extends another of the file has its functions, too. */
function analyzeFile(source: Source): readonly FactDraft[] {
  const text = source.text.replace(LEFT_OUT, (left) => left.replace(/[^\n]/g, ' '));
  const lineAt = (offset: number): number => text.slice(0, offset).split('\n').length;
  const services = [...text.matchAll(/\bservice\s{1,20}(\w+)(?:\s{1,20}extends\s{1,20}([\w.]+))?\s{0,20}\{([^}]*)\}/g)];
  const known = new Map<string, readonly Named[]>();
  return services.flatMap((match) => {
    const [whole, name = '', parent = '', body = ''] = match;
    const start = match.index + whole.length - body.length - 1;
    const functions = [
      ...(known.get(parent) ?? []),
      ...functionsOf(body).map((each) => ({ ...each, line: lineAt(start + each.at) })),
    ];
    known.set(name, functions);
    return factsOf(source, name, lineAt(match.index), functions);
  });
}

interface Named {
  readonly name: string;
  readonly line: number;
}

/** A function is a name with its parameters; a name inside the brackets of `throws` or of parameters is none. */
function functionsOf(body: string): readonly { readonly name: string; readonly at: number }[] {
  let depth = 0;
  const found: { readonly name: string; readonly at: number }[] = [];
  for (const match of body.matchAll(/(\w+)?\s{0,20}([()])/g)) {
    const [, name, bracket] = match;
    if (bracket === '(' && depth === 0 && name !== undefined && name !== 'throws') found.push({ name, at: match.index });
    depth += bracket === '(' ? 1 : -1;
  }
  return found;
}

function factsOf(source: Source, service: string, line: number, functions: readonly Named[]): readonly FactDraft[] {
  const operations = functions.map(
    (each): FactDraft => ({
      kind: 'operation',
      evidence: evidenceAt(source, each.line),
      contract: service,
      protocol: 'thrift',
      method: 'RPC',
      path: `${service}/${each.name}`,
    }),
  );
  const names = functions.map(({ name }) => name);
  const evidence = evidenceAt(source, line);
  return [{ kind: 'contract', evidence, protocol: 'thrift', name: service, operations: names }, ...operations];
}
