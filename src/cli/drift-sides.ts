import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { messageOf, UserError } from '../errors.ts';
import type { ArchitectureFile } from '../model/architecture-file.ts';
import { toArchitectureFile } from '../output/architecture-file.ts';
import type { Moment } from '../repository/open-at.ts';
import { analyzeFolder, type RunFlags } from './run.ts';

/** Which two architectures are compared. */
export interface SideFlags extends Omit<RunFlags, 'failOn'> {
  readonly baseline?: string;
  readonly base?: string;
  readonly head?: string;
  readonly before?: string;
  readonly after?: string;
}

type Sides = readonly [ArchitectureFile, ArchitectureFile];

/** Finds or makes the two sides that the flags ask for. */
export async function sidesOf(folder: string | undefined, flags: SideFlags): Promise<Sides> {
  const { before, after, base } = flags;
  if (before !== undefined && after !== undefined) {
    if (folder !== undefined) throw new UserError(`With --before and --after no folder is analysed; leave out ${folder}.`);
    return [await readFrom(before, ''), await readFrom(after, '')];
  }
  if (before !== undefined || after !== undefined)
    throw new UserError('--before and --after go together. To compare a folder with one file, use --baseline FILE.');
  if (base !== undefined) return revisionsOf(folder ?? '.', base, flags);
  if (flags.head !== undefined) throw new UserError('--head goes with --base, which names the revision to compare it with.');
  return [await readBaseline(folder ?? '.', flags), await analysed(folder ?? '.', flags)];
}

/** Both sides without submodules: what they hold is not in this repository's history. */
async function revisionsOf(dir: string, base: string, { head, ...flags }: SideFlags): Promise<Sides> {
  const { History } = await import('../repository/git/history.ts');
  const { submodulePatterns } = await import('../repository/git/commit-tree.ts');
  const history = new History(dir);
  const before = { history, commit: await history.resolve(base) };
  const after = head === undefined ? undefined : { history, commit: await history.resolve(head) };
  const ignore = [...(flags.ignore ?? []), ...(await submodulePatterns(history, before.commit))];
  return [await analysed(dir, flags, before), await analysed(dir, { ...flags, ignore }, after)];
}

async function readBaseline(dir: string, flags: SideFlags): Promise<ArchitectureFile> {
  // That there is no such folder comes before what it lacks; the analysis says it best.
  if (!existsSync(dir)) await analysed(dir, flags);
  const written = flags.baseline ?? join(dir, 'asbuilt.json');
  return readFrom(written, ` Create it with: asbuilt scan ${dir} --format json -o ${written}`);
}

async function analysed(dir: string, flags: SideFlags, at?: Moment): Promise<ArchitectureFile> {
  return toArchitectureFile((await analyzeFolder(dir, flags, at)).architecture);
}

/** Validation needs zod, which other commands should not wait for. */
async function readFrom(path: string, remedy: string): Promise<ArchitectureFile> {
  const text = readText(path, remedy);
  const { readArchitectureFile } = await import('../output/read-architecture-file.ts');
  return readArchitectureFile(text, path);
}

function readText(path: string, remedy: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (thrown) {
    const isMissing = thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOENT';
    if (isMissing) throw new UserError(`${path}: there is no such file.${remedy}`);
    throw new UserError(`${path}: the file cannot be read: ${messageOf(thrown)}.`);
  }
}
