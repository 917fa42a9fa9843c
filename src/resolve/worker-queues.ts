import { literal } from '../model/value.ts';
import type { MessageFact } from './contracts/channels.ts';
import type { Followed } from './follow.ts';
import { followChannel } from './follow-channel.ts';
import { commandsOf } from './identity/started-processes.ts';
import type { Thing } from './identity/thing.ts';
import { isOfOthers, queuesTaken } from './knowledge/worker-queues.ts';
import type { Settings } from './settings.ts';

/** A thing that sends or receives by a fact, under these names. */
export interface Messaging {
  readonly fact: MessageFact;
  readonly thing: Thing;
  readonly names: readonly Followed[];
}

/**
 * Of the jobs that several workers have the code for, each worker takes those of the queues that its command names, where another takes
 * the rest, and those of the library that it runs; what others send to a queue that only a command names comes to its workers.
 */
export function byWorkersQueues(all: readonly Messaging[], settings: Settings): readonly Messaging[] {
  return [...takenBy(all, settings), ...namedAlone(all)];
}

/** Each with the names that are its own to take. */
export function takenBy(all: readonly Messaging[], settings: Settings): readonly Messaging[] {
  const taken = new Set(
    all.flatMap((each) => each.names.flatMap(({ text }) => (takes(each, text, settings) ? [`${each.fact.id} ${text}`] : []))),
  );
  return all.flatMap((each) => {
    const names = each.names.filter(({ text }) => takes(each, text, settings) || !taken.has(`${each.fact.id} ${text}`));
    if (names.length === each.names.length) return [each];
    return names.length === 0 && worksForOthers(each) ? [] : [{ ...each, names }];
  });
}

function takes({ fact, thing }: Messaging, name: string, settings: Settings): boolean {
  if (fact.kind !== 'subscribe') return true;
  if (worksForOthers({ fact, thing })) return false;
  const queues = queuesOf(thing, fact);
  if (!queues) return true;
  const through = followChannel(fact.through ?? literal(name), fact, thing, settings).map(({ text }) => text);
  return [name, ...through].some((queue) => queues.includes(queue));
}

/** Its workers are those of another library. */
function worksForOthers({ fact, thing }: Pick<Messaging, 'fact' | 'thing'>): boolean {
  const commands = commandsOf(thing);
  return commands.length > 0 && commands.every((command) => isOfOthers(command, fact.library ?? ''));
}

/** Queues that a worker's command names, no job of it is known to come through, and somebody sends to. */
function namedAlone(all: readonly Messaging[]): readonly Messaging[] {
  const isNamed = ({ names }: Messaging, queue: string) => names.some(({ text }) => text === queue);
  const workers = all.filter(({ fact, names }) => fact.kind === 'subscribe' && names.length > 0);
  const distinct = new Map(workers.map((each) => [`${each.thing.id} ${each.fact.library}`, each]));
  return [...distinct.values()].flatMap((worker) => {
    const { fact, thing, names } = worker;
    const alone = (queuesOf(thing, fact) ?? []).filter((queue) => {
      const same = all.filter((each) => each.fact.protocol === fact.protocol && isNamed(each, queue));
      const isKnown = same.some((each) => each.fact.kind === 'subscribe' && each.thing === thing);
      return !isKnown && same.some((each) => each.fact.kind === 'publish');
    });
    return alone.length === 0
      ? []
      : [{ ...worker, names: alone.flatMap((text) => names.slice(0, 1).map((name) => ({ ...name, text }))) }];
  });
}

/** What all the commands name that a thing is started with; nothing where one of them names none. */
function queuesOf(thing: Thing, { library }: MessageFact): readonly string[] | undefined {
  const named = commandsOf(thing).map((command) => queuesTaken(command, library ?? ''));
  const isKnown = named.length > 0 && named.every((queues) => queues !== undefined);
  return isKnown ? named.flatMap((queues) => queues ?? []) : undefined;
}
