import { defineCodeAnalyzer } from '../../src/frontend/define-code-analyzer.ts';
import { libraries } from './libraries/index.ts';
import { link } from './link.ts';
import { lower } from './lower.ts';
import { isOwnCode } from './own-code.ts';
import { playRoutes } from './play-routes.ts';
import { programFacts } from './program-facts.ts';
import { findPrograms } from './programs.ts';

/** Scala: the projects of sbt and other builds, and the libraries that they use. https://docs.scala-lang.org/scala3/reference/ */
export default defineCodeAnalyzer({
  name: 'scala',
  files: ['**/*.scala'],
  grammar: 'scala',
  libraries,
  isOwnCode,
  lower,
  link,
  findPrograms,
  stated: (modules, repository) => {
    const programs = findPrograms(repository, modules);
    return [...programFacts(programs, repository), ...playRoutes(programs, repository)];
  },
});
