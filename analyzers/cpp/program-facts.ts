import type { Program } from '../../src/code/engine.ts';
import { cleanText, evidenceAt, type ProgramFact, type Repository } from '../../src/sdk/index.ts';
import { type Build, buildsOf } from './builds.ts';
import { technologiesOf } from './technologies.ts';

/** A program as its build tells it; libraries are no services. */
export function programFacts(programs: readonly Program[], repository: Repository): readonly ProgramFact[] {
  return programs.flatMap(({ folder, isLibrary }) => {
    const build = buildsOf(repository).find((each) => each.folder === folder);
    const [manifest] = build?.manifests ?? [];
    if (isLibrary || !build || !manifest) return [];
    const named = projectOf(build);
    return [
      {
        kind: 'program' as const,
        evidence: evidenceAt(named?.source ?? manifest, named?.line ?? 1),
        folder,
        ...(named ? { name: cleanText(named.name) } : {}),
        aliases: [],
        role: 'unknown' as const,
        technology: technologiesOf(build),
      },
    ];
  });
}

/** `project(stock-service LANGUAGES CXX)`, `project('stock', 'cpp')`. */
function projectOf({ manifests }: Build) {
  for (const source of manifests) {
    if (!/(CMakeLists\.txt|meson\.build)$/.test(source.path)) continue;
    const lines = source.text.split(/\r?\n/);
    const index = lines.findIndex((line) => /^\s*project\s*\(\s*['"]?[\w.-]/i.test(line));
    const name = /\(\s*['"]?([\w.-]{1,80})/.exec(lines[index] ?? '')?.[1];
    if (name !== undefined) return { source, name, line: index + 1 };
  }
  return undefined;
}
