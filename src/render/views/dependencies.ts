import type { Architecture, Edge, UnknownCode } from '../../model/architecture.ts';
import type { Evidence } from '../../model/evidence.ts';
import { distinct, groupedBy, isOwn, namesOf, protocolNames, sortedBy } from '../selection.ts';

interface Dependency {
  readonly on: string;
  readonly protocols: readonly string[];
  readonly evidence: readonly Evidence[];
}

export interface Dependent {
  readonly service: string;
  readonly dependencies: readonly Dependency[];
}

/** What each of the team's own nodes needs, directly. */
export function dependencies(architecture: Architecture): readonly Dependent[] {
  const nameOf = namesOf(architecture);
  const own = sortedBy(architecture.nodes.filter(isOwn), ({ id }) => [nameOf(id)]);
  return own.map(({ id }) => {
    const targets = groupedBy(
      architecture.edges.filter(({ from }) => from === id),
      ({ to }) => nameOf(to),
    );
    return { service: nameOf(id), dependencies: [...targets].map(([on, edges]) => dependency(on, edges)) };
  });
}

const MOST_DEPENDENCIES = 3;

/** What is open and may be a dependency more: a request, a store. */
const UNCOUNTED: ReadonlySet<UnknownCode> = new Set(['unresolved-target', 'unresolved-setting']);

export interface Simplicity {
  /** Proven: there are services, none has more, and no call was left out because its target is unknown. */
  readonly holds: boolean;
  readonly services: number;
  /** Calls and stores whose target could not be followed, so that they are not counted. */
  readonly uncounted: readonly Evidence[];
  readonly offenders: readonly {
    readonly service: string;
    readonly on: readonly string[];
    readonly evidence: readonly Evidence[];
  }[];
}

/** Article I: whether every service keeps to at most three outgoing dependencies. */
export function simplicity(architecture: Architecture): Simplicity {
  const all = dependencies(architecture);
  const uncounted = architecture.unknowns.filter(({ code }) => UNCOUNTED.has(code)).map(({ evidence }) => evidence);
  const offenders = all
    .filter(({ dependencies: on }) => on.length > MOST_DEPENDENCIES)
    .map(({ service, dependencies: on }) => ({
      service,
      on: on.map((each) => each.on),
      evidence: on.flatMap(({ evidence }) => evidence.slice(0, 1)),
    }));
  const holds = all.length > 0 && offenders.length === 0 && uncounted.length === 0;
  return { holds, services: all.length, uncounted, offenders };
}

function dependency(on: string, edges: readonly Edge[]): Dependency {
  const sorted = sortedBy(edges, ({ protocol, id }) => [protocol, id]);
  return {
    on,
    protocols: distinct(sorted.map(({ protocol }) => protocolNames[protocol])),
    evidence: sorted.flatMap(({ evidence }) => evidence),
  };
}
