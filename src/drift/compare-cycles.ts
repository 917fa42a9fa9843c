import type { ArchitectureFile } from '../model/architecture-file.ts';
import type { Change } from '../model/drift.ts';
import { groupBy } from '../model/group-by.ts';
import { change, firstLines } from './change.ts';

type Edge = ArchitectureFile['edges'][number];

/** Circles of elements that wait for each other's answers: those that a new connection closes, those that one gone opens. */
export function compareCycles(before: ArchitectureFile, after: ArchitectureFile): readonly Change[] {
  return [
    ...cyclesClosedBy(after, before).map(({ name, edges }) =>
      change('cycle-added', name, `Elements now wait for each other in a circle: ${name}.`, { after: firstLines(edges) }),
    ),
    ...cyclesClosedBy(before, after).map(({ name, edges }) =>
      change('cycle-removed', name, `Elements no longer wait for each other in a circle: ${name}.`, {
        before: firstLines(edges),
      }),
    ),
  ];
}

interface Cycle {
  readonly name: string;
  readonly edges: readonly Edge[];
}

/**
 * The shortest circle through each connection that `file` has and `other` has not. Whoever serves a frontend's pages does not wait
 * for what those pages call later, so calls to frontends close no circle.
 */
function cyclesClosedBy(file: ArchitectureFile, other: ArchitectureFile): readonly Cycle[] {
  const frontends = new Set(file.nodes.filter(({ kind }) => kind === 'frontend').map(({ id }) => id));
  const waiting = file.edges.filter((edge) => isWaiting(edge) && !frontends.has(edge.to));
  const known = new Set(other.edges.filter(isWaiting).map((edge) => `${edge.from}\n${edge.to}`));
  const leaving = groupBy(waiting, (edge) => edge.from);
  const cycles = waiting
    .filter((edge) => !known.has(`${edge.from}\n${edge.to}`))
    .flatMap((edge) => {
      const back = shortestWay(leaving, edge.to, edge.from);
      return back ? [startingAtTheFirst([edge, ...back])] : [];
    });
  return [...new Map(cycles.map((cycle) => [cycle.name, cycle])).values()];
}

function isWaiting(edge: Edge): boolean {
  return edge.pattern === 'request-response' && edge.from !== edge.to;
}

/** Breadth first, so the first way that arrives is a shortest one. */
function shortestWay(leaving: ReadonlyMap<string, readonly Edge[]>, from: string, to: string): readonly Edge[] | undefined {
  const arrivals = new Map<string, Edge | undefined>([[from, undefined]]);
  for (const place of arrivals.keys()) {
    if (place === to) break;
    for (const edge of leaving.get(place) ?? []) if (!arrivals.has(edge.to)) arrivals.set(edge.to, edge);
  }
  if (!arrivals.has(to)) return undefined;
  const way: Edge[] = [];
  for (let edge = arrivals.get(to); edge; edge = arrivals.get(edge.from)) way.unshift(edge);
  return way;
}

/** One circle has one name, wherever it was entered. */
function startingAtTheFirst(edges: readonly Edge[]): Cycle {
  const names = edges.map((edge) => edge.from);
  const start = names.indexOf(names.toSorted()[0] ?? '');
  const turned = [...edges.slice(start), ...edges.slice(0, start)];
  const [first] = turned;
  return { name: [...turned.map((edge) => edge.from), first?.from].join(' → '), edges: turned };
}
