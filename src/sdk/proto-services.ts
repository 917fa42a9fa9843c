import type { Repository } from '../model/analyzer.ts';

/** A gRPC service as a `.proto` file of the repository describes it. https://protobuf.dev/reference/protobuf/proto3-spec/ */
export interface ProtoService {
  readonly path: string;
  /** The package of the file; empty where it names none. */
  readonly package: string;
  readonly name: string;
  readonly methods: readonly string[];
}

const LONGEST_FILE = 500_000;

/** Every gRPC service that the repository describes. */
export function protoServices(repository: Repository): readonly ProtoService[] {
  return repository.paths.flatMap((path) => {
    const text = path.endsWith('.proto') ? (repository.read(path)?.text ?? '') : '';
    return text.length <= LONGEST_FILE ? servicesIn(path, text) : [];
  });
}

function servicesIn(path: string, text: string): readonly ProtoService[] {
  const plain = text.replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, '');
  const inPackage = /^\s*package\s+([\w.]+)/m.exec(plain)?.[1] ?? '';
  return plain
    .split(/\bservice\s+(?=\w+\s*\{)/)
    .slice(1)
    .map((part) => {
      const name = /^\w+/.exec(part)?.[0] ?? '';
      const end = part.search(/\n\}|\b(?:message|enum)\s+\w+\s*\{/);
      const body = end < 0 ? part : part.slice(0, end);
      const methods = [...body.matchAll(/\brpc\s+(\w+)/g)].map(([, method = '']) => method);
      return { path, package: inPackage, name, methods };
    });
}
