import type { Architecture } from '../model/architecture.ts';
import type { Flow, FlowStep, Partner } from './flow.ts';
import { shownNames } from './names.ts';

/** The flow as numbered lines: who does what to whom, and where that is written. Foreign text stands in them as it is. */
export function flowInWords({ entry, steps, unattributed }: Flow, architecture: Architecture): readonly string[] {
  const nameOf = shownNames(architecture);
  const service = nameOf(entry.service);
  const begins = entry.is === 'route' ? `${service} is asked for ${entry.title}` : `${service} receives ${entry.title}`;
  return [
    begins,
    ...stepLines(steps, '  ', nameOf),
    ...(steps.length === 0 ? [`  ${nothing(entry.id, architecture)}`] : []),
    ...unattributed.map(
      ({ service: by, count }) => `not in any flow: ${count} of what ${nameOf(by)} does; no known handler comes to it`,
    ),
  ];
}

function stepLines(steps: readonly FlowStep[], indent: string, nameOf: (id: string) => string): readonly string[] {
  return steps.flatMap((step) => [
    `${indent}${step.number} ${stepInWords(step, nameOf)}  ${step.evidence.path}:${step.evidence.line}`,
    ...stepLines(step.steps, `${indent}  `, nameOf),
  ]);
}

/** One step as a sentence without its number and place: `orders asks payments for POST /charges (http)`. */
export function stepInWords({ from, to, does, what, protocol, ends }: FlowStep, nameOf: (id: string) => string): string {
  const end = ends === 'repeats' ? '; as told above' : ends === 'too-long' ? '; goes on, not told here' : '';
  return `${nameOf(from)} ${VERBS[does](partnerInWords(to, nameOf), what)} (${protocol})${end}`;
}

const VERBS: Readonly<Record<FlowStep['does'], (to: string, what: string) => string>> = {
  call: (to, what) => (what === '' ? `asks ${to}` : `asks ${to} for ${what}`),
  publish: (to, what) => (what === '' ? `sends a message to ${to}` : `sends ${what} to ${to}`),
  store: (to, what) => (what === '' ? `works with ${to}` : `works with ${to}: ${what}`),
};

function partnerInWords(partner: Partner, nameOf: (id: string) => string): string {
  switch (partner.is) {
    case 'node':
      return nameOf(partner.id);
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
