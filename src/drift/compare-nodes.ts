import type { ArchitectureFile } from '../model/architecture-file.ts';
import type { Change } from '../model/drift.ts';
import { change, firstLines } from './change.ts';
import { differenceBy, differenceInWords } from './difference.ts';

type Node = ArchitectureFile['nodes'][number];

/** What came, what went, and what is not as it was. */
export function compareNodes(before: ArchitectureFile, after: ArchitectureFile): readonly Change[] {
  const { added, removed, kept } = differenceBy(before.nodes, after.nodes, (node) => node.id);
  return [
    ...added.map((node) => nodeAdded(node, after)),
    ...removed.map((node) => nodeRemoved(node, before)),
    ...kept.flatMap((pair) => compareNode(pair.before, pair.after)),
  ];
}

function nodeAdded(node: Node, file: ArchitectureFile): Change {
  if (node.kind !== 'external')
    return change('node-added', node.id, `${node.name} is new (${summary(node, file)}).`, { after: node });
  const callers = file.edges.filter((edge) => edge.to === node.id);
  const by = callers.length > 0 ? `, reached by ${[...new Set(callers.map((edge) => edge.from))].toSorted().join(', ')}` : '';
  const places = firstLines([...callers, node]);
  return change('external-added', node.id, `${node.name} is a new system outside the repository${by}.`, { after: places });
}

function nodeRemoved(node: Node, file: ArchitectureFile): Change {
  if (node.kind === 'external')
    return change('external-removed', node.id, `${node.name}, outside the repository, is no longer reached.`, { before: node });
  return change('node-removed', node.id, `${node.name} is gone (${summary(node, file)}).`, { before: node });
}

/** The routes of a node that came or went are told with it, not one by one. */
function summary(node: Node, file: ArchitectureFile): string {
  const routes = file.routes.filter((route) => route.service === node.id).length;
  return routes === 0 ? node.kind : `${node.kind} with ${routes} ${routes === 1 ? 'route' : 'routes'}`;
}

function compareNode(before: Node, after: Node): readonly Change[] {
  const { id, name } = after;
  const sides = { before, after };
  const technology = differenceInWords(before.technology, after.technology);
  const ports = differenceInWords(before.ports.map(String), after.ports.map(String));
  const owners = differenceInWords(before.owners, after.owners);
  return [
    ...(before.kind === after.kind
      ? []
      : [change('node-kind-changed', id, `${name} was of kind ${before.kind} and is now ${after.kind}.`, sides)]),
    ...(technology
      ? [change('node-technology-changed', id, `${name} is built with other technology: ${technology}.`, sides)]
      : []),
    ...(ports ? [change('node-ports-changed', id, `${name} listens on other ports: ${ports}.`, sides)] : []),
    ...(owners ? [change('ownership-changed', id, `${name} has other owners: ${owners}.`, sides)] : []),
  ];
}
