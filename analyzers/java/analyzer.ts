import { defineCodeAnalyzer } from '../../src/frontend/define-code-analyzer.ts';
import { libraries } from './libraries/index.ts';
import { link } from './link.ts';
import { lower } from './lower.ts';
import { isOwnCode } from './own-code.ts';
import { findPrograms } from './programs.ts';

/** Java, by the frameworks and clients that its programs use. */
export default defineCodeAnalyzer({
  name: 'java',
  files: ['**/*.java'],
  grammar: 'java',
  libraries,
  isOwnCode,
  lower,
  link,
  findPrograms,
});
