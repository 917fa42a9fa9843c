import type { Program } from '../../src/code/engine.ts';
import type { Repository } from '../../src/sdk/index.ts';
import { innermost } from '../../src/sdk/index.ts';
import { isPartOfAnother, mixProjects, projectsInside } from '../../src/sdk/mix-projects.ts';

/** Every project is a program or a library; what a whole umbrella holds is its own code. What Mix says of programs is told by its own analyzer. */
export function findPrograms(repository: Repository): readonly Program[] {
  const all = mixProjects(repository);
  const whole = all.filter((each) => each.isUmbrella && !isPartOfAnother(each, repository));
  return all
    .filter((each) => !whole.some((umbrella) => umbrella !== each && projectsInside(umbrella, repository).includes(each)))
    .map((project) => ({ folder: project.folder, entries: [], isLibrary: isPartOfAnother(project, repository) }))
    .sort((one, other) => (one.folder < other.folder ? -1 : 1));
}

/** The folder of the innermost project around a path. */
export function homeOf(path: string, repository: Repository): string {
  return innermost(path, mixProjects(repository))?.folder ?? '.';
}
