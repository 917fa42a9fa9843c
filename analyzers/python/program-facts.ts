import type { Program } from '../../src/code/engine.ts';
import { cleanText, evidenceAt, type ProgramFact, type Repository, type Source } from '../../src/sdk/index.ts';
import { type Dependency, dependenciesOf, manifestsOf } from './dependencies.ts';
import { below } from './modules.ts';
import { roleByDependencies, technologiesOf } from './technologies.ts';

/** A program as its manifest, or the file it starts from, tells. */
export function programFacts(programs: readonly Program[], repository: Repository): readonly ProgramFact[] {
  return programs.flatMap((program) => {
    const { folder } = program;
    const [manifest] = manifestsOf(folder, repository);
    const source =
      manifest ??
      repository.read(
        program.entries.find((path) => !path.endsWith('__init__.py')) ?? program.entries[0] ?? below(folder, 'manage.py'),
      );
    if (!source) return [];
    const dependencies = dependenciesOf(folder, repository);
    const { name, line } = projectName(source);
    return [
      {
        kind: 'program' as const,
        evidence: evidenceAt(source, line),
        folder,
        ...(name === undefined ? {} : { name: cleanText(name) }),
        aliases: [],
        role: roleOf(program, manifest !== undefined, dependencies, repository),
        technology: technologiesOf(dependencies),
      },
    ];
  });
}

/** What AWS CDK and Pulumi start describes a deployment and is no part of it. */
function roleOf(
  { folder, isLibrary, entries }: Program,
  hasManifest: boolean,
  dependencies: readonly Dependency[],
  repository: Repository,
): ProgramFact['role'] {
  if (['cdk.json', 'Pulumi.yaml'].some((name) => repository.has(below(folder, name)))) return 'tool';
  if (isLibrary) return 'library';
  const told = roleByDependencies(dependencies);
  if (entries.length === 0 && hasManifest) return told;
  return dependencies.length > 0 && told === 'tool' ? 'tool' : 'server';
}

/** `name = "orders"` of pyproject.toml, `name="orders"` of setup.py. */
function projectName(source: Source): { readonly name?: string; readonly line: number } {
  if (!/(pyproject\.toml|setup\.py|setup\.cfg)$/.test(source.path)) return { line: 1 };
  const lines = source.text.split(/\r?\n/);
  const index = lines.findIndex((line) => /^\s*name\s*=\s*["']?[\w.-]+["']?/.test(line));
  const name = /^\s*name\s*=\s*["']?([\w.-]+)/.exec(lines[index] ?? '')?.[1];
  return name === undefined ? { line: 1 } : { name, line: index + 1 };
}
