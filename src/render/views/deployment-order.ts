import type { Architecture } from '../../model/architecture.ts';
import type { Evidence } from '../../model/evidence.ts';
import { components } from '../components.ts';
import { byText, distinct, groupedBy, isBase, namesOf, nodesById, sortedBy } from '../selection.ts';

interface Wait {
  readonly name: string;
  readonly after: string;
  readonly evidence: readonly Evidence[];
}

export interface DeploymentOrder {
  /** What can start together, wave after wave. */
  readonly waves: readonly (readonly string[])[];
  /** Why something is not in the first wave. */
  readonly waits: readonly Wait[];
  /** Sets that wait for each other; they stand in one wave and the order among them is open. */
  readonly cycles: readonly (readonly string[])[];
}

/** Waves over stated start orders and over connections to stores, brokers and infrastructure. */
export function deploymentOrder(architecture: Architecture): DeploymentOrder {
  const nameOf = namesOf(architecture);
  const ids = architecture.nodes
    .filter(({ kind }) => kind !== 'external')
    .map(({ id }) => id)
    .sort(byText);
  const waits = waitsOf(architecture, new Set(ids));
  const before = groupedBy(waits, ({ name }) => name);
  const needs = (id: string) => distinct((before.get(id) ?? []).map(({ after }) => after));
  const sets = components(ids, needs);
  return {
    waves: wavesOf(sets, needs).map((wave) => distinct(wave.map(nameOf))),
    waits: sortedBy(
      waits.map((wait) => ({ ...wait, name: nameOf(wait.name), after: nameOf(wait.after) })),
      (wait) => [wait.name, wait.after],
    ),
    cycles: sortedBy(
      sets.filter((set) => set.length > 1).map((set) => distinct(set.map(nameOf))),
      (set) => [set.join()],
    ),
  };
}

function waitsOf(architecture: Architecture, ids: ReadonlySet<string>): readonly Wait[] {
  const nodes = nodesById(architecture);
  const stated = architecture.startOrder.map(({ before, after, evidence }) => ({
    name: after,
    after: before,
    evidence: [evidence],
  }));
  const connected = architecture.edges
    .filter(({ to }) => isBaseId(to))
    .map(({ from, to, evidence }) => ({ name: from, after: to, evidence }));
  const known = [...stated, ...connected].filter(({ name, after }) => name !== after && ids.has(name) && ids.has(after));
  return [...groupedBy(known, ({ name, after }) => JSON.stringify([name, after])).values()].flatMap((same) => {
    const [first] = same;
    return first ? [{ ...first, evidence: same.flatMap(({ evidence }) => evidence) }] : [];
  });

  function isBaseId(id: string): boolean {
    const node = nodes.get(id);
    return node !== undefined && isBase(node);
  }
}

/** `sets` may come in any order; a set is placed one wave after the last set it needs. */
function wavesOf(sets: readonly (readonly string[])[], needs: (id: string) => readonly string[]): readonly (readonly string[])[] {
  const waves: string[][] = [];
  const placed = new Set<string>();
  let open = sets;
  while (open.length > 0) {
    const ready = open.filter((set) => set.every((id) => needs(id).every((need) => placed.has(need) || set.includes(need))));
    const wave = ready.flat();
    for (const id of wave) placed.add(id);
    waves.push(wave);
    open = open.filter((set) => !ready.includes(set));
  }
  return waves;
}
