import { defineCodeAnalyzer } from '../../src/frontend/define-code-analyzer.ts';
import { libraries } from './libraries/index.ts';
import { link } from './link.ts';
import { lower } from './lower.ts';
import { isOwnCode } from './own-code.ts';
import { programFacts } from './program-facts.ts';
import { findPrograms } from './programs.ts';

/** Rust: the programs of Cargo's packages and what they reach. https://doc.rust-lang.org/reference/ */
export default defineCodeAnalyzer({
  name: 'rust',
  files: ['**/*.rs'],
  grammar: 'rust',
  libraries,
  isOwnCode,
  lower,
  link,
  findPrograms,
  stated: (modules, repository) => programFacts(findPrograms(repository, modules), repository),
});
