import type { ArchitectureFile } from '../model/architecture-file.ts';
import type { Change } from '../model/drift.ts';
import { change, firstLines } from './change.ts';

/** Databases that one element had for itself and that another now uses as well. */
export function compareStores(before: ArchitectureFile, after: ArchitectureFile): readonly Change[] {
  return after.nodes
    .filter((node) => node.kind === 'database' && before.nodes.some((old) => old.id === node.id))
    .flatMap((node) => {
      const users = usersOf(after, node.id);
      if (users.length < 2 || usersOf(before, node.id).length !== 1) return [];
      const message = `${node.name} is now used by more than one element: ${users.join(', ')}.`;
      return [change('database-shared', node.id, message, { before: edgesTo(before, node.id), after: edgesTo(after, node.id) })];
    });
}

function usersOf(file: ArchitectureFile, id: string): readonly string[] {
  return [...new Set(file.edges.filter((edge) => edge.to === id).map((edge) => edge.from))].toSorted();
}

function edgesTo(file: ArchitectureFile, id: string) {
  return firstLines(file.edges.filter((edge) => edge.to === id));
}
