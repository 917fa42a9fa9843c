import { readdirSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { editDistance } from '../model/edit-distance.ts';

/** For a path that does not exist: the folder beside it whose name is nearest, when one is near enough to be a slip. */
export function closestSibling(path: string): string | undefined {
  const wanted = basename(path);
  const ranked = foldersBeside(path)
    .map((name) => ({ name, distance: editDistance(wanted.toLowerCase(), name.toLowerCase()) }))
    .filter(({ name, distance }) => distance <= Math.max(2, Math.floor(Math.min(wanted.length, name.length) / 3)))
    .sort((one, other) => one.distance - other.distance || (one.name < other.name ? -1 : 1));
  return ranked[0]?.name;
}

function foldersBeside(path: string): readonly string[] {
  try {
    return readdirSync(dirname(path), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name);
  } catch {
    return [];
  }
}
