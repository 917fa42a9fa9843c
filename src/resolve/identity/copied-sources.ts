import type { FactOf } from '../../model/fact.ts';
import { folderOf, joinPath } from '../folders.ts';

/** What a Dockerfile copies in, seen from the root and from its own folder; the whole context says nothing. */
export function copiedInto({ path, copies }: Pick<FactOf<'image'>, 'path' | 'copies'>): readonly string[] {
  const sources = ['.', folderOf(path)].flatMap((context) =>
    copies.map((source) => joinPath(context, source.replace(/^\/+/, ''))),
  );
  return sources.filter((source) => source !== '.' && source !== '');
}
