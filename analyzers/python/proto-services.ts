import type { Repository } from '../../src/sdk/index.ts';

const LONGEST_FILE = 500_000;

/** The methods of every gRPC service that the repository describes, by the service's plain name. */
export function protoServices(repository: Repository): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  for (const path of repository.paths.filter((each) => each.endsWith('.proto'))) {
    const text = repository.read(path)?.text ?? '';
    if (text.length <= LONGEST_FILE) for (const [name, methods] of servicesIn(text)) found.set(name, methods);
  }
  return found;
}

function servicesIn(text: string): readonly (readonly [string, readonly string[]])[] {
  const plain = text.replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, '');
  return plain
    .split(/\bservice\s+(?=\w+\s*\{)/)
    .slice(1)
    .map((part) => {
      const name = /^\w+/.exec(part)?.[0] ?? '';
      const end = part.search(/\n\}|\b(?:message|enum)\s+\w+\s*\{/);
      const body = end < 0 ? part : part.slice(0, end);
      return [name, [...body.matchAll(/\brpc\s+(\w+)/g)].map(([, method = '']) => method)] as const;
    });
}
