import { isPlainFolderName } from '../../model/names.ts';
import { isInside } from '../../sdk/path.ts';
import { baseName, folderOf } from '../folders.ts';
import type { ProgramSighting } from './sightings.ts';

/**
 * What a program is called by where it lies: `billing-worker` in `billing/cmd/worker`, and `parcels` what alone lies in `parcels/cmd/parcelsd`.
 * https://go.dev/doc/modules/layout#server-project
 */
export function placeNames({ folder }: ProgramSighting, all: readonly ProgramSighting[]): readonly string[] {
  let above = folderOf(folder);
  while (isPlainFolderName(baseName(above)) || /^(cmd|cmds|bin)$/.test(baseName(above))) above = folderOf(above);
  if (above === '.') return [];
  const isAlone = above !== folderOf(folder) && all.every((each) => each.folder === folder || !isInside(each.folder, above));
  return [`${baseName(above)}-${baseName(folder)}`, ...(isAlone ? [baseName(above)] : [])];
}
