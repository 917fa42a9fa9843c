import type { Repository } from '../model/analyzer.ts';
import { type ProtoToken, protoTokens } from './proto-tokens.ts';

/** A gRPC service as a `.proto` file of the repository describes it. */
export interface ProtoService {
  readonly path: string;
  /** The package of the file; empty where it names none. */
  readonly package: string;
  readonly name: string;
  readonly methods: readonly string[];
}

/** `service Name { rpc Name (…) returns (…); }`, with the package that the file names before it. */
export interface DescribedService {
  readonly package: string;
  readonly name: string;
  readonly line: number;
  readonly methods: readonly DescribedMethod[];
}

interface DescribedMethod {
  readonly name: string;
  readonly line: number;
  /** All that stands between its name and the next method. */
  readonly body: readonly ProtoToken[];
}

const LONGEST_FILE = 500_000;

/** Every gRPC service that the repository describes. */
export function protoServices(repository: Repository): readonly ProtoService[] {
  return repository.paths.flatMap((path) => {
    const text = path.endsWith('.proto') ? (repository.read(path)?.text ?? '') : '';
    if (text.length > LONGEST_FILE) return [];
    return servicesIn(protoTokens(text)).map(({ methods, ...each }) => ({
      path,
      package: each.package,
      name: each.name,
      methods: methods.map(({ name }) => name),
    }));
  });
}

/** The services of one file: statements at its top are `package a.b;` and `service Name { … }`. */
export function servicesIn(tokens: readonly ProtoToken[]): readonly DescribedService[] {
  const services: DescribedService[] = [];
  let inPackage = '';
  for (const [index, word] of tokens.entries()) {
    const [name, opening] = [tokens[index + 1], tokens[index + 2]];
    if (word.depth !== 0 || !name) continue;
    if (word.text === 'package') inPackage = name.text;
    if (word.text === 'service' && opening?.text === '{')
      services.push({ package: inPackage, name: name.text, line: word.line, methods: methodsOf(tokens, index + 3) });
  }
  return services;
}

function methodsOf(tokens: readonly ProtoToken[], from: number): readonly DescribedMethod[] {
  let end = from;
  while ((tokens[end]?.depth ?? 0) > 0) end += 1;
  const inside = tokens.slice(from, end);
  const starts = inside.flatMap((token, index) => (token.text === 'rpc' && token.depth === 1 ? [index] : []));
  return starts.flatMap((start, index): readonly DescribedMethod[] => {
    const [word, name] = [inside[start], inside[start + 1]];
    return word && name?.text ? [{ name: name.text, line: word.line, body: inside.slice(start + 2, starts[index + 1]) }] : [];
  });
}
