import type { Architecture } from '../model/architecture.ts';
import type { Flow, FlowStep, Partner } from './flow.ts';

/** The flow as numbered lines: who does what to whom, and where that is written. Foreign text stands in them as it is. */
export function flowInWords({ entry, steps, unattributed }: Flow, architecture: Architecture): readonly string[] {
  const begins =
    entry.is === 'route' ? `${entry.service} is asked for ${entry.title}` : `${entry.service} receives ${entry.title}`;
  return [
    begins,
    ...stepLines(steps, '  '),
    ...(steps.length === 0 ? [`  ${nothing(entry.id, architecture)}`] : []),
    ...unattributed.map(
      ({ service, count }) => `not in any flow: ${count} of what ${service} does; no known handler comes to it`,
    ),
  ];
}

function stepLines(steps: readonly FlowStep[], indent: string): readonly string[] {
  return steps.flatMap((step) => [
    `${indent}${step.number} ${stepInWords(step)}  ${step.evidence.path}:${step.evidence.line}`,
    ...stepLines(step.steps, `${indent}  `),
  ]);
}

/** One step as a sentence without its number and place: `orders asks payments for POST /charges (http)`. */
export function stepInWords({ from, to, does, what, protocol, ends }: FlowStep): string {
  const end = ends === 'repeats' ? '; as told above' : ends === 'too-long' ? '; goes on, not told here' : '';
  return `${from} ${VERBS[does](partnerInWords(to), what)} (${protocol})${end}`;
}

const VERBS: Readonly<Record<FlowStep['does'], (to: string, what: string) => string>> = {
  call: (to, what) => (what === '' ? `asks ${to}` : `asks ${to} for ${what}`),
  publish: (to, what) => (what === '' ? `sends a message to ${to}` : `sends ${what} to ${to}`),
  store: (to, what) => (what === '' ? `works with ${to}` : `works with ${to}: ${what}`),
};

function partnerInWords(partner: Partner): string {
  switch (partner.is) {
    case 'node':
      return partner.id;
    case 'channel':
      return 'nobody that was found';
    case 'unknown':
      return 'somebody that is not known';
  }
}

function nothing(id: string, { handlings = [] }: Architecture): string {
  return handlings.some((handling) => handling.id === id)
    ? 'what its handler does leads nowhere'
    : 'its handler asks, sends and stores nothing that was found, or is not known';
}
