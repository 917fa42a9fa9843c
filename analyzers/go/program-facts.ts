import { cleanText, evidenceAt, type ProgramFact, type Repository } from '../../src/sdk/index.ts';
import { type MainPackage, mainPackages } from './programs.ts';
import { technologiesOf } from './technologies.ts';

/** A program for every main package, named like its folder and its module. */
export function programFacts(repository: Repository): readonly ProgramFact[] {
  return mainPackages(repository).flatMap((main) => {
    const source = repository.read(main.start.path);
    return source ? [factOf(main, evidenceAt(source, main.start.line))] : [];
  });
}

function factOf(main: MainPackage, evidence: ProgramFact['evidence']): ProgramFact {
  const { folder, home, module } = main;
  const names = [home === module?.folder ? nameIn(module.path) : undefined, folder === home ? undefined : nameIn(folder)];
  const [name, ...aliases] = [...new Set(names.filter((each) => each !== undefined && each !== 'cmd' && each !== 'main'))];
  return {
    kind: 'program',
    evidence,
    folder: home,
    ...(name === undefined ? {} : { name: cleanText(name) }),
    aliases: aliases.flatMap((alias) => (alias === undefined ? [] : [cleanText(alias)])),
    role: 'unknown',
    technology: ['go', ...technologiesOf(module?.requires ?? [])],
  };
}

/** The last part of a path, without a version. */
function nameIn(path: string): string {
  const parts = path.split('/').filter((part) => !/^v\d+$/.test(part));
  return parts.at(-1) ?? path;
}
