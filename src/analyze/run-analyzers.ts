import picomatch from 'picomatch';
import { messageOf, UserError } from '../errors.ts';
import type { Analyzer, Findings, Repository, Source } from '../model/analyzer.ts';
import type { Fact } from '../model/fact.ts';
import type { Problem } from '../model/problem.ts';
import type { Progress } from '../model/progress.ts';
import { type Found, stampFacts } from './stamp.ts';

export interface Analysis {
  readonly facts: readonly Fact[];
  readonly problems: readonly Problem[];
  /** Files that an analyzer wanted, and those of them that could be read and parsed. */
  readonly files: { readonly seen: number; readonly parsed: number };
}

export interface RunOptions {
  /** Adds the stack to the message of an `analyzer-failed` problem. */
  readonly stacks?: boolean;
}

/** Gives every analyzer the files it wants. One that fails becomes a problem; the others go on. */
export async function runAnalyzers(
  repository: Repository,
  analyzers: readonly Analyzer[],
  progress: Progress,
  options: RunOptions = {},
): Promise<Analysis> {
  const plan = analyzers.map((analyzer) => ({ analyzer, paths: wantedPaths(analyzer, repository) }));
  const wanted = [...new Set(plan.flatMap(({ paths }) => paths))];
  const readable = read(repository, wanted, progress);
  const found: Found[] = [];
  const problems: Problem[] = [];
  for (const { analyzer, paths } of plan) {
    const sources = paths.flatMap((path) => readable.get(path) ?? []);
    progress.start(`analyze ${analyzer.name}`, sources.length);
    const findings = await analyzeSafely(analyzer, sources, repository, options);
    // One by one: there may be more of them than a call can be given.
    for (const draft of findings.facts) found.push({ draft, foundBy: analyzer.name });
    for (const problem of findings.problems) problems.push(problem);
    progress.end();
  }
  return { facts: stampFacts(found), problems, files: { seen: wanted.length, parsed: countParsed(readable, problems) } };
}

function wantedPaths(analyzer: Analyzer, repository: Repository): readonly string[] {
  const wants = new RegExp(analyzer.files.map((glob) => picomatch.makeRe(glob, { dot: true }).source).join('|'));
  return repository.paths.filter((path) => wants.test(path)).sort();
}

function read(repository: Repository, paths: readonly string[], progress: Progress): ReadonlyMap<string, Source> {
  const sources = new Map<string, Source>();
  progress.start('read', paths.length);
  for (const path of paths) {
    const source = repository.read(path);
    if (source) sources.set(path, source);
    progress.step();
  }
  progress.end();
  return sources;
}

async function analyzeSafely(
  analyzer: Analyzer,
  sources: readonly Source[],
  repository: Repository,
  { stacks = false }: RunOptions,
): Promise<Findings> {
  // An empty file states nothing; the repository has already said that it is empty.
  const telling = sources.filter(({ text }) => text.trim() !== '' || analyzer.readsEmptyFiles);
  const [first] = telling;
  if (!first) return { facts: [], problems: [] };
  try {
    return await analyzer.analyze(telling, repository);
  } catch (thrown) {
    // What the user has to mend, such as a file that a partial clone lacks, is no failure of the analyzer.
    if (thrown instanceof UserError) throw thrown;
    const stack = stacks && thrown instanceof Error ? `\n${thrown.stack}` : '';
    const message = `The analyzer ${analyzer.name} failed and its files are missing from the result: ${messageOf(thrown)}.${stack}`;
    return { facts: [], problems: [{ code: 'analyzer-failed', message, evidence: { path: first.path, line: 1, text: '' } }] };
  }
}

function countParsed(readable: ReadonlyMap<string, Source>, problems: readonly Problem[]): number {
  const broken = new Set(problems.filter(({ code }) => code === 'syntax-error').map(({ evidence }) => evidence.path));
  return [...readable.keys()].filter((path) => !broken.has(path)).length;
}
