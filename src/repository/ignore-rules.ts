import ignore, { type Ignore } from 'ignore';
import type { Tracked } from './git-index.ts';

/** Folders that hold other people's code, tool output or caches in every repository, whether or not they are ignored. */
const WELL_KNOWN = [
  ...['.git', '.hg', '.svn', '.asbuilt', '.idea', '.vscode'],
  ...['node_modules/', 'bower_components/', 'jspm_packages/', '.yarn/', '.venv/', '__pycache__/', '.gradle/', '.terraform/'],
  ...['.next/', '.nuxt/', '.svelte-kit/', '.angular/', '.turbo/', '.parcel-cache/', 'coverage/', '.nyc_output/'],
  ...['.tox/', '.mypy_cache/', '.pytest_cache/'],
  // Our own: what people say to asbuilt and what it said before is not part of the system.
  ...['/asbuilt.yaml', '/asbuilt.json', 'asbuilt-docs/'],
];

/** The rank of `.gitignore`, which says nothing about what git tracks already. */
const GITIGNORE = 1;

/** The patterns of one file (or of the flags), which hold below `base`. */
interface Layer {
  /** `` for the root, else ending in `/`. */
  readonly base: string;
  /** Later layers win: well-known folders, `.gitignore`, `.asbuiltignore`, `--ignore`; within one rank, deeper files win. */
  readonly rank: number;
  readonly patterns: Ignore;
}

/** What is ignored below one folder. Immutable: entering a folder gives new rules. */
export interface IgnoreRules {
  /** `path` is relative to the root; folders end in `/`. */
  ignores(path: string): boolean;
  /** The rules inside a folder with the texts of its own ignore files. */
  enter(folder: string, texts: { readonly gitignore?: string; readonly asbuiltignore?: string }): IgnoreRules;
}

/** The rules that hold before any file was read. What git tracks stays although a `.gitignore` names it. */
export function ignoreRules(flags: readonly string[], tracked: Tracked): IgnoreRules {
  return rulesOf([layer('', 0, WELL_KNOWN.join('\n')), layer('', 3, flags.join('\n'))], tracked);
}

function rulesOf(layers: readonly Layer[], tracked: Tracked): IgnoreRules {
  const withoutGit = layers.filter((each) => each.rank !== GITIGNORE);
  return {
    ignores(path) {
      const decided = verdict(layers, path);
      const isKept = decided.ignored && decided.rank === GITIGNORE && tracked.has(path);
      return isKept ? verdict(withoutGit, path).ignored : decided.ignored;
    },
    enter(folder, { gitignore, asbuiltignore }) {
      // A folder that a later layer took back in must not be ignored again file by file; one that is entered for its
      // tracked files alone is.
      const decided = folder === '' ? undefined : verdict(layers, folder);
      const kept = !decided || decided.ignored ? layers : layers.filter((each) => !test(each, folder).ignored);
      const own = [
        ...(gitignore === undefined ? [] : [layer(folder, GITIGNORE, gitignore)]),
        ...(asbuiltignore === undefined ? [] : [layer(folder, 2, asbuiltignore)]),
      ];
      return rulesOf(
        [...kept, ...own].sort((one, other) => one.rank - other.rank),
        tracked,
      );
    },
  };
}

/** `patterns` is the text of an ignore file, one pattern a line. */
function layer(base: string, rank: number, patterns: string): Layer {
  return { base, rank, patterns: ignore({ allowRelativePaths: true, ignorecase: false }).add(patterns) };
}

/** What the last layer that speaks of the path says, and which layer that is. */
function verdict(layers: readonly Layer[], path: string): { readonly ignored: boolean; readonly rank: number } {
  for (const each of layers.toReversed()) {
    const { ignored, unignored } = test(each, path);
    if (ignored || unignored) return { ignored, rank: each.rank };
  }
  return { ignored: false, rank: 0 };
}

function test({ base, patterns }: Layer, path: string): { readonly ignored: boolean; readonly unignored: boolean } {
  return patterns.test(path.slice(base.length));
}
