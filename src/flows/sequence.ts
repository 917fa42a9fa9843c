import type { Architecture } from '../model/architecture.ts';
import { escapeLabel } from '../model/mermaid-label.ts';
import { allSteps, type Flow, type FlowStep, type Partner } from './flow.ts';
import { shownNames } from './names.ts';

const MOST_STEPS = 50;

/** The flow as a sequence diagram of Mermaid. https://mermaid.js.org/syntax/sequenceDiagram.html */
export function sequenceDiagram(flow: Flow, architecture: Architecture): string {
  const { entry, steps, unattributed } = flow;
  const all = allSteps(steps);
  const shown = all.slice(0, MOST_STEPS);
  const ids = participantsOf(flow, shown);
  const idOf = (key: string) => ids.get(key) ?? '';
  const nameOf = namesIn(architecture, all);
  return [
    'sequenceDiagram',
    '  actor caller as Caller',
    ...[...ids].map(([key, id]) => `  participant ${id} as ${escapeLabel(nameOf(key))}`),
    `  caller${isAsked(entry, architecture) ? '->>' : '-)'}${idOf(entry.service)}: ${escapeLabel(entry.title)}`,
    ...shown.flatMap((step) => stepLines(step, idOf)),
    ...(all.length > shown.length ? [`  Note over caller: and ${all.length - shown.length} more steps`] : []),
    ...unattributed
      .filter(({ service }) => ids.has(service))
      .map(({ service, count }) => `  Note over ${idOf(service)}: ${count} more in no known handler`),
  ].join('\n');
}

/** Whether the caller waits for an answer. */
function isAsked({ is, of }: Flow['entry'], { channels }: Architecture): boolean {
  return is === 'route' || channels.some(({ id, kind }) => id === of && kind === 'rpc');
}

function participantsOf({ entry }: Flow, steps: readonly FlowStep[]): ReadonlyMap<string, string> {
  const keys = [entry.service, ...steps.flatMap(({ from, to }) => [from, keyOf(to)])];
  return new Map([...new Set(keys)].map((key, index) => [key, `p${index}`]));
}

function keyOf(partner: Partner): string {
  switch (partner.is) {
    case 'node':
      return partner.id;
    case 'channel':
      return `channel ${partner.id}`;
    case 'unknown':
      return UNKNOWN;
  }
}

/** No id of a node has a space. */
const UNKNOWN = 'not known';

function namesIn(architecture: Architecture, steps: readonly FlowStep[]): (key: string) => string {
  const nameOf = shownNames(architecture);
  const channels = new Map(steps.flatMap(({ to }) => (to.is === 'channel' ? [[keyOf(to), to.name]] : [])));
  return (key) => channels.get(key) ?? nameOf(key);
}

const ARROWS: Readonly<Record<FlowStep['does'], string>> = { call: '->>', publish: '-)', store: '->>' };

function stepLines({ from, to, does, what, number, ends }: FlowStep, idOf: (key: string) => string): readonly string[] {
  const arrow = to.is === 'unknown' ? '--x' : ARROWS[does];
  const said = what === '' ? SAID[does] : what;
  const line = `  ${idOf(from)}${arrow}${idOf(keyOf(to))}: ${number} ${escapeLabel(said)}`;
  return ends === undefined ? [line] : [line, `  Note over ${idOf(keyOf(to))}: ${ENDS[ends]}`];
}

const SAID: Readonly<Record<FlowStep['does'], string>> = { call: 'asks', publish: 'sends a message', store: 'reads or writes' };
const ENDS: Readonly<Record<NonNullable<FlowStep['ends']>, string>> = {
  repeats: 'as told above',
  'too-long': 'goes on, not told here',
};
