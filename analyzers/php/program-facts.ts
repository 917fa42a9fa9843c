import type { Program } from '../../src/code/engine.ts';
import { cleanText, evidenceAt, isInside, type ProgramFact, type Repository, type Source } from '../../src/sdk/index.ts';
import { below } from './composer.ts';
import { projectOf } from './programs.ts';
import { technologiesOf } from './technologies.ts';

const FRONT = ['public/index.php', 'web/index.php', 'www/index.php', 'index.php', 'worker.php'];

/** A program as its composer.json, or the file it starts with, tells. */
export function programFacts(
  programs: readonly Program[],
  repository: Repository,
  paths: readonly string[],
): readonly ProgramFact[] {
  return programs.flatMap((program) => {
    const { folder, isLibrary } = program;
    const project = projectOf(folder, repository);
    const source = project?.manifest ?? frontOf(folder, repository, paths);
    if (!source) return [];
    return [
      {
        kind: 'program',
        evidence: evidenceAt(source, project?.line ?? 1),
        folder,
        ...namesOf(project?.name),
        role: isLibrary ? 'library' : 'server',
        technology: technologiesOf(project),
      },
    ];
  });
}

/** Without a manifest: the front controller, or any file. */
function frontOf(folder: string, repository: Repository, paths: readonly string[]): Source | undefined {
  const front = FRONT.map((name) => below(folder, name)).find((path) => repository.has(path));
  const path = front ?? paths.find((each) => isInside(each, folder));
  return path === undefined ? undefined : repository.read(path);
}

/** `acme/orders` is `orders` for short. */
function namesOf(written: string | undefined): Pick<ProgramFact, 'name' | 'aliases'> {
  if (written === undefined || SKELETONS.has(written)) return { aliases: [] };
  const full = cleanText(written);
  const name = full.slice(full.lastIndexOf('/') + 1);
  return { name, aliases: name === full ? [] : [full] };
}

/** Names that project generators leave behind: they name nobody. */
const SKELETONS = new Set([
  'laravel/laravel',
  'laravel/lumen',
  'symfony/skeleton',
  'symfony/website-skeleton',
  'slim/slim-skeleton',
]);
