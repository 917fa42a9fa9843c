import type { ArchitectureFile } from '../model/architecture-file.ts';
import type { Change } from '../model/drift.ts';
import { groupBy } from '../model/group-by.ts';
import { change } from './change.ts';
import { differenceBy, differenceInWords } from './difference.ts';
import { newUnknowns } from './new-unknowns.ts';

type Edge = ArchitectureFile['edges'][number];

/** Which connections came, went, or are of another sort. */
export function compareEdges(before: ArchitectureFile, after: ArchitectureFile): readonly Change[] {
  const { added, removed, kept } = differenceBy(before.edges, after.edges, (edge) => `${pairOf(edge)}\n${edge.protocol}`);
  const switched = protocolSwitches(added, removed);
  const told = new Set(switched.flatMap((pair) => [pair.before, pair.after]));
  const unknowns = newUnknowns(before, after);
  return [
    ...switched.map(protocolChanged),
    ...added.filter((edge) => !told.has(edge)).map(edgeAdded),
    ...removed.filter((edge) => !told.has(edge)).map((edge) => edgeRemoved(edge, unknowns)),
    ...kept.flatMap((pair) => operationsChanged(pair.before, pair.after)),
  ];
}

interface Pair {
  readonly before: Edge;
  readonly after: Edge;
}

/** Where one connection between two elements went and one came, it is the same one in another protocol. */
function protocolSwitches(added: readonly Edge[], removed: readonly Edge[]): readonly Pair[] {
  const [came, went] = [groupBy(added, pairOf), groupBy(removed, pairOf)];
  return [...went].flatMap(([pair, [before, ...others]]) => {
    const [after, ...more] = came.get(pair) ?? [];
    return before && after && others.length === 0 && more.length === 0 ? [{ before, after }] : [];
  });
}

function pairOf(edge: Edge): string {
  return `${edge.from}\n${edge.to}`;
}

function edgeId({ from, to, protocol }: Edge): string {
  return `${from} -> ${to} (${protocol})`;
}

function protocolChanged({ before, after }: Pair): Change {
  const message = `${after.from} reaches ${after.to} over ${after.protocol}, no longer over ${before.protocol}.`;
  return change('edge-protocol-changed', edgeId(after), message, { before, after });
}

function edgeAdded(edge: Edge): Change {
  const operations = edge.operations.length > 0 ? ` (${edge.operations.join(', ')})` : '';
  return change('edge-added', edgeId(edge), `${edge.from} now reaches ${edge.to} over ${edge.protocol}${operations}.`, {
    after: edge,
  });
}

/** An edge can also be gone because asbuilt no longer understands the line it stood on, which is another matter. */
function edgeRemoved(edge: Edge, unknowns: ArchitectureFile['unknowns']): Change {
  const lost = unknowns.find((unknown) => edge.evidence.some((line) => line.path === unknown.evidence.path));
  const doubt = lost ? ` Perhaps it is only out of sight: ${lost.message}` : '';
  return change('edge-removed', edgeId(edge), `${edge.from} no longer reaches ${edge.to} over ${edge.protocol}.${doubt}`, {
    before: edge,
    after: lost && { evidence: [lost.evidence] },
  });
}

function operationsChanged(before: Edge, after: Edge): readonly Change[] {
  const words = differenceInWords(before.operations, after.operations);
  if (!words) return [];
  const message = `${after.from} asks ${after.to} for other operations over ${after.protocol}: ${words}.`;
  return [change('edge-operations-changed', edgeId(after), message, { before, after })];
}
