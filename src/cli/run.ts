import type { Command } from 'commander';
import { UserError } from '../errors.ts';
import { failuresIn, type Problem } from '../model/problem.ts';
import { analyze, type Run } from '../pipeline.ts';
import type { Moment } from '../repository/open-at.ts';
import { complain, finish, isColoured } from './console.ts';
import { progressLine } from './progress-line.ts';

/** What every command that analyses a folder takes. */
export interface RunFlags {
  readonly name?: string;
  readonly config?: string;
  readonly ignore?: readonly string[];
  readonly failOn?: 'any' | 'none';
  /** False by `--no-cache`. */
  readonly cache?: boolean | string;
  readonly quiet?: boolean;
  readonly debug?: boolean;
  readonly color?: boolean;
  readonly helm?: string;
  readonly kustomize?: string;
}

/** Adds the options of `RunFlags` to a command. */
export function withRunFlags(command: Command): Command {
  return command
    .option('--name <name>', "the system's name (default: the folder's)")
    .option('--config <file>', 'configuration (default: asbuilt.yaml of the folder)')
    .option('--ignore <pattern>', 'leave files out, in the syntax of .gitignore; repeatable', repeated)
    .option('--cache <folder>', "where results are kept for the next run (default: asbuilt in the user's cache folder)")
    .option('--no-cache', 'keep no results and take none from earlier runs')
    .option('--helm <path>', 'render charts with this helm program')
    .option('--kustomize <path>', 'build overlays with this kustomize or kubectl program')
    .option('--quiet', 'no progress')
    .option('--debug', 'time of every stage on stderr, stacks of failures')
    .option('--color', 'colour even when nobody seems to look')
    .option('--no-color', 'no colour');
}

/** For options that may be given more than once. */
export function repeated(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}

/** Analyses a folder, or a commit of its history, with progress for whoever is looking. */
export async function analyzeFolder(folder: string, flags: RunFlags, at?: Moment): Promise<Run> {
  const progress = progressLine(flags);
  const { name, ignore, failOn, cache, debug = false } = flags;
  const given = {
    ...(name ? { name } : {}),
    ...(ignore ? { ignore } : {}),
    ...(failOn ? { failOn } : {}),
    ...(cache === undefined || cache === true ? {} : { cache }),
  };
  const renderers = { ...(flags.helm && { helm: flags.helm }), ...(flags.kustomize && { kustomize: flags.kustomize }) };
  if (at && Object.keys(renderers).length > 0) {
    throw new UserError(
      '--helm and --kustomize render what lies in the folder; they cannot render another revision. Leave them out.',
    );
  }
  try {
    const run = await analyze(folder, {
      ...(at && { at }),
      flags: given,
      environment: process.env,
      progress,
      debug,
      renderers,
      ...(flags.config && { configFile: flags.config }),
    });
    progress.clear();
    tellFailures(run.architecture.problems);
    return run;
  } finally {
    progress.clear();
  }
}

/** Our own mistakes: what is missing through them is said whatever a command prints, and no such run ends well. */
export function tellFailures(problems: readonly Problem[]): void {
  for (const failure of failuresIn(problems)) complain(failure);
  if (failuresIn(problems).length > 0) finish(2);
}

/** Before anything is written that outlasts the run: what is missing from it would look as if it were gone. */
export function refuseFailures(problems: readonly Problem[]): void {
  if (failuresIn(problems).length > 0) throw new UserError('Nothing was written: what could not be analysed would be missing.');
}

/** Whether stdout gets colour. */
export function coloursStdout(flags: RunFlags): boolean {
  return isColoured(process.stdout, flags.color);
}
