import type { Evidence } from '../model/evidence.ts';
import type { ProcessFact } from '../model/fact.ts';
import type { Program } from './engine.ts';
import type { ChosenWay } from './ways.ts';

/** One way in which a program is run. */
export interface Process {
  readonly program: Program;
  readonly key: string;
  readonly evidence: Evidence;
  readonly file?: string;
  readonly isOfJobs?: boolean;
  readonly isScheduler?: boolean;
  /** Only a command of the framework's console runs it. */
  readonly isAside?: boolean;
  /** Words of the command that starts it. */
  readonly names?: readonly string[];
  readonly reached: ReadonlySet<string>;
  /** It is run where a setting chooses it. */
  readonly way?: ChosenWay;
}

const NOTHING: ReadonlySet<string> = new Set();

/** What a program runs where a setting chooses it. */
export function chosenProcess(way: ChosenWay): Process {
  const { program, chosenBy, chosenAs } = way;
  const key = `${program.folder}#${chosenBy}=${chosenAs}`;
  return { program, key, evidence: topOf(program.entries[0] ?? ''), reached: NOTHING, way };
}

/** The place that stands for a whole file. */
export function topOf(path: string): Evidence {
  return { path, line: 1, text: '' };
}

/** What the model says of a process. */
export function factOf({ program, key, evidence, file, isOfJobs, way, names = [] }: Process): ProcessFact {
  return {
    kind: 'process',
    evidence,
    program: program.folder,
    key,
    names: [...(program.starts?.get(key) ?? []), ...names].sort(),
    ...(file === undefined ? {} : { file }),
    ...(file !== undefined && program.chosenBy !== undefined ? { chosenBy: program.chosenBy } : {}),
    ...(isOfJobs ? { isOfJobs } : {}),
    ...(way ? { chosenBy: way.chosenBy, chosenAs: way.chosenAs, ...(way.isDefault ? { isDefault: true } : {}) } : {}),
  };
}
