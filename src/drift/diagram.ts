import type { ArchitectureFile } from '../model/architecture-file.ts';
import type { Drift } from '../model/drift.ts';
import { escapeLabel } from '../model/mermaid-label.ts';
import { renamings, withNewNames } from './rename.ts';

type Status = 'added' | 'removed' | 'changed' | 'same';
type Edge = ArchitectureFile['edges'][number];
type Node = ArchitectureFile['nodes'][number];

/** What a person can follow. */
const MOST_EDGES = 60;

const COLOURS: Readonly<Record<Status, string>> = {
  added: 'stroke:#15803d,stroke-width:2px',
  removed: 'stroke:#b91c1c,stroke-width:2px,stroke-dasharray:4 3',
  changed: 'stroke:#b45309,stroke-width:2px',
  same: 'stroke:#9ca3af',
};

/** The changes as a Mermaid flowchart: what came is green, what went red and dashed, what is otherwise amber, the other ends of their connections grey. */
export function driftDiagram(before: ArchitectureFile, after: ArchitectureFile, drift: Drift): string {
  const earlier = withNewNames(before, renamings(before, after));
  const touched = new Set(drift.changes.map(({ element }) => element));
  const edges = statusesOf(earlier.edges, after.edges, keyOf, ({ id }) => touched.has(id)).filter(
    ({ status }) => status !== 'same',
  );
  const shown = edges.slice(0, MOST_EDGES);
  const ends = new Set(shown.flatMap(({ item }) => [item.from, item.to]));
  const nodes = statusesOf(
    earlier.nodes,
    after.nodes,
    ({ id }: Node) => id,
    ({ id }) => touched.has(id),
  ).filter(({ item, status }) => status !== 'same' || ends.has(item.id));
  const ids = new Map(nodes.map(({ item }, index) => [item.id, `n${index}`]));
  const drawn = shown.filter(({ item }) => ids.has(item.from) && ids.has(item.to));
  const left = edges.length - drawn.length;
  return [
    'flowchart LR',
    ...nodes.map(({ item, status }) => `  ${ids.get(item.id)}["${escapeLabel(item.name)}"]:::${status}`),
    ...drawn.map(({ item }) => `  ${ids.get(item.from)} -->|"${escapeLabel(item.protocol)}"| ${ids.get(item.to)}`),
    ...drawn.map(({ status }, index) => `  linkStyle ${index} ${COLOURS[status]}`),
    ...Object.entries(COLOURS).map(([status, colour]) => `  classDef ${status} fill:#ffffff,color:#111827,${colour}`),
    ...(left > 0 ? [`  %% ${left} more connections changed`] : []),
    '',
  ].join('\n');
}

interface Seen<T> {
  readonly item: T;
  readonly status: Status;
}

function statusesOf<T>(
  before: readonly T[],
  after: readonly T[],
  key: (item: T) => string,
  isTouched: (item: T) => boolean,
): readonly Seen<T>[] {
  const old = new Set(before.map(key));
  const now = new Set(after.map(key));
  return [
    ...after.map((item): Seen<T> => ({ item, status: old.has(key(item)) ? (isTouched(item) ? 'changed' : 'same') : 'added' })),
    ...before.filter((item) => !now.has(key(item))).map((item): Seen<T> => ({ item, status: 'removed' })),
  ];
}

function keyOf({ from, to, protocol }: Edge): string {
  return `${from}\n${to}\n${protocol}`;
}
