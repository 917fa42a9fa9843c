import type { Program } from '../../src/code/engine.ts';
import { cleanText, evidenceAt, isInside, type ProgramFact, type Repository, type Source } from '../../src/sdk/index.ts';
import { below, bundlesOf } from './bundler.ts';
import { technologiesOf } from './technologies.ts';

/** A program as its Gemfile or gemspec, or the file it starts with, tells. */
export function programFacts(
  programs: readonly Program[],
  repository: Repository,
  paths: readonly string[],
): readonly ProgramFact[] {
  return programs.flatMap(({ folder, isLibrary }) => {
    const bundle = bundlesOf(repository).find((each) => each.folder === folder);
    const source = bundle?.manifest ?? startOf(folder, repository, paths);
    if (!source) return [];
    return [
      {
        kind: 'program' as const,
        evidence: evidenceAt(source, bundle?.line ?? 1),
        folder,
        ...(bundle?.name === undefined ? {} : { name: cleanText(bundle.name) }),
        aliases: [],
        role: isLibrary ? ('library' as const) : ('server' as const),
        technology: technologiesOf(bundle),
      },
    ];
  });
}

/** Without a manifest: the rackup file, or any file. */
function startOf(folder: string, repository: Repository, paths: readonly string[]): Source | undefined {
  const rackup = repository.read(below(folder, 'config.ru'));
  const path = paths.find((each) => isInside(each, folder));
  return rackup ?? (path === undefined ? undefined : repository.read(path));
}
