import { NothingThere } from './errors.ts';
import type { Analyzer } from './model/analyzer.ts';
import type { Problem } from './model/problem.ts';

const MOST_PROBLEMS = 5;

/** Why a run has no result: what was looked for, and what stood in the way. */
export function nothingAnalysed(
  root: string,
  seen: number,
  analyzers: readonly Analyzer[],
  problems: readonly Problem[],
): NothingThere {
  const shown = problems
    .slice(0, MOST_PROBLEMS)
    .map(({ evidence, message }) => `  ${evidence.path}:${evidence.line}: ${message}`);
  const wide = Math.max(0, ...analyzers.map(({ name }) => name.length));
  return new NothingThere(
    [
      `${root}: ${seen === 0 ? 'nothing to analyse was found' : `${seen} files were read and none says what runs or talks to what`}.`,
      ...(shown.length > 0 ? ['These files could not be used:', ...shown] : []),
      'asbuilt looked for:',
      ...analyzers.map(({ name, files }) => `  ${name.padEnd(wide)}  ${inWords(files)}`),
      'Files that .gitignore, .asbuiltignore or --ignore name were not looked at.',
    ].join('\n'),
  );
}

// A glob that begins with two stars and a slash means: in any folder.
function inWords(globs: readonly string[]): string {
  const anywhere = globs.filter((glob) => glob.startsWith('**/')).map((glob) => glob.slice('**/'.length));
  const rooted = globs.filter((glob) => !glob.startsWith('**/') && !glob.startsWith('!'));
  return [
    ...(anywhere.length > 0 ? [`${anywhere.join(', ')} in any folder`] : []),
    ...(rooted.length > 0 ? [rooted.join(', ')] : []),
  ].join('; ');
}
