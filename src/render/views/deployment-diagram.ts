import type { Architecture, Edge } from '../../model/architecture.ts';
import type { Diagram } from '../mermaid.ts';
import { byText } from '../selection.ts';
import { systemDiagrams } from './system-diagram.ts';

interface DeploymentPicture {
  readonly id: string;
  readonly diagrams: readonly Diagram[];
}

/** What each deployment runs and which of the connections hold in it. */
export function deploymentDiagrams(architecture: Architecture): readonly DeploymentPicture[] {
  return [...architecture.system.deployments]
    .map(({ id }) => id)
    .sort(byText)
    .map((id) => ({ id, diagrams: systemDiagrams(only(architecture, id)) }))
    .filter(({ diagrams }) => diagrams.some(({ boxes }) => boxes.length > 0));
}

function only(architecture: Architecture, id: string): Architecture {
  const run = new Set(architecture.nodes.filter(({ deployments }) => deployments.includes(id)).map((node) => node.id));
  const undeployed = undeployedOf(architecture);
  const holds = (edge: Edge) => edge.deployments.length === 0 || edge.deployments.includes(id);
  const edges = architecture.edges.filter(
    (edge) => holds(edge) && run.has(edge.from) && (run.has(edge.to) || undeployed.has(edge.to)),
  );
  const touched = new Set([...run, ...edges.map(({ to }) => to)]);
  return { ...architecture, edges, nodes: architecture.nodes.filter((node) => touched.has(node.id)) };
}

/** What no deployment runs: systems outside, managed stores. */
function undeployedOf({ nodes }: Architecture): ReadonlySet<string> {
  return new Set(nodes.filter(({ deployments }) => deployments.length === 0).map(({ id }) => id));
}
