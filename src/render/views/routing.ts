import { stemOf } from '../../flows/pass-on.ts';
import type { Architecture, Edge, Forward, Node } from '../../model/architecture.ts';
import type { Evidence } from '../../model/evidence.ts';
import { distinct, groupedBy, namesOf, sortedBy } from '../selection.ts';

/** One path that a gateway passes on. */
export interface RoutingRule {
  readonly gateway: string;
  readonly path: string;
  /** The path that it has on the other side, where that is another. */
  readonly passedAs: string;
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

/** Libraries that make a service of the team's own a gateway, by the name that a node's technology has. */
const GATEWAY_LIBRARIES: ReadonlySet<string> = new Set(['zuul', 'spring-cloud-gateway', 'ocelot', 'yarp']);

function isBuiltAsGateway({ technology }: Node): boolean {
  return technology.some((each) => GATEWAY_LIBRARIES.has(each));
}

/** What each gateway, and each server of pages that is one beside, passes on to whom, as far as its configuration names paths. */
export function routing(architecture: Architecture): Routing {
  const nameOf = namesOf(architecture);
  const passing = new Set(architecture.edges.flatMap((edge) => (standing(edge).length > 0 ? [edge.from] : [])));
  const gateways = sortedBy(
    architecture.nodes.filter((node) => node.kind === 'gateway' || isBuiltAsGateway(node) || passing.has(node.id)),
    ({ id }) => [nameOf(id)],
  );
  const kinds = new Map(gateways.map(({ id, kind }) => [id, kind]));
  // A service that is built as a gateway asks others beside its rules, too.
  const rules = architecture.edges
    .filter(({ from, forwards }) => kinds.get(from) === 'gateway' || (kinds.has(from) && forwards !== undefined))
    .flatMap((edge) => (edge.forwards ? forwardsOf(edge, standing(edge), nameOf) : rulesOf(edge, nameOf)));
  return {
    gateways: gateways.map(({ id, technology, evidence }) => ({ name: nameOf(id), technology, evidence })),
    rules: sortedBy(rules, ({ gateway, path, service }) => [gateway, path, service]),
  };
}

/** Without the rules of servers that pages are developed with. */
function standing({ forwards = [] }: Edge): readonly Forward[] {
  return forwards.filter(({ isOfDevelopment }) => !isOfDevelopment);
}

/** One rule a path as it arrives, with every method that is passed on. */
function forwardsOf(edge: Edge, forwards: readonly Forward[], nameOf: (id: string) => string): readonly RoutingRule[] {
  return [...groupedBy(forwards, ({ path }) => path)].map(([path, same]) => {
    const asked = same.flatMap(({ as }) => as.map(split));
    const methods = distinct(asked.flatMap(({ method }) => (method === '' ? [] : [method])));
    const [other = ''] = distinct(asked.map((each) => each.path));
    return {
      gateway: nameOf(edge.from),
      path,
      passedAs: stemOf(other) === stemOf(path) ? '' : other,
      methods: methods.includes('ANY') ? [] : methods,
      service: nameOf(edge.to),
      evidence: same.map(({ evidence }) => evidence),
    };
  });
}

/**
 * An operation of a connection, empty where none is known, as it is told: for what a proxy passes on the paths that arrive, `/api/orders/ → /orders/`, because
 * that is what its rules are told apart by; any other operation as it is.
 */
export function toldOperation({ forwards = [] }: Edge, operation: string): readonly string[] {
  const rules = forwards.filter(({ as }) => (operation === '' ? as.length === 0 : as.includes(operation)));
  if (rules.length === 0) return [operation];
  const { method, path: other } = split(operation);
  return distinct(
    rules.map(({ path }) => {
      const passed = other === '' || stemOf(other) === stemOf(path) ? path : `${path} → ${other}`;
      return method === 'ANY' || method === '' ? passed : `${method} ${passed}`;
    }),
  );
}

/** Whether a proxy's rule makes the operation; one whose other side is not known makes the one that is not told. */
export function isOfRule({ forwards = [] }: Edge, operation: string): boolean {
  return forwards.some(({ as }) => (operation === '' ? as.length === 0 : as.includes(operation)));
}

/** A gateway whose rules are not known by the paths that arrive: what it asks for. */
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
    passedAs: '',
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
