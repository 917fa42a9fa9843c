import { defineCodeAnalyzer } from '../../src/frontend/define-code-analyzer.ts';
import { aspireFacts } from './aspire.ts';
import { libraries } from './libraries/index.ts';
import { link } from './link.ts';
import { lower } from './lower.ts';
import { isOwnCode } from './own-code.ts';
import { findPrograms } from './programs.ts';
import { razorPageFacts } from './razor-pages.ts';

/** C#: namespaces, projects and what the libraries of .NET do. */
export default defineCodeAnalyzer({
  name: 'csharp',
  files: ['**/*.cs'],
  grammar: 'c-sharp',
  libraries,
  isOwnCode,
  // Directives of a file that is a program by itself: https://learn.microsoft.com/dotnet/core/sdk/file-based-apps
  prepare: (text) => text.replace(/^(\uFEFF?[ \t]*)#[:!]/gm, '$1//'),
  lower,
  link,
  findPrograms,
  stated: (modules, repository) => [...aspireFacts(modules, repository), ...razorPageFacts(modules, repository)],
});
