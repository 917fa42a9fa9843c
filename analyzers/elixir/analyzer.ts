import { defineCodeAnalyzer } from '../../src/frontend/define-code-analyzer.ts';
import { libraries } from './libraries/index.ts';
import { link } from './link.ts';
import { lower } from './lower.ts';
import { isOwnCode } from './own-code.ts';
import { findPrograms } from './programs.ts';

/** Elixir: the modules of Mix's applications and their configuration. https://hexdocs.pm/elixir/syntax-reference.html */
export default defineCodeAnalyzer({
  name: 'elixir',
  files: ['**/*.{ex,exs}'],
  grammar: 'elixir',
  libraries,
  isOwnCode,
  lower,
  link,
  findPrograms,
});
