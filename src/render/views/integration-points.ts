import type { Architecture, Edge } from '../../model/architecture.ts';
import type { Evidence } from '../../model/evidence.ts';
import { answering, answeringAll } from '../operations.ts';
import { type Places, placesIn } from '../places.ts';
import { distinct, groupedBy, namesOf, ownCalls, protocolNames, sortedBy } from '../selection.ts';
import { everyFlow, type ToldFlows, toldFlows } from './flows.ts';
import { isOfRule, toldOperation } from './routing.ts';

interface Step {
  readonly from: string;
  readonly to: string;
  readonly protocol: string;
  /** Empty when the sources name no operation. */
  readonly operation: string;
  /** Whether a proxy passes it on. */
  readonly isRule: boolean;
  readonly evidence: readonly Evidence[];
  /** Type of the body that is sent, where the route that answers names one. */
  readonly request: string;
  readonly response: string;
  /** The route that answers, where exactly one fits; all those that a proxy passes requests on to. */
  readonly answeredAt: readonly Evidence[];
}

export interface IntegrationPoint {
  readonly number: number;
  readonly caller: string;
  readonly targets: readonly string[];
  readonly steps: readonly Step[];
  /** What happens in the caller's routes and consumers. */
  readonly flows: ToldFlows;
}

const MOST_FLOWS = 4;

/** For each caller: what it asks of whom, and where the answer is written. Numbered from `first`. */
export function integrationPoints(architecture: Architecture, first: number): readonly IntegrationPoint[] {
  const nameOf = namesOf(architecture);
  const callers = groupedBy(ownCalls(architecture), ({ from }) => nameOf(from));
  const flows = everyFlow(architecture);
  const words = { nameOf, places: placesIn(architecture) };
  return [...callers].map(([caller, edges], index) => {
    const steps = edges.flatMap((edge) => stepsOf(edge, architecture, words));
    const own = flows.filter(({ entry }) => nameOf(entry.service) === caller);
    return {
      flows: toldFlows(own, architecture, MOST_FLOWS),
      number: first + index,
      caller,
      targets: distinct(edges.map(({ to }) => nameOf(to))),
      steps: sortedBy(steps, ({ to, protocol, operation }) => [to, protocol, operation]),
    };
  });
}

interface Words {
  readonly nameOf: (id: string) => string;
  readonly places: Places;
}

function stepsOf(edge: Edge, { routes }: Architecture, { nameOf, places }: Words): readonly Step[] {
  const operations = edge.operations.length > 0 ? edge.operations : [''];
  const served = routes.filter(({ service }) => service === edge.to);
  return operations.map((operation) => {
    const route = answering(operation, served);
    return {
      from: nameOf(edge.from),
      to: nameOf(edge.to),
      protocol: protocolNames[edge.protocol],
      operation: toldOperation(edge, operation).join(', '),
      isRule: isOfRule(edge, operation),
      request: route?.request?.type ?? '',
      response: route?.response?.type ?? '',
      evidence: places.asking(edge, operation),
      answeredAt: answeringAll(operation, served).flatMap(({ evidence }) => evidence),
    };
  });
}
