import picomatch from 'picomatch';
import type { Analyzer, Repository, Source } from '../model/analyzer.ts';
import type { Fact } from '../model/fact.ts';
import type { Problem } from '../model/problem.ts';
import type { Progress } from '../model/progress.ts';
import { analyzeSafely } from './analyze-safely.ts';
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

/** Gives every analyzer the files it wants. A file that makes one fail becomes a problem; the others go on. */
export async function runAnalyzers(
  repository: Repository,
  analyzers: readonly Analyzer[],
  progress: Progress,
  { stacks = false }: RunOptions = {},
): Promise<Analysis> {
  // What renders templates goes first: the others see what those become. Facts are put in order afterwards.
  const inTurn = analyzers.toSorted((one, other) => Number(other.renders ?? false) - Number(one.renders ?? false));
  const plan = inTurn.map((analyzer) => ({ analyzer, paths: wantedPaths(analyzer, repository) }));
  const wanted = [...new Set(plan.flatMap(({ paths }) => paths))];
  const readable = read(repository, wanted, progress);
  const found: Found[] = [];
  const problems: Problem[] = [];
  const lost = new Set<string>();
  for (const { analyzer, paths } of plan) {
    const sources = paths.flatMap((path) => readable.get(path) ?? []);
    // An empty file states nothing; the repository has already said that it is empty.
    const telling = sources.filter(({ text }) => text.trim() !== '' || analyzer.readsEmptyFiles);
    progress.start(`analyze ${analyzer.name}`, sources.length);
    const findings = await analyzeSafely({ analyzer, repository, stacks }, telling);
    // One by one: there may be more of them than a call can be given.
    for (const draft of findings.facts) found.push({ draft, foundBy: analyzer.name });
    for (const problem of findings.problems) problems.push(problem);
    for (const path of findings.lost) lost.add(path);
    addRenderings(readable, findings.renderings ?? []);
    progress.end();
  }
  for (const { code, evidence } of problems) if (code === 'syntax-error') lost.add(evidence.path);
  const parsed = [...readable.keys()].filter((path) => !lost.has(path)).length;
  return { facts: stampFacts(found), problems, files: { seen: wanted.length, parsed } };
}

/** Ways in which one chart is deployed mostly differ in a few templates: of the same text one is enough. */
function addRenderings(readable: Map<string, Source>, renderings: readonly Source[]): void {
  for (const rendering of renderings) {
    const source = readable.get(rendering.path);
    const known = source?.renderings ?? [];
    if (!source || known.some(({ text }) => text === rendering.text)) continue;
    readable.set(source.path, { path: source.path, text: source.text, renderings: [...known, rendering] });
  }
}

function wantedPaths(analyzer: Analyzer, repository: Repository): readonly string[] {
  const wants = new RegExp(analyzer.files.map((glob) => picomatch.makeRe(glob, { dot: true }).source).join('|'));
  return repository.paths.filter((path) => wants.test(path)).sort();
}

function read(repository: Repository, paths: readonly string[], progress: Progress): Map<string, Source> {
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
