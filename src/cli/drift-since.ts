import { type Span, withOrigins } from '../drift/blame/origins-of-changes.ts';
import { FOLDER } from '../drift/blame/past.ts';
import { compare } from '../drift/compare.ts';
import { UserError } from '../errors.ts';
import type { ArchitectureFile } from '../model/architecture-file.ts';
import type { Drift } from '../model/drift.ts';
import { toArchitectureFile } from '../output/architecture-file.ts';
import { commitAt } from '../repository/git/commit-facts.ts';
import { History } from '../repository/git/history.ts';
import { GitPast } from './git-past.ts';
import type { RunFlags } from './run.ts';

/** What `asbuilt drift --since` takes beside what every run takes. */
export interface SinceFlags extends RunFlags {
  readonly head?: string;
  readonly mostRevisions: number;
}

interface Compared {
  readonly found: Drift;
  readonly before: ArchitectureFile;
  readonly after: ArchitectureFile;
}

/** What changed since a revision or a day, and the commit of each change. */
export async function driftSince(dir: string, since: string, flags: SinceFlags): Promise<Compared> {
  const history = new History(dir);
  const head = await history.resolve(flags.head ?? 'HEAD');
  const base = await baseOf(history, since, head);
  const past = new GitPast(history, { dir, flags, head, most: flags.mostRevisions });
  const start = flags.head === undefined ? FOLDER : head;
  const points = [...(start === FOLDER ? [FOLDER] : []), ...(await lineBetween(history, head, base, since))];
  const before = toArchitectureFile(await past.start(base));
  const after = toArchitectureFile(await past.start(start));
  const [newest, ...older] = points;
  const span: Span = { points: [newest ?? start, ...older], base, before };
  return { found: await withOrigins(compare(before, after), span, past), before, after };
}

const DAY = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2})?)?$/;

/** A day means its beginning in UTC: the newest commit from before it. */
async function baseOf(history: History, since: string, head: string): Promise<string> {
  if (!DAY.test(since)) return history.resolve(since);
  const moment = Date.parse(since.length > 10 && !/(Z|[+-]\d{2}:\d{2})$/.test(since) ? `${since}Z` : since);
  if (Number.isNaN(moment) || isNoDay(since.slice(0, 10))) throw new UserError(`--since ${since}: there is no such day.`);
  const base = await commitAt(history, head, moment / 1000);
  if (base !== undefined) return base;
  throw new UserError(
    `--since ${since}: the history of ${head} begins later. Fetch more of it (git fetch --unshallow), or name its first commit.`,
  );
}

/** A date rolls over: the 31st of February would be the 3rd of March. */
function isNoDay(day: string): boolean {
  const moment = Date.parse(day);
  return Number.isNaN(moment) || new Date(moment).toISOString().slice(0, 10) !== day;
}

/** The commits from one back to another, which is not among them, by first parents. */
async function lineBetween(history: History, head: string, base: string, since: string): Promise<readonly string[]> {
  const line: string[] = [];
  for (let commit: string | undefined = head; commit !== base; [commit] = await history.parents(commit)) {
    if (commit === undefined)
      throw new UserError(
        `--since ${since}: it is not on the line of first parents of ${head}, so that no commit since then can be named; compare with --base ${since}.`,
      );
    line.push(commit);
  }
  return line;
}
