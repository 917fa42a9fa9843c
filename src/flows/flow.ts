import type { Evidence } from '../model/evidence.ts';
import type { Protocol } from '../model/fact.ts';

/** Where a flow begins: a request to a route, or a message of a channel that a service receives. */
export interface Entry {
  /** The route's id, or `service receives channel`. */
  readonly id: string;
  readonly service: string;
  readonly is: 'route' | 'channel';
  /** Id of the route or channel. */
  readonly of: string;
  /** `POST /orders`, or the channel's name. */
  readonly title: string;
}

/** What is on the other side of a step: a node, a channel that nobody was found to receive from, or nobody knows whom. */
export type Partner =
  | { readonly is: 'node'; readonly id: string }
  | { readonly is: 'channel'; readonly id: string; readonly name: string }
  | { readonly is: 'unknown' };

/** One step of a flow: somebody asks, sends or stores, and what happens behind that. */
export interface FlowStep {
  /** `2.1`: the first thing that happens behind the second step. */
  readonly number: string;
  readonly does: 'call' | 'publish' | 'store';
  readonly from: string;
  readonly to: Partner;
  /** What is asked for or sent: `POST /charges`, `order.created`. */
  readonly what: string;
  readonly protocol: Protocol;
  readonly evidence: Evidence;
  /** The entry that it leads to; absent where none is known. */
  readonly leadsTo?: string;
  /** Why what happens behind it is not told here: it is told further up, or the flow has become too long. */
  readonly ends?: 'repeats' | 'too-long';
  readonly steps: readonly FlowStep[];
}

/** What happens, across services, when an entry is used. */
export interface Flow {
  readonly entry: Entry;
  readonly steps: readonly FlowStep[];
  /** How many things services of the flow do that no known handler comes to; they are in no flow. */
  readonly unattributed: readonly { readonly service: string; readonly count: number }[];
}

/** Every step with those behind it, in their order. */
export function allSteps(steps: readonly FlowStep[]): readonly FlowStep[] {
  return steps.flatMap((step) => [step, ...allSteps(step.steps)]);
}
