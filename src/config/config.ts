import { isAbsolute, normalize } from 'node:path';
import { z } from 'zod';
import type { Policies } from '../model/graph-policy.ts';
import { LibraryFile } from './library-file.ts';
import { PoliciesFile } from './policies-file.ts';

const text = (says: string) => z.string().min(1).describe(says);

/** What `asbuilt.yaml` may say. */
export const ConfigFile = z
  .strictObject({
    $schema: text('Where an editor finds the schema of this file.'),
    name: text('Name of the system, where the folder is called something else.'),
    ignore: z.array(text('A pattern in the syntax of .gitignore.')).describe('Files that are not looked at.'),
    documents: text('Folder of the documents, relative to the analysed folder.').refine(
      staysBelow,
      'leads out of the analysed folder; only --out and ASBUILT_DOCUMENTS may do that',
    ),
    libraries: z.array(LibraryFile).describe('What the calls of libraries of your own do.'),
    cache: z.enum(['on', 'off']).describe("Whether results are kept for the next run, in the user's own cache folder."),
    policies: PoliciesFile.describe('What the graph has to hold to; `asbuilt check` says what does not.'),
    failOn: z.enum(['any', 'none']).describe('Which findings make the exit code 1: any, or none.'),
  })
  .partial();

/** The file may be somebody else's; it must not decide what is written beside its repository. */
function staysBelow(folder: string): boolean {
  return !isAbsolute(folder) && normalize(folder).split(/[\\/]/)[0] !== '..';
}

/** What a run goes by, after flags, environment and file were put on top of each other. */
export interface Config {
  /** Null: the folder's own name. */
  readonly name: string | null;
  readonly ignore: readonly string[];
  /** Null: nobody said where documents belong. */
  readonly documents: string | null;
  readonly failOn: 'any' | 'none';
  /** Null: nobody asked for any. */
  readonly policies: Policies | null;
  /** Whether results are kept for the next run, or the folder to keep them in; a repository cannot name one. */
  readonly cache: boolean | string;
}

/** What one source of configuration says; what it leaves out is up to the next. */
export type PartialConfig = { readonly [K in keyof Config]?: Config[K] | undefined };
