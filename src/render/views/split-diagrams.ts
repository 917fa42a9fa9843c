import type { Architecture, Edge, Node } from '../../model/architecture.ts';
import { type Box, type Diagram, fits, type Line, limits } from '../mermaid.ts';
import { groupedBy, isOwn, kindNames, namesOf, nodesById, sortedBy } from '../selection.ts';
import { boxOf, lineOf, mergeLines } from './boxes.ts';

type GroupOf = (node: Node) => string;

/**
 * The system as an overview of its groups, and each group of what the team runs with its neighbours. Stores, brokers and external
 * systems are seen beside their users and get no pictures of their own.
 */
export function splitDiagrams(architecture: Architecture): readonly Diagram[] {
  const groupOf = [byFolder(architecture), byKind].find((rule) => fits(overview(architecture, rule))) ?? byKind;
  return [overview(architecture, groupOf), ...groupDiagrams(architecture, groupOf)];
}

const FEWEST_IN_A_FOLDER = 3;

/** By kind and top folder, where the folder holds several of the kind; else by kind. */
function byFolder({ nodes }: Architecture): GroupOf {
  const count = groupedBy(nodes, kindAndFolder);
  return (node) => ((count.get(kindAndFolder(node))?.length ?? 0) < FEWEST_IN_A_FOLDER ? byKind(node) : kindAndFolder(node));
}

function kindAndFolder(node: Node): string {
  const folder = node.paths[0]?.split('/')[0] ?? '';
  return folder === '' || folder === '.' ? byKind(node) : `${byKind(node)} in ${folder}`;
}

function byKind({ kind }: Node): string {
  return kindNames[kind].many;
}

function overview(architecture: Architecture, groupOf: GroupOf): Diagram {
  const nodes = nodesById(architecture);
  const groupOfId = (id: string) => {
    const node = nodes.get(id);
    return node ? groupOf(node) : '';
  };
  const inside = (group: string) =>
    architecture.edges.filter(({ from, to }) => groupOfId(from) === group && groupOfId(to) === group).length;
  const groups = [...groupedBy(architecture.nodes, groupOf)];
  const between = architecture.edges.filter(
    ({ from, to }) => nodes.has(from) && nodes.has(to) && groupOfId(from) !== groupOfId(to),
  );
  const lines = counted(between, groupOfId, groupOfId);
  const strongest = [...lines].sort((left, right) => right.count - left.count).slice(0, limits.lines);
  return {
    title:
      lines.length > strongest.length
        ? `Overview by group, the ${strongest.length} thickest of ${lines.length} connections`
        : 'Overview by group',
    boxes: groups.map(([group, members]) => groupBox(group, members.length, inside(group))),
    lines: lines.filter((line) => strongest.includes(line)).map(({ line }) => line),
  };
}

/** Members a picture, tried from large to small; ways to show neighbours, tried from exact to coarse. */
const SIZES = [24, 12, 6, 3, 1] as const;

function groupDiagrams(architecture: Architecture, groupOf: GroupOf): readonly Diagram[] {
  const nameOf = namesOf(architecture);
  return [...groupedBy(architecture.nodes.filter(isOwn), groupOf)].flatMap(([group, members]) => {
    const sorted = sortedBy(members, ({ id }) => [nameOf(id), id]);
    for (const size of SIZES) {
      const parts = partsOf(sorted, size).map((part) => partDiagram(architecture, part, groupOf));
      if (parts.every((part) => part !== undefined)) {
        return parts.map((part, index) => ({ ...part, title: titleOf(group, index, parts.length) }));
      }
    }
    return [];
  });
}

function titleOf(group: string, index: number, parts: number): string {
  const title = group.charAt(0).toUpperCase() + group.slice(1);
  return parts === 1 ? title : `${title}, part ${index + 1} of ${parts}`;
}

function partsOf(nodes: readonly Node[], size: number): readonly (readonly Node[])[] {
  return Array.from({ length: Math.ceil(nodes.length / size) }, (_, index) => nodes.slice(index * size, (index + 1) * size));
}

function partDiagram(architecture: Architecture, part: readonly Node[], groupOf: GroupOf): Diagram | undefined {
  const nameOf = namesOf(architecture);
  const nodes = nodesById(architecture);
  const members = new Set(part.map(({ id }) => id));
  const touching = architecture.edges.filter(
    ({ from, to }) => (members.has(from) || members.has(to)) && nodes.has(from) && nodes.has(to),
  );
  const neighbours = sortedBy(
    [...nodes.values()].filter(({ id }) => !members.has(id) && touching.some(({ from, to }) => from === id || to === id)),
    ({ id }) => [nameOf(id), id],
  );
  const boxes = part.map((node) => boxOf(node, nameOf));
  const exact = {
    title: '',
    boxes: [...boxes, ...neighbours.map((node) => boxOf(node, nameOf))],
    lines: mergeLines(touching.map(lineOf)),
  };
  const [own, others] = [neighbours.filter(isOwn), neighbours.filter((node) => !isOwn(node))];
  const storesExact = collapsed([...boxes, ...others.map((node) => boxOf(node, nameOf))], touching, own, groupOf);
  const coarse = [groupOf, byKind].map((rule) => collapsed(boxes, touching, neighbours, rule));
  return [exact, storesExact, ...coarse].find(fits);
}

/** Some boxes as they are, further nodes as one box a group. */
function collapsed(boxes: readonly Box[], edges: readonly Edge[], neighbours: readonly Node[], groupOf: GroupOf): Diagram {
  const groups = groupedBy(neighbours, groupOf);
  const keys = new Map(neighbours.map((node) => [node.id, `group ${groupOf(node)}`]));
  const keyOf = (id: string) => keys.get(id) ?? id;
  return {
    title: '',
    boxes: [...boxes, ...[...groups].map(([group, { length }]) => ({ ...groupBox(group, length, 0), key: `group ${group}` }))],
    lines: counted(edges, keyOf, keyOf).map(({ line }) => line),
  };
}

function groupBox(group: string, members: number, inside: number): Box {
  const note = inside === 0 ? `${members}` : `${members}, ${inside} ${inside === 1 ? 'connection' : 'connections'} inside`;
  return { key: group, label: group, note, shape: 'group' };
}

function counted(
  edges: readonly Edge[],
  fromOf: (id: string) => string,
  toOf: (id: string) => string,
): readonly { readonly line: Line; readonly count: number }[] {
  const pairs = groupedBy(edges, ({ from, to }) => JSON.stringify([fromOf(from), toOf(to)]));
  return [...pairs.values()].flatMap((same) => {
    const [line] = mergeLines(same.map((edge) => ({ ...lineOf(edge), from: fromOf(edge.from), to: toOf(edge.to) })));
    if (!line) return [];
    const count = same.length;
    return [{ line: count === 1 ? line : { ...line, label: `${count}: ${line.label}` }, count }];
  });
}
