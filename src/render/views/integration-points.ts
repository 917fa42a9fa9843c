import type { Architecture, Edge, Route } from '../../model/architecture.ts';
import type { Evidence } from '../../model/evidence.ts';
import { distinct, groupedBy, namesOf, ownCalls, protocolNames, sortedBy } from '../selection.ts';

interface Step {
  readonly from: string;
  readonly to: string;
  readonly protocol: string;
  /** Empty when the sources name no operation. */
  readonly operation: string;
  readonly evidence: readonly Evidence[];
  /** The route that answers, where exactly one fits. */
  readonly answeredAt: readonly Evidence[];
}

export interface IntegrationPoint {
  readonly number: number;
  readonly caller: string;
  readonly targets: readonly string[];
  readonly steps: readonly Step[];
}

/** For each caller: what it asks of whom, and where the answer is written. Numbered from `first`. */
export function integrationPoints(architecture: Architecture, first: number): readonly IntegrationPoint[] {
  const nameOf = namesOf(architecture);
  const callers = groupedBy(ownCalls(architecture), ({ from }) => nameOf(from));
  return [...callers].map(([caller, edges], index) => {
    const steps = edges.flatMap((edge) => stepsOf(edge, architecture.routes, nameOf));
    return {
      number: first + index,
      caller,
      targets: distinct(edges.map(({ to }) => nameOf(to))),
      steps: sortedBy(steps, ({ to, protocol, operation }) => [to, protocol, operation]),
    };
  });
}

function stepsOf(edge: Edge, routes: readonly Route[], nameOf: (id: string) => string): readonly Step[] {
  const operations = edge.operations.length > 0 ? edge.operations : [''];
  return operations.map((operation) => ({
    from: nameOf(edge.from),
    to: nameOf(edge.to),
    protocol: protocolNames[edge.protocol],
    operation,
    evidence: edge.evidence,
    answeredAt: answering(
      operation,
      routes.filter(({ service }) => service === edge.to),
    ),
  }));
}

/** The only route with this method and shape of path; with none or several, nothing is said. */
function answering(operation: string, routes: readonly Route[]): readonly Evidence[] {
  const fitting = routes.filter(({ method, path }) =>
    [`${method} ${path}`, `ANY ${path}`].map(shapeOf).includes(shapeOf(operation)),
  );
  const [only] = fitting;
  return fitting.length === 1 && only ? only.evidence : [];
}

/** `GET /orders/:id`, `GET /orders/{id}` and `GET /orders/{}` have one shape. */
function shapeOf(operation: string): string {
  return operation
    .split('/')
    .map((segment) => (/^[:{*]/.test(segment) ? '{}' : segment))
    .join('/');
}
