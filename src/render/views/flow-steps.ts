import type { Architecture, Channel, Edge } from '../../model/architecture.ts';
import type { Evidence } from '../../model/evidence.ts';
import type { Payload } from '../../model/payload.ts';
import { answering, answeringAll, isBelow } from '../operations.ts';
import { type Places, placesIn } from '../places.ts';
import { distinct, isRequest, namesOf, nodesById, protocolNames, sortedBy } from '../selection.ts';
import { holdsFor, looseMeasures, type MeasureRow, measuresOf } from './resilience.ts';
import { isOfRule, toldOperation } from './routing.ts';
import type { Scope } from './scope.ts';

/** One hop from a module to the next. */
export interface FlowStep {
  readonly from: string;
  readonly to: string;
  readonly kind: 'request' | 'message';
  readonly isMessage: boolean;
  /** Whether a proxy passes it on. */
  readonly isRule: boolean;
  /** Whether nothing comes back: a message, but one of an rpc channel. */
  readonly isOneWay: boolean;
  readonly protocol: string;
  /** `POST /charges`; a proxy's rule by the paths that arrive; the channel's name for a message; empty where the sources name none. */
  readonly operation: string;
  readonly purpose: string;
  readonly certainty: string;
  /** Type of what goes there; empty where the code names none. */
  readonly input: string;
  readonly output: string;
  /** What is done when it fails, in words. */
  readonly failure: readonly string[];
  /** Measures that stand on the asking program, so that it is not known whether they hold for this request. */
  readonly perhaps: readonly string[];
  /** Whether the other side was seen: the route that answers, or both ends of the channel. */
  readonly isAnswered: boolean;
  readonly answeredAt: readonly Evidence[];
  readonly evidence: readonly Evidence[];
}

/** The hops of a scope, from its entry on, as far from it as they are; else by name. */
export function flowSteps(architecture: Architecture, scope: Scope): readonly FlowStep[] {
  const nameOf = namesOf(architecture);
  const members = new Set(scope.members);
  const calls = architecture.edges.filter((edge) => isRequest(edge) && members.has(edge.from));
  const measures = measuresOf(architecture);
  const places = placesIn(architecture);
  const looseOf = looseMeasures(architecture);
  const words: Words = {
    nameOf,
    places,
    taken: (between, operation) => measures.filter((row) => holdsFor(row, between, operation)).map(measureInWords),
  };
  const steps = [
    ...calls.flatMap((edge) => {
      const perhaps = distinct(looseOf(edge.from, edge.to).map(measureInWords));
      return requestSteps(edge, architecture, words).map((step) => ({ ...step, perhaps }));
    }),
    ...architecture.channels.flatMap((channel) => messageSteps(channel, members, words)),
  ];
  const depth = depthsOf(
    steps,
    (scope.flows ?? []).map(({ entry }) => nameOf(entry.service)),
  );
  return sortedBy(steps, ({ from, to, kind, operation }) => [
    String(depth.get(from) ?? 999).padStart(3, '0'),
    from,
    kind,
    to,
    operation,
  ]);
}

function measureInWords({ pattern, by, values }: MeasureRow): string {
  return `${pattern} by ${by}${values === '' ? '' : `, ${values}`}`;
}

interface Words {
  readonly nameOf: (id: string) => string;
  readonly places: Places;
  /** What is done when a request of one node to another fails. */
  readonly taken: (between: Pick<Edge, 'from' | 'to'>, operation: string) => readonly string[];
}

function requestSteps(
  edge: Edge,
  architecture: Architecture,
  { nameOf, places, taken }: Words,
): readonly Omit<FlowStep, 'perhaps'>[] {
  const served = architecture.routes.filter(({ service }) => service === edge.to);
  const kind = nodesById(architecture).get(edge.to)?.kind;
  const rules =
    kind === 'gateway' ? architecture.edges.filter(({ from }) => from === edge.to).flatMap((rule) => rule.operations) : [];
  return asked(edge, architecture.channels).map((operation) => {
    const route = answering(operation, served);
    const answers = answeringAll(operation, served);
    const isRule = isOfRule(edge, operation);
    return {
      from: nameOf(edge.from),
      to: nameOf(edge.to),
      kind: 'request' as const,
      isMessage: false,
      isOneWay: false,
      protocol: protocolNames[edge.protocol],
      operation: toldOperation(edge, operation).join(', '),
      purpose: isRule ? 'passes requests on' : edge.forwards ? 'sends requests' : edge.purpose,
      isRule,
      certainty: edge.certainty,
      input: route?.request?.type ?? '',
      output: route?.response?.type ?? '',
      // Pages of a frontend and answers from outside are not routes of this repository; a gateway answers by passing on.
      isAnswered: answers.length > 0 || kind === 'frontend' || kind === 'external' || isPassedOn(operation, rules),
      answeredAt: answers.flatMap(({ evidence }) => evidence),
      failure: taken(edge, operation),
      evidence: places.asking(edge, operation),
    };
  });
}

/** What is asked for over a connection, but for what a channel between the two tells; empty once where the sources name nothing. */
function asked({ from, to, operations }: Edge, channels: readonly Channel[]): readonly string[] {
  if (operations.length === 0) return [''];
  const between = channels.filter(({ producers, consumers }) => producers.includes(from) && consumers.includes(to));
  const told = new Set(between.flatMap(({ name }) => [name, `send ${name}`, `emit ${name}`]));
  return operations.filter((operation) => !told.has(operation));
}

/** Whether one of a gateway's rules takes the request. */
function isPassedOn(operation: string, rules: readonly string[]): boolean {
  return rules.some((rule) => isBelow(operation.slice(operation.indexOf(' ') + 1), rule));
}

function messageSteps(channel: Channel, members: ReadonlySet<string>, { nameOf, places, taken }: Words): readonly FlowStep[] {
  const isInside = (from: string, to: string) => members.has(from) || members.has(to);
  return channel.producers.flatMap((from) =>
    channel.consumers.flatMap((to) =>
      isInside(from, to)
        ? {
            from: nameOf(from),
            to: nameOf(to),
            kind: 'message' as const,
            isMessage: true,
            isOneWay: channel.kind !== 'rpc',
            isRule: false,
            protocol: protocolNames[channel.protocol],
            operation: channel.name,
            purpose: channel.kind === 'rpc' ? 'sends a message and waits for the answer' : '',
            certainty: channel.certainty,
            input: sentBy(from, channel)?.type ?? '',
            output: '',
            failure: taken({ from, to }, `send ${channel.name}`),
            perhaps: [],
            isAnswered: true,
            answeredAt: [],
            evidence: places.sending(channel, from),
          }
        : [],
    ),
  );
}

function sentBy(from: string, { payload, alsoSent = [] }: Channel): Payload | undefined {
  return alsoSent.find(({ producers }) => producers.includes(from))?.payload ?? payload;
}

/** How many hops each module is away from where it begins. */
function depthsOf(steps: readonly FlowStep[], entry: readonly string[]): ReadonlyMap<string, number> {
  const depths = new Map(entry.map((name) => [name, 0]));
  const open = [...entry];
  for (let from = open.shift(); from !== undefined; from = open.shift()) {
    for (const { to } of steps.filter((step) => step.from === from)) {
      if (depths.has(to)) continue;
      depths.set(to, (depths.get(from) ?? 0) + 1);
      open.push(to);
    }
  }
  return depths;
}
