import { entriesOf } from '../../flows/entries.ts';
import { allSteps, type Entry, type Flow } from '../../flows/flow.ts';
import { followFlow } from '../../flows/follow-flow.ts';
import { stepInWords } from '../../flows/in-words.ts';
import { sequenceDiagram } from '../../flows/sequence.ts';
import type { Architecture } from '../../model/architecture.ts';
import type { Evidence } from '../../model/evidence.ts';
import { namesOf } from '../selection.ts';

/** What happens when a route is called or a message arrives. */
export interface FlowRow {
  readonly title: string;
  readonly service: string;
  readonly evidence: readonly Evidence[];
  readonly steps: readonly { readonly number: string; readonly words: string; readonly evidence: readonly Evidence[] }[];
  /** What services of the flow do that no known handler comes to. */
  readonly otherwise: readonly { readonly service: string; readonly count: number }[];
  /** Sequence diagram of Mermaid, escaped. */
  readonly picture: string;
}

/** The flows that a document tells, and how many it leaves to `asbuilt flow`. */
export interface ToldFlows {
  readonly told: readonly FlowRow[];
  readonly more: number;
}

/** Every flow in which something is asked or sent, by its entry. */
export function everyFlow(architecture: Architecture): readonly Flow[] {
  const known = new Set((architecture.handlings ?? []).map(({ id }) => id));
  return entriesOf(architecture)
    .filter(({ id }) => known.has(id))
    .map((entry) => followFlow(architecture, entry))
    .filter(({ steps }) => steps.some(({ does }) => does !== 'store'));
}

/** As many of the flows as a document can hold, those through most services first chosen, in the order of their entries. */
export function toldFlows(flows: readonly Flow[], architecture: Architecture, most: number): ToldFlows {
  const chosen = new Set([...flows].sort((left, right) => servicesIn(right) - servicesIn(left)).slice(0, most));
  return {
    told: flows.filter((flow) => chosen.has(flow)).map((flow) => flowRow(flow, architecture)),
    more: flows.length - chosen.size,
  };
}

function servicesIn({ steps }: Flow): number {
  return new Set(allSteps(steps).flatMap(({ from, to }) => (to.is === 'node' ? [from, to.id] : [from]))).size;
}

/** One flow in words and as a picture. */
export function flowRow(flow: Flow, architecture: Architecture): FlowRow {
  const { entry, steps, unattributed } = flow;
  const nameOf = namesOf(architecture);
  const service = nameOf(entry.service);
  return {
    title: entry.is === 'route' ? `${service} ${entry.title}` : `${service} receives ${entry.title}`,
    service,
    evidence: placesOf(entry, architecture),
    steps: allSteps(steps).map((step) => ({ number: step.number, words: stepInWords(step, nameOf), evidence: [step.evidence] })),
    otherwise: unattributed.map(({ service: by, count }) => ({ service: nameOf(by), count })),
    picture: sequenceDiagram(flow, architecture),
  };
}

/** Where the route or the channel is written. */
export function placesOf({ is, of }: Entry, { routes, channels }: Architecture): readonly Evidence[] {
  const elements = is === 'route' ? routes : channels;
  return elements.find(({ id }) => id === of)?.evidence ?? [];
}
