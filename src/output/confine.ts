import { lstat, realpath } from 'node:fs/promises';
import { dirname, isAbsolute, join, normalize, sep } from 'node:path';

/**
 * Where a document lies in a folder, or undefined when that would be outside of it: by `..`, as an absolute path, or because
 * a link on the way leads elsewhere.
 */
export async function confine(folder: string, path: string): Promise<string | undefined> {
  const inside = normalize(path);
  if (isAbsolute(inside) || inside === '..' || inside.startsWith(`..${sep}`) || inside.includes('\0')) return undefined;
  const target = join(folder, inside);
  if (await isLink(target)) return undefined;
  const [root, nearest] = [await existing(folder), await existing(dirname(target))];
  return nearest === root || nearest.startsWith(root + sep) ? target : undefined;
}

async function isLink(path: string): Promise<boolean> {
  const found = await lstat(path).catch(() => undefined);
  return found?.isSymbolicLink() ?? false;
}

/** The real path of the nearest folder above that exists. */
async function existing(path: string): Promise<string> {
  const real = await realpath(path).catch(() => undefined);
  return real ?? existing(dirname(path));
}
