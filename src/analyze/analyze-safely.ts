import { messageOf, UserError } from '../errors.ts';
import type { Analyzer, Findings, Repository, Source } from '../model/analyzer.ts';
import type { Problem } from '../model/problem.ts';

/** Of more files that break an analyzer than these, it is not the files that are odd. */
const MOST_LEFT_OUT = 3;

/** What an analyzer found, and the files that are missing from it because it failed. */
export interface SafeFindings extends Findings {
  readonly lost: readonly string[];
}

interface Run {
  readonly analyzer: Analyzer;
  readonly repository: Repository;
  readonly stacks: boolean;
}

/** Runs an analyzer; where it fails, without the files that make it fail. Each of them becomes a problem. */
export async function analyzeSafely(run: Run, sources: readonly Source[]): Promise<SafeFindings> {
  const problems: Problem[] = [];
  let rest = sources;
  while (rest.length > 0) {
    const outcome = await attempt(run, rest);
    if ('facts' in outcome) return { ...outcome, problems: [...outcome.problems, ...problems], lost: problems.map(pathOf) };
    if (problems.length === MOST_LEFT_OUT) return allLost(run, sources, outcome.thrown);
    const breaking = await breakingIn(run, [], rest);
    problems.push(problem(run, breaking, `failed at this file, which is missing from the result`, outcome.thrown));
    rest = rest.filter((source) => source !== breaking);
  }
  return { facts: [], problems, lost: problems.map(pathOf) };
}

function allLost(run: Run, sources: readonly Source[], thrown: unknown): SafeFindings {
  const [first] = sources;
  const problems = first ? [problem(run, first, 'failed and its files are missing from the result', thrown)] : [];
  return { facts: [], problems, lost: sources.map(({ path }) => path) };
}

/** The file with which an analyzer begins to fail: by halves, alone where that is enough, else together with those before it. */
async function breakingIn(run: Run, before: readonly Source[], sources: readonly Source[]): Promise<Source> {
  const middle = Math.ceil(sources.length / 2);
  const [first, second] = [sources.slice(0, middle), sources.slice(middle)];
  const [only] = sources;
  if (only && second.length === 0) return only;
  if ('thrown' in (await attempt(run, [...before, ...first]))) return breakingIn(run, before, first);
  const failsAlone = 'thrown' in (await attempt(run, [...before, ...second]));
  return breakingIn(run, failsAlone ? before : [...before, ...first], second);
}

async function attempt(
  { analyzer, repository }: Run,
  sources: readonly Source[],
): Promise<Findings | { readonly thrown: unknown }> {
  try {
    return await analyzer.analyze(sources, repository);
  } catch (thrown) {
    // What the user has to mend, such as a file that a partial clone lacks, is no failure of the analyzer.
    if (thrown instanceof UserError) throw thrown;
    return { thrown };
  }
}

function problem({ analyzer, stacks }: Run, { path }: Source, what: string, thrown: unknown): Problem {
  const stack = stacks && thrown instanceof Error ? `\n${thrown.stack}` : '';
  const message = `The analyzer ${analyzer.name} ${what}: ${messageOf(thrown)}.${stack}`;
  return { code: 'analyzer-failed', message, evidence: { path, line: 1, text: '' } };
}

function pathOf({ evidence }: Problem): string {
  return evidence.path;
}
