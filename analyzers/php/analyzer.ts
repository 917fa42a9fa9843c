import { defineCodeAnalyzer } from '../../src/frontend/define-code-analyzer.ts';
import type { Repository } from '../../src/sdk/index.ts';
import { libraries } from './libraries/index.ts';
import { link } from './link.ts';
import { lower } from './lower.ts';
import { isOwnCode } from './own-code.ts';
import { programFacts } from './program-facts.ts';
import { findPrograms } from './programs.ts';
import { symfonyFacts } from './symfony-facts.ts';

/** PHP: projects of Composer, namespaces, and what frameworks and their configuration say. */
export default defineCodeAnalyzer({
  name: 'php',
  files: ['**/*.php'],
  grammar: 'php',
  libraries,
  isOwnCode,
  lower,
  link,
  findPrograms: (repository, modules) =>
    findPrograms(
      repository,
      modules.map(({ path }) => path),
    ),
  stated: (modules, repository) =>
    facts(
      repository,
      modules.map(({ path }) => path),
    ),
});

function facts(repository: Repository, paths: readonly string[]) {
  const programs = findPrograms(repository, paths);
  const folders = programs.filter(({ isLibrary }) => !isLibrary).map(({ folder }) => folder);
  return [...programFacts(programs, repository, paths), ...symfonyFacts(folders, repository)];
}
