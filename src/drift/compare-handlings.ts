import type { ArchitectureFile } from '../model/architecture-file.ts';
import type { Change } from '../model/drift.ts';
import { change } from './change.ts';
import { keyOf as channelKey } from './compare-channels.ts';
import { keyOf as routeKey } from './compare-routes.ts';
import { differenceBy } from './difference.ts';
import { newUnknowns } from './new-unknowns.ts';

type Handling = NonNullable<ArchitectureFile['handlings']>[number];
type Step = Handling['steps'][number];

/**
 * Routes and consumers behind which something else happens, though the system is wired as before: what comes or goes with a
 * connection or an end of a channel is told with that.
 */
export function compareHandlings(before: ArchitectureFile, after: ArchitectureFile): readonly Change[] {
  if (!before.handlings || !after.handlings) return [];
  const [was, is] = [entriesOf(before), entriesOf(after)];
  const lost = new Set(newUnknowns(before, after).map(({ evidence }) => evidence.path));
  const stayed = (step: Step, service: string) => [before, after].every((file) => isWired(step, service, file));
  return [...is].flatMap(([entry, handling]) => {
    const old = was.get(entry);
    if (!old) return [];
    const { added, removed } = differenceBy(old.steps, handling.steps, stepKey);
    const came = added.filter((step) => stayed(step, handling.service));
    // A step can also be gone because asbuilt no longer understands the line it stood on.
    const went = removed.filter((step) => stayed(step, handling.service) && !lost.has(step.evidence.path));
    if (came.length + went.length === 0) return [];
    const words = [
      ...(came.length > 0 ? [`now ${inWords(came)}`] : []),
      ...(went.length > 0 ? [`no longer ${inWords(went)}`] : []),
    ];
    return [
      change('flow-changed', handling.id, `Behind ${handling.id}, ${handling.service} ${words.join('; ')}.`, {
        before: lines(went),
        after: lines(came),
      }),
    ];
  });
}

/** Handlings by what they are behind, whatever its parameters are called. */
function entriesOf({ handlings = [], routes, channels }: ArchitectureFile): ReadonlyMap<string, Handling> {
  const keys = new Map([
    ...routes.map((route) => [route.id, routeKey(route)] as const),
    ...channels.map((channel) => [channel.id, channelKey(channel)] as const),
  ]);
  const entries = handlings.flatMap((handling): readonly (readonly [string, Handling])[] => {
    const key = handling.of === undefined ? undefined : keys.get(handling.of);
    return key === undefined ? [] : [[`${handling.service}\n${key}`, handling]];
  });
  return new Map(entries);
}

function stepKey({ does, to = '', channel = '', protocol, operations }: Step): string {
  return [does, to, channel, protocol, ...operations].join('\n');
}

/** Whether the architecture has what the step does, for this or any other entry of the service. */
function isWired({ does, to, channel, operations }: Step, service: string, { edges, channels }: ArchitectureFile): boolean {
  if (does === 'publish') return channels.some(({ id, producers }) => id === channel && producers.includes(service));
  const between = edges.filter((edge) => edge.from === service && edge.to === to);
  return between.length > 0 && operations.every((each) => between.some((edge) => edge.operations.includes(each)));
}

function inWords(steps: readonly Step[]): string {
  return steps.map(stepInWords).join(', ');
}

function stepInWords({ does, to = '', channel = '', operations }: Step): string {
  const what = operations.length > 0 ? ` (${operations.join(', ')})` : '';
  switch (does) {
    case 'call':
      return `asks ${to}${what}`;
    case 'publish':
      return `sends ${channel}`;
    case 'store':
      return `uses ${to}${what}`;
  }
}

function lines(steps: readonly Step[]) {
  return { evidence: steps.map(({ evidence }) => evidence) };
}
