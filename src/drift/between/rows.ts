import type { Edge, Node } from '../../model/architecture.ts';
import type { Evidence } from '../../model/evidence.ts';
import type { Cell } from '../../model/reconciliation.ts';
import { nodesAround } from '../../sdk/nodes-around.ts';
import { documentCell, has, isOf, isOwn, LACKS, missingFrom, SILENT, type World, type Worlds } from './worlds.ts';

/** A row before anybody judges it: what code, each deployment and documents say. */
export interface Row {
  readonly kind: 'node' | 'edge' | 'setting';
  readonly element: string;
  /** Ids of the nodes that it is about. */
  readonly nodes: readonly string[];
  readonly code: Cell;
  readonly deployments: readonly Cell[];
  readonly documents: Cell;
  /** What contradicts what, a sentence each. */
  readonly contradictions: readonly string[];
}

/** Passes of the resolver that take an edge from what code does, not from what a deployment or a policy says. */
const CODE_PASSES = new Set([
  'calls',
  'connections',
  'contracts',
  'framework clients',
  'messages',
  'remote procedures',
  'routes',
]);

/** One row a node: who has its code, who deploys it, who writes of it. */
export function nodeRows(worlds: Worlds, blind: ReadonlySet<string>): readonly Row[] {
  const { architecture, deployments, claims } = worlds;
  const hasCode = architecture.nodes.some((node) => isOwn(node) && node.paths.length > 0);
  return architecture.nodes.map((node) => ({
    kind: 'node',
    element: node.id,
    nodes: [node.id],
    code: !hasCode ? SILENT : isOwn(node) ? ownCode(node, architecture.nodes) : useInCode(node, architecture.edges, blind),
    deployments: deployments.map((world) => {
      if (node.kind === 'external') return SILENT;
      if (node.deployments.includes(world.id)) return has(linesIn(world, node.evidence));
      return world.isWhole ? missingFrom(world) : SILENT;
    }),
    ...documentCell(claims, ([only, other]) => only === node.id && other === undefined),
  }));
}

function ownCode(node: Node, nodes: readonly Node[]): Cell {
  return node.paths.length > 0 ? has(node.evidence.filter(({ path }) => nodesAround(path, nodes).includes(node))) : LACKS;
}

/** A store or a broker is in the code where some code uses it. */
function useInCode({ id, kind }: Node, edges: readonly Edge[], blind: ReadonlySet<string>): Cell {
  if (kind === 'gateway' || kind === 'infrastructure') return SILENT;
  const uses = edges.filter((edge) => edge.to === id && isOfCode(edge));
  return uses.length > 0 ? has(uses.flatMap(({ evidence }) => evidence.slice(0, 1))) : missingFrom({ isBlind: blind.size > 0 });
}

function isOfCode({ because }: Edge): boolean {
  return because.some(({ pass }) => CODE_PASSES.has(pass));
}

/** One row an edge: whether code makes it, and in which deployments of its two ends it holds. */
export function edgeRows(worlds: Worlds, blind: ReadonlySet<string>): readonly Row[] {
  const { architecture, deployments, claims } = worlds;
  const nodes = new Map(architecture.nodes.map((node) => [node.id, node]));
  const open = new Set(
    architecture.wiring?.environments.flatMap(({ node, deployment, isOpen }) => (isOpen ? [`${node} ${deployment}`] : [])),
  );
  return architecture.edges.map((edge) => {
    const ends = [edge.from, edge.to].flatMap((id) => nodes.get(id) ?? []);
    return {
      kind: 'edge',
      element: edge.id,
      nodes: [edge.from, edge.to],
      code: edgeInCode(edge, ends[0], blind),
      deployments: deployments.map((world) => {
        const isThere = (node: Node) => node.kind === 'external' || node.deployments.includes(world.id);
        const holds = edge.deployments.includes(world.id);
        // Where one end is not deployed, nobody misses the connection but the other, if it still makes it.
        if (!ends.every(isThere)) return holds && world.isWhole ? missingFrom(world) : SILENT;
        return holds
          ? has(linesIn(world, edge.evidence))
          : missingFrom({ isBlind: world.isBlind || open.has(`${edge.from} ${world.id}`) });
      }),
      ...documentCell(claims, ([from, to]) => to !== undefined && isBetween(edge, from, to)),
    };
  });
}

function isBetween(edge: Edge, from: string | undefined, to: string): boolean {
  return (edge.from === from && edge.to === to) || (edge.from === to && edge.to === from);
}

function edgeInCode(edge: Edge, from: Node | undefined, blind: ReadonlySet<string>): Cell {
  if (isOfCode(edge)) return has(edge.evidence.slice(0, 1));
  if (!from || !isOwn(from) || from.paths.length === 0) return SILENT;
  return missingFrom({ isBlind: blind.has(from.id) });
}

/** The lines of a deployment's own files; what it takes from elsewhere stands for them where there are none. */
function linesIn(world: World, evidence: readonly Evidence[]): readonly Evidence[] {
  const own = evidence.filter(({ path }) => isOf(path, world.id));
  return own.length > 0 ? own : evidence.slice(0, 1);
}

/** One row for each setting that a deployment gives to a service, or that its code cannot do without. */
export function settingRows({ architecture, deployments, mentions }: Worlds): readonly Row[] {
  const { given = [], needed = [], missingEntries = [], environments = [] } = architecture.wiring ?? {};
  const asked = new Map([...given, ...needed, ...missingEntries].map((each) => [`${each.node} ${each.key}`, each]));
  return [...asked].map(([element, { node, key }]) => {
    const isIt = (each: Setting) => each.node === node && each.key === key;
    const reading = needed.filter(isIt);
    const lost = [...reading, ...missingEntries.filter(isIt)];
    return {
      kind: 'setting',
      element,
      nodes: [node],
      code: reading.length > 0 ? has(reading.flatMap(({ evidence }) => evidence)) : namedIn(mentions(key)),
      deployments: deployments.map((world) => {
        const missing = lost.find(({ deployment }) => deployment === world.id);
        if (missing) return { says: 'contradicts', evidence: missing.evidence };
        const here = environments.find((each) => each.node === node && each.deployment === world.id);
        const set = here?.settings.find((each) => each.key === key);
        if (!here || set) return set ? has([set.evidence]) : SILENT;
        return missingFrom({ isBlind: world.isBlind || here.isOpen });
      }),
      documents: SILENT,
      contradictions: lost.map(({ deployment }) => `${node} cannot do without ${key}, which ${deployment} does not set.`),
    };
  });
}

interface Setting {
  readonly node: string;
  readonly key: string;
}

function namedIn(isMentioned: boolean | undefined): Cell {
  if (isMentioned === undefined) return { says: 'unknown', evidence: [] };
  return isMentioned ? has([]) : LACKS;
}
