import type { Architecture, Node } from '../../model/architecture.ts';
import { type Box, type Diagram, fits, type Line, limits } from '../mermaid.ts';
import { groupedBy, isOwn, kindNames, namesOf, nodesById, sortedBy } from '../selection.ts';
import { boxOf, linesOf, mergeLines } from './boxes.ts';

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
  return folder === '' || folder === '.' ? byKind(node) : `${byKind(node)} in ${folder}/`;
}

function byKind({ kind }: Node): string {
  return kindNames[kind].many;
}

function overview(architecture: Architecture, groupOf: GroupOf): Diagram {
  const groups = groupedBy(architecture.nodes, groupOf);
  const keys = new Map(architecture.nodes.map((node) => [node.id, groupOf(node)]));
  const all = counted(linesOf(architecture.edges, nodesById(architecture)), keys);
  const between = all.filter(({ line: { from, to } }) => from !== to);
  const thickest = [...between].sort((left, right) => right.count - left.count).slice(0, limits.lines);
  const inside = (group: string) => all.find(({ line: { from, to } }) => from === group && to === group)?.count ?? 0;
  return {
    title:
      between.length > thickest.length
        ? `Overview by group, ${thickest.length} of ${between.length} connections`
        : 'Overview by group',
    boxes: [...groups].map(([group, { length }]) => groupBox(group, length, inside(group))),
    lines: between.filter((line) => thickest.includes(line)).map(({ line }) => line),
  };
}

/** Members a picture, tried from large to small. */
const SIZES = [24, 12, 6, 3, 1] as const;

function groupDiagrams(architecture: Architecture, groupOf: GroupOf): readonly Diagram[] {
  const nameOf = namesOf(architecture);
  return [...groupedBy(architecture.nodes.filter(isOwn), groupOf)].flatMap(([group, members]) => {
    const sorted = sortedBy(members, ({ id }) => [nameOf(id), id]);
    for (const size of SIZES) {
      const parts = partsOf(sorted, size).flatMap((part) => partDiagram(architecture, part, groupOf) ?? []);
      if (parts.length === Math.ceil(sorted.length / size)) {
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

/** A few nodes with their neighbours, the neighbours as exactly as can be read: all by name, only stores by name, by group, by kind. */
function partDiagram(architecture: Architecture, part: readonly Node[], groupOf: GroupOf): Diagram | undefined {
  const nameOf = namesOf(architecture);
  const members = new Set(part.map(({ id }) => id));
  const lines = linesOf(architecture.edges, nodesById(architecture)).filter(
    ({ from, to }) => members.has(from) || members.has(to),
  );
  const touched = new Set(lines.flatMap(({ from, to }) => [from, to]));
  const neighbours = sortedBy(
    architecture.nodes.filter(({ id }) => touched.has(id) && !members.has(id)),
    ({ id }) => [nameOf(id), id],
  );
  const stores = neighbours.filter((node) => !isOwn(node));
  const lone = neighbours.filter(
    (node) => isOwn(node) && !neighbours.some((other) => other !== node && groupOf(other) === groupOf(node)),
  );
  const boxes = (nodes: readonly Node[]) => nodes.map((node) => boxOf(node, nameOf));
  const attempts = [
    collapsed(boxes([...part, ...neighbours]), [], lines, groupOf),
    collapsed(
      boxes([...part, ...stores, ...lone]),
      neighbours.filter((node) => isOwn(node) && !lone.includes(node)),
      lines,
      groupOf,
    ),
    collapsed(boxes(part), neighbours, lines, groupOf),
    collapsed(boxes(part), neighbours, lines, byKind),
  ];
  return attempts.find(isCalm) ?? attempts.find(fits);
}

/** Neighbours cross the picture from all sides, so a part is calm only well below the limits. */
function isCalm(diagram: Diagram): boolean {
  return fits(diagram) && diagram.boxes.length <= limits.boxes * 0.75 && diagram.lines.length <= limits.lines * 0.75;
}

/** Some boxes as they are, further nodes as one box a group. */
function collapsed(boxes: readonly Box[], others: readonly Node[], lines: readonly Line[], groupOf: GroupOf): Diagram {
  const groups = groupedBy(others, (node) => `group ${groupOf(node)}`);
  const keys = new Map(others.map((node) => [node.id, `group ${groupOf(node)}`]));
  const groupBoxes = [...groups].map(([key, { length }]) => ({ ...groupBox(key.slice('group '.length), length, 0), key }));
  return { title: '', boxes: [...boxes, ...groupBoxes], lines: counted(lines, keys).map(({ line }) => line) };
}

function groupBox(group: string, members: number, inside: number): Box {
  const note = inside === 0 ? `${members}` : `${members}, with ${inside} ${inside === 1 ? 'connection' : 'connections'} inside`;
  return { key: group, label: group, note, shape: 'group' };
}

interface CountedLine {
  readonly line: Line;
  readonly count: number;
}

/** Lines between keys, merged and counted; what has no key of its own stays as it is. */
function counted(lines: readonly Line[], keys: ReadonlyMap<string, string>): readonly CountedLine[] {
  const moved = mergeLines(lines).map((line) => ({
    ...line,
    from: keys.get(line.from) ?? line.from,
    to: keys.get(line.to) ?? line.to,
  }));
  return [...groupedBy(moved, ({ from, to }) => JSON.stringify([from, to])).values()].flatMap((same) => {
    const [line] = mergeLines(same);
    if (!line) return [];
    const count = same.length;
    return [{ line: count === 1 ? line : { ...line, label: `${count} × ${line.label}`.replace(/ × $/, '') }, count }];
  });
}
