import type { Architecture, Channel, Edge, Step } from '../model/architecture.ts';
import type { Evidence } from '../model/evidence.ts';

/** Finds, among the places that an element rests on, those that do one thing. */
export interface Places {
  /** Where one operation of a connection is asked for, then how the connection is known. */
  asking(edge: Edge, operation: string): readonly Evidence[];
  /** Where a service sends to a channel; where anybody does, if no service is named; then how the channel is known. */
  sending(channel: Channel, service?: string): readonly Evidence[];
}

interface Done extends Step {
  readonly by: string;
}

/** Places by what is known to happen in the code of each service. What handlers do comes before what no known handler comes to. */
export function placesIn({ handlings = [] }: Architecture): Places {
  const inHandlers = handlings.filter(({ entry }) => entry !== 'none');
  const elsewhere = handlings.filter(({ entry }) => entry === 'none');
  const asked = new Map<string, Done[]>();
  const sent = new Map<string, Done[]>();
  for (const { service: by, steps } of [...inHandlers, ...elsewhere])
    for (const step of steps) {
      if (step.channel !== undefined) add(sent, step.channel, { by, ...step });
      else if (step.to !== undefined) add(asked, `${by} ${step.to}`, { by, ...step });
    }
  return {
    asking: ({ from, to, evidence, forwards = [] }, operation) => {
      const steps = asked.get(`${from} ${to}`) ?? [];
      const rules = forwards.filter(({ as }) => as.includes(operation)).map((rule) => rule.evidence);
      const here = [...rules, ...steps.filter(({ operations }) => operations.includes(operation)).flatMap(placesOf)];
      const others = here.length === 0 ? [] : [...forwards.map((rule) => rule.evidence), ...steps.flatMap(placesOf)];
      return [...here, ...without(evidence, others)];
    },
    sending: ({ id, evidence }, service) => {
      const steps = sent.get(id) ?? [];
      const here = steps.filter(({ by }) => service === undefined || by === service).flatMap(placesOf);
      return [...here, ...without(evidence, here.length === 0 ? [] : steps.flatMap(placesOf))];
    },
  };
}

/** Where the code comes to it first, then what that rests on. */
function placesOf({ evidence, via = [] }: Step): readonly Evidence[] {
  return [evidence, ...via];
}

/** The places that only neighbours rest on are no places of this one. */
function without(places: readonly Evidence[], others: readonly Evidence[]): readonly Evidence[] {
  const keys = new Set(others.map(keyOf));
  return places.filter((place) => !keys.has(keyOf(place)));
}

function add(into: Map<string, Done[]>, key: string, step: Done): void {
  const known = into.get(key);
  if (known) known.push(step);
  else into.set(key, [step]);
}

function keyOf({ path, line }: Evidence): string {
  return `${path}:${line}`;
}
