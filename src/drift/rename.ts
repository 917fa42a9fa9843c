import type { ArchitectureFile } from '../model/architecture-file.ts';
import { differenceBy } from './difference.ts';

type Node = ArchitectureFile['nodes'][number];

/** The same thing under two names. */
export interface Renaming {
  readonly before: Node;
  readonly after: Node;
}

/**
 * Nodes that only go by another name: of the same kind, and sharing a mark (a folder, a name, a file that speaks of nothing else)
 * that no other node of either side bears. When more than one could be meant, none is.
 */
export function renamings(before: ArchitectureFile, after: ArchitectureFile): readonly Renaming[] {
  const { added, removed } = differenceBy(before.nodes, after.nodes, (node) => node.id);
  const [oldMarks, newMarks] = [bearersOf(before.nodes), bearersOf(after.nodes)];
  const pairs = removed.flatMap((old) =>
    added
      .filter(
        (now) =>
          now.kind === old.kind &&
          marksOf(old).some((mark) => isOnly(oldMarks, mark) && isOnly(newMarks, mark) && marksOf(now).includes(mark)),
      )
      .map((now) => ({ before: old, after: now })),
  );
  return pairs.filter((pair) => pairs.filter((other) => other.before === pair.before || other.after === pair.after).length === 1);
}

/** The earlier architecture in the names of the later one, so that a new name changes nothing else. */
export function withNewNames(file: ArchitectureFile, renamed: readonly Renaming[]): ArchitectureFile {
  const names = new Map(renamed.map((each) => [each.before.id, each.after.id]));
  const now = (id: string) => names.get(id) ?? id;
  return {
    ...file,
    nodes: file.nodes.map((node) => ({ ...node, id: now(node.id) })),
    edges: file.edges.map((edge) => ({ ...edge, from: now(edge.from), to: now(edge.to) })),
    channels: file.channels.map((channel) => ({
      ...channel,
      broker: now(channel.broker),
      producers: channel.producers.map(now),
      consumers: channel.consumers.map(now),
      ...(channel.alsoSent && {
        alsoSent: channel.alsoSent.map((each) => ({ ...each, producers: each.producers.map(now) })),
      }),
    })),
    routes: file.routes.map((route) => ({ ...route, service: now(route.service) })),
    ...(file.handlings && {
      handlings: file.handlings.map((handling) => ({
        ...handling,
        service: now(handling.service),
        steps: handling.steps.map((step) => (step.to === undefined ? step : { ...step, to: now(step.to) })),
      })),
    }),
  };
}

function marksOf(node: Node): readonly string[] {
  return [
    ...node.paths.map((path) => `folder ${path}`),
    ...[node.id, node.name, ...node.aliases].map((name) => `name ${name.toLowerCase()}`),
    ...node.evidence.map((line) => `file ${line.path}`),
  ];
}

function bearersOf(nodes: readonly Node[]): ReadonlyMap<string, number> {
  const bearers = new Map<string, number>();
  for (const mark of nodes.flatMap((node) => [...new Set(marksOf(node))])) bearers.set(mark, (bearers.get(mark) ?? 0) + 1);
  return bearers;
}

function isOnly(bearers: ReadonlyMap<string, number>, mark: string): boolean {
  return bearers.get(mark) === 1;
}
