import type { Architecture, Channel, Edge, Route } from '../../model/architecture.ts';
import type { Evidence } from '../../model/evidence.ts';
import { answering } from '../operations.ts';
import { isRequest, namesOf, nodesById, protocolNames, sortedBy } from '../selection.ts';
import { measuresOf } from './resilience.ts';
import type { Scope } from './scope.ts';

/** One hop from a module to the next. */
export interface FlowStep {
  readonly from: string;
  readonly to: string;
  readonly kind: 'request' | 'message';
  readonly isMessage: boolean;
  readonly protocol: string;
  /** `POST /charges`; the channel's name for a message; empty where the sources name none. */
  readonly operation: string;
  readonly purpose: string;
  readonly certainty: string;
  /** Type of what goes there; empty where the code names none. */
  readonly input: string;
  readonly output: string;
  /** What is done when it fails, in words. */
  readonly failure: readonly string[];
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
  const failureOf = (from: string, to: string) =>
    measures
      .filter(({ owner, target }) => owner === from && target === to)
      .map(({ pattern, by, values }) => `${pattern} by ${by}${values === '' ? '' : `, ${values}`}`);
  const steps = [
    ...calls.flatMap((edge) =>
      requestSteps(edge, architecture, nameOf).map((step) => ({ ...step, failure: failureOf(edge.from, edge.to) })),
    ),
    ...architecture.channels.flatMap((channel) => messageSteps(channel, members, nameOf)),
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

function requestSteps(
  edge: Edge,
  architecture: Architecture,
  nameOf: (id: string) => string,
): readonly Omit<FlowStep, 'failure'>[] {
  const served = architecture.routes.filter(({ service }) => service === edge.to);
  const kind = nodesById(architecture).get(edge.to)?.kind;
  const rules =
    kind === 'gateway' ? architecture.edges.filter(({ from }) => from === edge.to).flatMap((rule) => rule.operations) : [];
  const operations = edge.operations.length > 0 ? edge.operations : [''];
  return operations.map((operation) => {
    const route = answering(operation, served);
    return {
      from: nameOf(edge.from),
      to: nameOf(edge.to),
      kind: 'request' as const,
      isMessage: false,
      protocol: protocolNames[edge.protocol],
      operation,
      purpose: edge.purpose,
      certainty: edge.certainty,
      input: route?.request?.type ?? '',
      output: route?.response?.type ?? '',
      // Pages of a frontend and answers from outside are not routes of this repository; a gateway answers by passing on.
      isAnswered:
        route !== undefined ||
        kind === 'frontend' ||
        kind === 'external' ||
        passesOn(operation, served) ||
        isPassedOn(operation, rules),
      answeredAt: route?.evidence ?? [],
      evidence: edge.evidence,
    };
  });
}

/** Whether a proxy's rule, `ANY /orders/**`, leads to some route. */
function passesOn(operation: string, served: readonly Route[]): boolean {
  if (!operation.startsWith('ANY /')) return false;
  return served.some(({ path }) => isBelow(path, operation));
}

/** Whether one of a gateway's rules takes the request. */
function isPassedOn(operation: string, rules: readonly string[]): boolean {
  return rules.some((rule) => isBelow(operation.slice(operation.indexOf(' ') + 1), rule));
}

/** Whether a path lies below that of a rule: `/orders/7` below `ANY /orders/**`. */
function isBelow(path: string, rule: string): boolean {
  const prefix = rule.slice(rule.indexOf(' ') + 1).replace(/\/?\**$/, '');
  return path === prefix || path.startsWith(`${prefix}/`);
}

function messageSteps(channel: Channel, members: ReadonlySet<string>, nameOf: (id: string) => string): readonly FlowStep[] {
  const isInside = (from: string, to: string) => members.has(from) || members.has(to);
  return channel.producers.flatMap((from) =>
    channel.consumers.flatMap((to) =>
      isInside(from, to)
        ? {
            from: nameOf(from),
            to: nameOf(to),
            kind: 'message' as const,
            isMessage: true,
            protocol: protocolNames[channel.protocol],
            operation: channel.name,
            purpose: '',
            certainty: channel.certainty,
            input: channel.payload?.type ?? '',
            output: '',
            failure: [],
            isAnswered: true,
            answeredAt: [],
            evidence: channel.evidence,
          }
        : [],
    ),
  );
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
