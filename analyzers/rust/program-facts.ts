import type { Program } from '../../src/code/engine.ts';
import { cleanText, evidenceAt, type ProgramFact, type Repository } from '../../src/sdk/index.ts';
import { cratesIn } from './cargo.ts';
import { nameOfStart } from './programs.ts';
import { technologiesOf } from './technologies.ts';

/** A program for every package that starts something, named as its manifest names it. */
export function programFacts(programs: readonly Program[], repository: Repository): readonly ProgramFact[] {
  return cratesIn(repository).flatMap((crate) => {
    const { folder, name, path, line, dependencies, versions } = crate;
    const source = repository.read(path);
    const program = programs.find((each) => each.folder === folder);
    if (!source || !program || program.isLibrary) return [];
    const [alone] = program.entries.length === 1 ? program.entries : [];
    return [
      {
        kind: 'program',
        evidence: evidenceAt(source, line),
        folder,
        name: cleanText(name),
        aliases: alone === undefined || nameOfStart(alone, crate) === name ? [] : [cleanText(nameOfStart(alone, crate))],
        role: 'unknown',
        technology: ['rust', ...technologiesOf(dependencies, versions)],
      },
    ];
  });
}
