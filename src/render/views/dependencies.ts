import type { Architecture, Edge } from '../../model/architecture.ts';
import type { Evidence } from '../../model/evidence.ts';
import { distinct, groupedBy, isOwn, namesOf, protocolNames, sortedBy } from '../selection.ts';

export interface Dependency {
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

export interface Simplicity {
  readonly holds: boolean;
  readonly offenders: readonly {
    readonly service: string;
    readonly on: readonly string[];
    readonly evidence: readonly Evidence[];
  }[];
}

/** Article I: whether every service keeps to at most three outgoing dependencies. */
export function simplicity(architecture: Architecture): Simplicity {
  const offenders = dependencies(architecture)
    .filter(({ dependencies: on }) => on.length > MOST_DEPENDENCIES)
    .map(({ service, dependencies: on }) => ({
      service,
      on: on.map((each) => each.on),
      evidence: on.flatMap(({ evidence }) => evidence.slice(0, 1)),
    }));
  return { holds: offenders.length === 0, offenders };
}

function dependency(on: string, edges: readonly Edge[]): Dependency {
  const sorted = sortedBy(edges, ({ protocol, id }) => [protocol, id]);
  return {
    on,
    protocols: distinct(sorted.map(({ protocol }) => protocolNames[protocol])),
    evidence: sorted.flatMap(({ evidence }) => evidence),
  };
}
