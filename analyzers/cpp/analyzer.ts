import { defineCodeAnalyzer } from '../../src/frontend/define-code-analyzer.ts';
import { libraries } from './libraries/index.ts';
import { link } from './link.ts';
import { lower } from './lower.ts';
import { isOwnCode } from './own-code.ts';
import { prepare } from './prepare.ts';
import { programFacts } from './program-facts.ts';
import { findPrograms } from './programs.ts';

/** C++ and C: the programs of CMake and other builds, by the libraries that they use. https://eel.is/c++draft/ */
export default defineCodeAnalyzer({
  name: 'cpp',
  files: ['**/*.{c,cc,cpp,cxx,c++,h,hh,hpp,hxx}'],
  grammar: 'cpp',
  libraries,
  isOwnCode,
  prepare,
  lower,
  link,
  findPrograms,
  stated: (modules, repository) => programFacts(findPrograms(repository, modules), repository),
});
