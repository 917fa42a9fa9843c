import type { Problem } from '../model/problem.ts';
import { fileProblem, reasonOf } from './file-problem.ts';
import type { FileEntry, FileTree } from './file-tree.ts';
import type { IgnoreRules } from './ignore-rules.ts';
import type { Limits } from './limits.ts';
import { absentSubmodules } from './submodules.ts';

export interface Walked {
  /** Relative, `/`-separated, sorted. */
  readonly paths: readonly string[];
  /** Those of them that are symbolic links; they are checked again when they are read. */
  readonly links: ReadonlySet<string>;
  readonly problems: readonly Problem[];
}

interface Walk {
  readonly tree: FileTree;
  readonly limits: Limits;
  readonly submodules: ReadonlyMap<string, Problem>;
  readonly paths: string[];
  readonly links: Set<string>;
  readonly problems: Problem[];
}

/** Lists the files of a tree. Linked folders are not entered: what lies inside the root is met in its own place. */
export function walk(tree: FileTree, rules: IgnoreRules, limits: Limits): Walked {
  const state: Walk = { tree, limits, submodules: submodulesOf(tree, limits), paths: [], links: new Set(), problems: [] };
  enter(state, '', 0, rules);
  if (state.paths.length >= limits.files) {
    state.problems.push(fileProblem('limit-reached', '.', `Only the first ${limits.files} files are looked at.`));
  }
  return { paths: state.paths.sort(), links: state.links, problems: state.problems };
}

/** `folder` is relative: `` for the root, else ending in `/`. */
function enter(state: Walk, folder: string, depth: number, outer: IgnoreRules): void {
  if (depth > state.limits.depth) {
    state.problems.push(fileProblem('limit-reached', folder, `Folders below this one are not entered: ${depth} levels deep.`));
    return;
  }
  const listed = list(state, folder);
  const absent = listed.length === 0 ? state.submodules.get(folder) : undefined;
  if (absent) state.problems.push(absent);
  const entries = ownEntries(folder, listed);
  const rules = outer.enter(folder, ignoreTexts(state, folder, entries));
  for (const entry of entries) {
    if (state.paths.length >= state.limits.files) return;
    visit(state, folder, entry, depth, rules);
  }
}

function visit(state: Walk, folder: string, entry: FileEntry, depth: number, rules: IgnoreRules): void {
  const path = `${folder}${entry.name}`;
  if (rules.ignores(entry.is === 'folder' ? `${path}/` : path)) return;
  if (entry.is === 'folder') enter(state, `${path}/`, depth + 1, rules);
  else if (entry.is === 'file') state.paths.push(path);
  else if (entry.is === 'link') visitLink(state, path, rules);
}

/** A `.gitmodules` that is not there or cannot be read names none. */
function submodulesOf(tree: FileTree, limits: Limits): ReadonlyMap<string, Problem> {
  try {
    return absentSubmodules(tree.text('.gitmodules', limits.fileSize) ?? '');
  } catch {
    return new Map();
  }
}

function visitLink(state: Walk, path: string, rules: IgnoreRules): void {
  const link = state.tree.link(path);
  if (link.is === 'folder' && rules.ignores(`${path}/`)) return;
  if (link.is === 'file' || link.is === 'broken') {
    state.paths.push(path);
    state.links.add(path);
  } else if (link.is !== 'other' && link.problem) {
    state.problems.push(link.problem);
  }
}

function list(state: Walk, folder: string): readonly FileEntry[] {
  try {
    return state.tree.list(folder).toSorted((one, other) => (one.name < other.name ? -1 : 1));
  } catch (thrown) {
    state.problems.push(fileProblem('unreadable-file', folder || '.', `The folder cannot be listed: ${reasonOf(thrown)}.`));
    return [];
  }
}

/** Without the dependencies that Go and Composer copy into `vendor`, and without the compiled `dist` of a JavaScript package. */
function ownEntries(folder: string, entries: readonly FileEntry[]): readonly FileEntry[] {
  const has = (...names: readonly string[]) => entries.some((entry) => names.includes(entry.name));
  if (/(^|\/)vendor\/$/.test(folder) && has('modules.txt', 'autoload.php')) return [];
  return has('package.json') ? entries.filter((entry) => !(entry.is === 'folder' && entry.name === 'dist')) : entries;
}

function ignoreTexts(state: Walk, folder: string, entries: readonly FileEntry[]) {
  const text = (name: string) => {
    if (!entries.some((entry) => entry.name === name && entry.is === 'file')) return undefined;
    try {
      return state.tree.text(`${folder}${name}`, state.limits.fileSize);
    } catch (thrown) {
      state.problems.push(fileProblem('unreadable-file', `${folder}${name}`, `The file cannot be read: ${reasonOf(thrown)}.`));
      return undefined;
    }
  };
  const gitignore = text('.gitignore');
  const asbuiltignore = text('.asbuiltignore');
  return { ...(gitignore === undefined ? {} : { gitignore }), ...(asbuiltignore === undefined ? {} : { asbuiltignore }) };
}
