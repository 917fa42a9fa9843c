import type { ArchitectureFile } from '../model/architecture-file.ts';
import type { Change } from '../model/drift.ts';
import { change, type Sighted } from './change.ts';
import { differenceBy, differenceInWords } from './difference.ts';

/** In which ways the system is deployed, and what takes part in each. */
export function compareDeployments(before: ArchitectureFile, after: ArchitectureFile): readonly Change[] {
  const { added, removed, kept } = differenceBy(before.system.deployments, after.system.deployments, (each) => each.id);
  const common = new Set(kept.map((pair) => pair.after.id));
  return [
    ...added.map(({ id }) =>
      change('deployment-added', id, `The system is now also deployed as ${id}.`, { after: placesOf(id, after) }),
    ),
    ...removed.map(({ id }) =>
      change('deployment-removed', id, `The system is no longer deployed as ${id}.`, { before: placesOf(id, before) }),
    ),
    ...nodesMoved(before, after, common),
    ...edgesMoved(before, after, common),
  ];
}

/** The lines of the deployment's own files that speak of what is deployed. */
function placesOf(id: string, file: ArchitectureFile): Sighted {
  const place = id.slice(id.indexOf(':') + 1);
  const nodes = file.nodes.filter((node) => node.deployments.includes(id));
  return { evidence: nodes.flatMap((node) => node.evidence.filter((line) => line.path.startsWith(place)).slice(0, 1)) };
}

function nodesMoved(before: ArchitectureFile, after: ArchitectureFile, common: ReadonlySet<string>): readonly Change[] {
  const isCommon = (id: string) => common.has(id);
  return differenceBy(before.nodes, after.nodes, (node) => node.id).kept.flatMap((pair) => {
    const words = differenceInWords(pair.before.deployments.filter(isCommon), pair.after.deployments.filter(isCommon));
    return words
      ? [change('node-deployments-changed', pair.after.id, `${pair.after.name} is deployed elsewhere: ${words}.`, pair)]
      : [];
  });
}

/** Only what the two ends do not explain: an edge cannot hold where one of them is not. */
function edgesMoved(before: ArchitectureFile, after: ArchitectureFile, common: ReadonlySet<string>): readonly Change[] {
  const edges = differenceBy(before.edges, after.edges, ({ from, to, protocol }) => `${from} -> ${to} (${protocol})`);
  return edges.kept.flatMap((pair) => {
    const { from, to, protocol } = pair.after;
    const isStage = (id: string) =>
      common.has(id) && [before, after].every((file) => [from, to].every((end) => isIn(file, end, id)));
    const words = differenceInWords(pair.before.deployments.filter(isStage), pair.after.deployments.filter(isStage));
    if (!words) return [];
    const message = `${from} reaches ${to} over ${protocol} elsewhere: ${words}.`;
    return [change('edge-deployments-changed', `${from} -> ${to} (${protocol})`, message, pair)];
  });
}

/** Externals belong to no deployment and are everywhere. */
function isIn(file: ArchitectureFile, nodeId: string, deployment: string): boolean {
  const node = file.nodes.find((each) => each.id === nodeId);
  return node?.kind === 'external' || (node?.deployments.includes(deployment) ?? false);
}
