import type { Architecture, Node } from '../../model/architecture.ts';
import { byText, distinct, isOwn, kindNames, namesOf } from '../selection.ts';
import { isStoreOfQueues } from './stores.ts';

export interface DeploymentRow {
  readonly id: string;
  /** `compose`, `kubernetes`, `other`. */
  readonly kind: string;
  readonly runs: readonly string[];
  readonly databases: readonly string[];
  readonly caches: readonly string[];
  readonly brokers: readonly string[];
  /** What it runs beside these, with its kind. */
  readonly others: readonly string[];
  /** What the team runs in other deployments and not in this one. */
  readonly without: readonly string[];
}

/** What each deployment runs. */
export function deployments(architecture: Architecture): readonly DeploymentRow[] {
  const nameOf = namesOf(architecture);
  const isQueue = (node: Node) => isStoreOfQueues(node, architecture);
  const deployed = architecture.nodes.filter(({ deployments: ids }) => ids.length > 0);
  return [...architecture.system.deployments]
    .sort((left, right) => byText(left.id, right.id))
    .map(({ id, kind }) => {
      const here = deployed.filter((node) => node.deployments.includes(id));
      const names = (nodes: typeof here) => distinct(nodes.map((node) => nameOf(node.id)));
      const caches = here.filter(({ kind }) => kind === 'cache');
      const others = here.filter((node) => !isOwn(node) && !['database', 'cache', 'broker'].includes(node.kind));
      return {
        id,
        kind,
        runs: names(here.filter(isOwn)),
        databases: names(here.filter((node) => node.kind === 'database')),
        caches: names(caches.filter((node) => !isQueue(node))),
        brokers: names([...here.filter((node) => node.kind === 'broker'), ...caches.filter(isQueue)]),
        others: distinct(others.map((node) => `${nameOf(node.id)} (${kindNames[node.kind].one})`)),
        without: names(deployed.filter((node) => isOwn(node) && !here.includes(node))),
      };
    });
}
