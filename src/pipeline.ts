import { runAnalyzers } from './analyze/run-analyzers.ts';
import { openCache } from './cache/cache.ts';
import { check } from './check/check.ts';
import type { Config } from './config/config.ts';
import { loadConfig } from './config/load-config.ts';
import { reconcile } from './drift/between/reconcile.ts';
import { compareDocuments } from './drift/claims/claims.ts';
import type { Repository } from './model/analyzer.ts';
import type { Architecture } from './model/architecture.ts';
import type { Document } from './model/document.ts';
import type { Finding } from './model/finding.ts';
import { type Progress, silent, stage, waitingStage } from './model/progress.ts';
import { nothingAnalysed } from './nothing-analysed.ts';
import type { RenderOptions } from './render/options.ts';
import { render } from './render/render.ts';
import { renderersFor } from './renderers/renderers.ts';
import { documentsIn } from './repository/documents.ts';
import { mentionsIn, namesIn } from './repository/mentions.ts';
import { numbersIn } from './repository/numbers.ts';
import { openAt } from './repository/open-at.ts';
import { standingIn } from './repository/standing.ts';
import { resolve } from './resolve/resolve.ts';
import type { RunOptions } from './run-options.ts';

export interface Run {
  readonly config: Config;
  readonly architecture: Architecture;
  readonly repository: Repository;
}

/** config → repository → facts → architecture; or what the last run gave, when nothing that it rests on has changed. */
export async function analyze(root: string, options: RunOptions = {}): Promise<Run> {
  const { progress = silent, debug = false, renderers = {}, at } = options;
  const { config, opened } = await open(root, options);
  const cache = openCache(opened, { ...options, config });
  const recalled = stage(progress, 'look for changes', cache.recall);
  if (recalled) return { config, architecture: recalled, repository: opened.repository };
  await opened.load?.(progress);
  const { analyzers } = await import('../analyzers/index.ts');
  const repository = { ...opened.repository, ...cache.forFiles, ...renderersFor(root, renderers) };
  const { facts, problems, files } = await runAnalyzers(repository, analyzers, progress, { stacks: debug });
  const all = [...opened.problems, ...problems];
  if (facts.length === 0) throw nothingAnalysed(at ? `${root} at ${at.commit}` : root, files.seen, analyzers, all);
  const name = config.name ?? repository.name;
  const input = { facts, problems: all, files, name, revision: opened.revision, findNames: namesIn(repository) };
  const architecture = stage(progress, 'resolve', () => resolve(input));
  stage(progress, 'keep', () => cache.remember(architecture));
  return { config, architecture, repository };
}

/** What a command analyses, by its configuration. */
async function open(root: string, { flags, environment, configFile, progress = silent, at }: RunOptions) {
  const config = loadConfig(root, flags, environment, configFile);
  const where = { ignore: config.ignore, ...(configFile && { configFile }) };
  return { config, opened: await waitingStage(progress, 'list files', () => openAt(root, where, at)) };
}

/** architecture → views → documents. */
export function draw(architecture: Architecture, options: RenderOptions = {}): readonly Document[] {
  return render(architecture, options);
}

/** Documents that people wrote, held against the architecture. */
export function judgeDocuments({ config, architecture, repository }: Run) {
  const { documents, unread } = documentsIn(repository, config.documents);
  const ground = { paths: repository.paths, mentions: mentionsIn(repository, new Set()), writes: numbersIn(repository) };
  return { ...compareDocuments(architecture, documents, ground), unread };
}

/** Code, deployments and documents of one architecture, side by side. */
export function sideBySide(run: Run) {
  const { architecture } = run;
  const { claims, unread } = judgeDocuments(run);
  const words = wordsOf(run);
  return { table: reconcile({ architecture, findings: check(architecture, words), claims, mentions: words.mentions }), unread };
}

/** architecture → findings. */
export function examine(run: Run, progress: Progress = silent): readonly Finding[] {
  const { config, architecture } = run;
  return stage(progress, 'check', () => check(architecture, { ...wordsOf(run), policies: config.policies }));
}

/** Whether anything but the files in which deployments give settings names one, and where names of channels stand. */
function wordsOf({ architecture, repository }: Run) {
  const givers = new Set(architecture.wiring?.given.map(({ evidence }) => evidence.path));
  return { mentions: mentionsIn(repository, givers), standing: standingIn(repository) };
}

/** The analyzers that read what is declared for Kubernetes. */
const DECLARING = new Set(['helm', 'kubernetes', 'kustomize']);

/** config → repository → facts of what the repository declares for Kubernetes. */
export async function declarations(root: string, options: RunOptions = {}) {
  const { progress = silent, renderers = {} } = options;
  const { config, opened } = await open(root, options);
  const { analyzers } = await import('../analyzers/index.ts');
  const repository = { ...opened.repository, ...renderersFor(root, renderers) };
  const declaring = analyzers.filter(({ name }) => DECLARING.has(name));
  const { facts, problems, files } = await runAnalyzers(repository, declaring, progress);
  return { facts, problems, files, name: config.name ?? repository.name, revision: opened.revision };
}
