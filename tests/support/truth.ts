import { readFileSync } from 'node:fs';
import type { Architecture, Node } from '../../src/model/architecture.ts';

interface Optional {
  readonly optional?: boolean;
}

/** What a person who read a system would draw of it; the format is told in fixtures/systems/README.md. */
export interface Truth {
  readonly nodes: readonly (Optional & { readonly name: string; readonly kind: string; readonly aliases?: readonly string[] })[];
  readonly edges: readonly (Optional & { readonly from: string; readonly to: string; readonly protocol: string })[];
  readonly channels: readonly (Optional & {
    readonly name: string;
    readonly producers: readonly string[];
    readonly consumers: readonly string[];
  })[];
  readonly routes: readonly (Optional & { readonly service: string; readonly method: string; readonly path: string })[];
  readonly routes_complete_for?: readonly string[];
  /** Packages that are neither public nor in the repository. */
  readonly needs_libraries?: readonly string[];
}

/** What should be there and is not, and what is there and should not be, a line each. */
export interface Differences {
  readonly missed: readonly string[];
  readonly wrong: readonly string[];
}

export function readTruth(path: string): Truth {
  return JSON.parse(readFileSync(path, 'utf8'));
}

/** Compares an architecture with the truth by the truth's names; optional statements may be there or not. */
export function differences(truth: Truth, architecture: Architecture): Differences {
  const nameOf = namesByNode(truth, architecture.nodes);
  const optionalNodes = new Set(truth.nodes.filter(({ optional }) => optional).map(({ name }) => name));
  const found = statements(architecture, truth, nameOf);
  const wanted = new Set(wantedStatements(truth, optionalNodes, false));
  const allowed = new Set(wantedStatements(truth, optionalNodes, true));
  return {
    missed: [...wanted].filter((each) => !found.has(each)).sort(),
    wrong: [...found].filter((each) => !allowed.has(each)).sort(),
  };
}

function plain(name: string): string {
  return name
    .toLowerCase()
    .replace(/^@[^/]+\//, '')
    .replace(/[^a-z0-9]+/g, '-');
}

function namesByNode(truth: Truth, nodes: readonly Node[]): (id: string) => string {
  const names = new Map<string, string>();
  for (const node of nodes) {
    const own = new Set([node.id, node.name, ...node.aliases].map(plain));
    const match = truth.nodes.find(({ name, aliases = [] }) => [name, ...aliases].some((each) => own.has(plain(each))));
    names.set(node.id, match?.name ?? `?${node.id}`);
  }
  return (id) => names.get(id) ?? id;
}

function statements(architecture: Architecture, truth: Truth, nameOf: (id: string) => string): ReadonlySet<string> {
  const complete = new Set(truth.routes_complete_for ?? truth.routes.map(({ service }) => service));
  return new Set([
    ...architecture.nodes.map(({ id, kind }) => `${kind} ${nameOf(id)}`),
    ...architecture.edges.map(({ from, to, protocol }) => `${nameOf(from)} -> ${nameOf(to)} by ${protocol}`),
    ...architecture.channels.flatMap(({ name, producers, consumers }) =>
      ends(name, producers.map(nameOf), consumers.map(nameOf)),
    ),
    ...architecture.routes
      .filter(({ service }) => complete.has(nameOf(service)))
      .map(({ service, method, path }) => `${nameOf(service)} serves ${method} ${shape(path)}`),
  ]);
}

function wantedStatements(truth: Truth, optionalNodes: ReadonlySet<string>, withOptional: boolean): readonly string[] {
  const isKept = (each: Optional, ...nodes: readonly string[]) =>
    withOptional || !(each.optional || nodes.some((node) => optionalNodes.has(node)));
  return [
    ...truth.nodes.filter((each) => isKept(each)).map(({ kind, name }) => `${kind} ${name}`),
    ...truth.edges
      .filter((each) => isKept(each, each.from, each.to))
      .map(({ from, to, protocol }) => `${from} -> ${to} by ${protocol}`),
    ...truth.channels
      .filter((each) => isKept(each))
      .flatMap(({ name, producers, consumers }) => ends(name, producers, consumers)),
    ...truth.routes
      .filter((each) => isKept(each))
      .map(({ service, method, path }) => `${service} serves ${method} ${shape(path)}`),
  ];
}

function ends(name: string, producers: readonly string[], consumers: readonly string[]): readonly string[] {
  return [...producers.map((each) => `${each} => ${name}`), ...consumers.map((each) => `${name} => ${each}`)];
}

function shape(path: string): string {
  return path.replace(/:\w+|\{[^}]*\}/g, '{}');
}
