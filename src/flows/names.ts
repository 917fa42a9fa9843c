import type { Architecture } from '../model/architecture.ts';

/** How a node is told of: by its name where that names one node only, else by its id. */
export function shownNames({ nodes }: Architecture): (id: string) => string {
  const names = new Map(nodes.map(({ id, name }) => [id, nodes.filter((node) => node.name === name).length > 1 ? id : name]));
  return (id) => names.get(id) ?? id;
}
