import { defineCodeAnalyzer } from '../../src/frontend/define-code-analyzer.ts';
import type { FactDraft, Repository } from '../../src/sdk/index.ts';
import { configFacts } from './config-facts.ts';
import { libraries } from './libraries/index.ts';
import { link } from './link.ts';
import { lower } from './lower.ts';
import { isOwnCode } from './own-code.ts';
import { programFacts } from './program-facts.ts';
import { findPrograms } from './programs.ts';

/** Ruby: bundles, constants, and what frameworks and their configuration say. */
export default defineCodeAnalyzer({
  name: 'ruby',
  files: ['**/*.rb', '**/*.ru'],
  grammar: 'ruby',
  libraries,
  isOwnCode,
  lower,
  link,
  findPrograms: (repository, modules) =>
    findPrograms(
      repository,
      modules.map(({ path }) => path),
    ),
  stated: (modules, repository) => {
    const paths = modules.map(({ path }) => path);
    return facts(repository, paths);
  },
});

function facts(repository: Repository, paths: readonly string[]): readonly FactDraft[] {
  const programs = findPrograms(repository, paths);
  const folders = programs.filter(({ isLibrary }) => !isLibrary).map(({ folder }) => folder);
  return [...programFacts(programs, repository, paths), ...configFacts(folders, repository)];
}
