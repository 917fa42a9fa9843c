import { readdirSync } from 'node:fs';
import { editDistance } from '../../model/edit-distance.ts';
import { readRef, textOf } from '../revision.ts';
import type { GitFolder } from './git-folder.ts';

const LONGEST_CHAIN = 5;
const OBJECT = /^[0-9a-f]{40}$/;

/** The object that a branch, a tag or another ref names. https://git-scm.com/docs/gitrevisions: the first of these wins. */
export function readNamedRef({ gitDir }: GitFolder, name: string): string | undefined {
  const places = [
    name,
    `refs/${name}`,
    `refs/tags/${name}`,
    `refs/heads/${name}`,
    `refs/remotes/${name}`,
    `refs/remotes/${name}/HEAD`,
  ];
  for (const place of places) {
    const found = follow(gitDir, place);
    if (found !== undefined) return found;
  }
  return undefined;
}

function follow(gitDir: string, name: string): string | undefined {
  let said = readRef(gitDir, name);
  for (let hops = 0; said?.startsWith('ref: ') && hops < LONGEST_CHAIN; hops += 1)
    said = readRef(gitDir, said.slice('ref: '.length));
  return said !== undefined && OBJECT.test(said) ? said : undefined;
}

/** Names of branches and tags that are much like one that is not there, the nearest first. */
export function namesLike(folder: GitFolder, wanted: string): readonly string[] {
  const most = Math.max(2, Math.floor(wanted.length / 3));
  return shortNames(folder)
    .map((name) => ({ name, distance: distanceTo(name, wanted) }))
    .filter(({ distance }) => distance <= most)
    .sort((one, other) => one.distance - other.distance || (one.name < other.name ? -1 : 1))
    .slice(0, 3)
    .map(({ name }) => name);
}

/** `main` means `origin/main` where only that is there. */
function distanceTo(name: string, wanted: string): number {
  const [plain, asked] = [name.toLowerCase(), wanted.toLowerCase()];
  return plain.endsWith(`/${asked}`) ? 1 : editDistance(plain, asked);
}

function shortNames({ commonDir }: GitFolder): readonly string[] {
  const packed = (textOf(`${commonDir}/packed-refs`) ?? '')
    .split('\n')
    .flatMap((line) => /^[0-9a-f]{40} (refs\/.+)$/.exec(line)?.[1] ?? []);
  const loose = ['heads', 'tags', 'remotes'].flatMap((kind) =>
    filesBelow(`${commonDir}/refs/${kind}`).map((name) => `refs/${kind}/${name}`),
  );
  return [...new Set([...packed, ...loose].map((ref) => ref.replace(/^refs\/(heads|tags|remotes)\//, '')))];
}

function filesBelow(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => `${entry.parentPath}/${entry.name}`.slice(folder.length + 1));
  } catch {
    return [];
  }
}
