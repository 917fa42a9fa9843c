import { cleanText, evidenceAt, innermost, joinPath, type ProgramFact, type Repository } from '../../src/sdk/index.ts';
import { type Build, buildsOf, projectOf } from './builds.ts';
import type { BuiltProgram } from './programs.ts';
import { technologiesOf } from './technologies.ts';

/** A program as its build tells it; libraries are no services. */
export function programFacts(programs: readonly BuiltProgram[], repository: Repository): readonly ProgramFact[] {
  return programs.flatMap((program) => {
    const build = innermost(program.target?.source.path ?? joinPath(program.folder, 'main') ?? '', buildsOf(repository));
    const stated = program.isLibrary || !build ? undefined : (program.target ?? projectOf(build) ?? firstOf(build));
    return build && stated ? [factOf(program, stated, build)] : [];
  });
}

function firstOf({ manifests: [source] }: Build): BuiltProgram['target'] | undefined {
  return source && { source, line: 1, name: '' };
}

function factOf(
  { folder }: BuiltProgram,
  { source, line, name }: NonNullable<BuiltProgram['target']>,
  build: Build,
): ProgramFact {
  return {
    kind: 'program',
    evidence: evidenceAt(source, line),
    folder,
    ...(name === '' ? {} : { name: cleanText(name) }),
    aliases: [],
    role: 'unknown',
    technology: technologiesOf(build),
  };
}
