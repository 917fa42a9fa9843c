import type { Program } from '../../src/code/engine.ts';
import { cleanText, evidenceAt, type ProgramFact, type Repository, type Source } from '../../src/sdk/index.ts';
import { dependenciesOf, manifestsOf } from './dependencies.ts';
import { below } from './modules.ts';
import { roleByDependencies, technologiesOf } from './technologies.ts';

/** A program as its manifest, or the file it starts from, tells. */
export function programFacts(programs: readonly Program[], repository: Repository): readonly ProgramFact[] {
  return programs.flatMap((program) => {
    const { folder, isLibrary } = program;
    const [manifest] = manifestsOf(folder, repository);
    const source =
      manifest ??
      repository.read(
        program.entries.find((path) => !path.endsWith('__init__.py')) ?? program.entries[0] ?? below(folder, 'manage.py'),
      );
    if (!source) return [];
    const dependencies = dependenciesOf(folder, repository);
    const role = isLibrary ? 'library' : program.entries.length > 0 || !manifest ? 'server' : roleByDependencies(dependencies);
    const { name, line } = projectName(source);
    return [
      {
        kind: 'program' as const,
        evidence: evidenceAt(source, line),
        folder,
        ...(name === undefined ? {} : { name: cleanText(name) }),
        aliases: [],
        role:
          role === 'server' && dependencies.length > 0 && roleByDependencies(dependencies) === 'tool' ? ('tool' as const) : role,
        technology: technologiesOf(dependencies),
      },
    ];
  });
}

/** `name = "orders"` of pyproject.toml, `name="orders"` of setup.py. */
function projectName(source: Source): { readonly name?: string; readonly line: number } {
  if (!/(pyproject\.toml|setup\.py|setup\.cfg)$/.test(source.path)) return { line: 1 };
  const lines = source.text.split(/\r?\n/);
  const index = lines.findIndex((line) => /^\s*name\s*=\s*["']?[\w.-]+["']?/.test(line));
  const name = /^\s*name\s*=\s*["']?([\w.-]+)/.exec(lines[index] ?? '')?.[1];
  return name === undefined ? { line: 1 } : { name, line: index + 1 };
}
