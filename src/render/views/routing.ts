import type { Architecture, Edge } from '../../model/architecture.ts';
import type { Evidence } from '../../model/evidence.ts';
import { namesOf, sortedBy } from '../selection.ts';

interface RoutingRule {
  readonly gateway: string;
  readonly path: string;
  readonly methods: readonly string[];
  readonly service: string;
  readonly evidence: readonly Evidence[];
}

export interface Routing {
  readonly gateways: readonly {
    readonly name: string;
    readonly technology: readonly string[];
    readonly evidence: readonly Evidence[];
  }[];
  readonly rules: readonly RoutingRule[];
}

/** What each gateway passes on to whom, as far as its configuration names paths. */
export function routing(architecture: Architecture): Routing {
  const nameOf = namesOf(architecture);
  const gateways = sortedBy(
    architecture.nodes.filter(({ kind }) => kind === 'gateway'),
    ({ id }) => [nameOf(id)],
  );
  const ids = new Set(gateways.map(({ id }) => id));
  const rules = architecture.edges.filter(({ from }) => ids.has(from)).flatMap((edge) => rulesOf(edge, nameOf));
  return {
    gateways: gateways.map(({ id, technology, evidence }) => ({ name: nameOf(id), technology, evidence })),
    rules: sortedBy(rules, ({ gateway, path, service }) => [gateway, path, service]),
  };
}

function rulesOf(edge: Edge, nameOf: (id: string) => string): readonly RoutingRule[] {
  const methods = new Map<string, string[]>();
  for (const operation of [...edge.operations].sort()) {
    const { method, path } = split(operation);
    methods.set(path, [...(methods.get(path) ?? []), ...(method === '' ? [] : [method])]);
  }
  const paths: readonly (readonly [string, readonly string[]])[] = methods.size > 0 ? [...methods] : [['', []]];
  return paths.map(([path, allowed]) => ({
    gateway: nameOf(edge.from),
    path,
    methods: allowed.includes('ANY') ? [] : allowed,
    service: nameOf(edge.to),
    evidence: edge.evidence,
  }));
}

/** `GET /orders/{}` is a method and a path; `/orders` is a path. */
function split(operation: string): { readonly method: string; readonly path: string } {
  const space = operation.indexOf(' ');
  return space > 0 ? { method: operation.slice(0, space), path: operation.slice(space + 1) } : { method: '', path: operation };
}
