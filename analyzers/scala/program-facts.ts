import type { Program } from '../../src/code/engine.ts';
import { cleanText, evidenceAt, type ProgramFact, type Repository } from '../../src/sdk/index.ts';
import { projectsOf } from './sbt.ts';
import { technologiesOf } from './technologies.ts';

/** A program as the build tells it; what Maven and Gradle build is told by their own analyzers. */
export function programFacts(programs: readonly Program[], repository: Repository): readonly ProgramFact[] {
  return programs.flatMap(({ folder, isLibrary }) => {
    const project = projectsOf(repository).find((each) => each.folder === folder);
    if (isLibrary || !project || !/build\.(sbt|sc|mill)$/.test(project.source.path)) return [];
    return [
      {
        kind: 'program' as const,
        evidence: evidenceAt(project.source, project.line),
        folder,
        ...(project.name === undefined ? {} : { name: cleanText(project.name) }),
        aliases: [],
        role: 'server' as const,
        technology: technologiesOf(project.libraries),
      },
    ];
  });
}
