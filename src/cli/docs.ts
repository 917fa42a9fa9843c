import { resolve } from 'node:path';
import { Command, Option } from 'commander';
import type { Config } from '../config/config.ts';
import type { DocumentResult } from '../model/document.ts';
import { writeDocuments } from '../output/write-documents.ts';
import { draw } from '../pipeline.ts';
import { finish, print } from './console.ts';
import { describeDocument, isFinding } from './describe-document.ts';
import { analyzeFolder, type RunFlags, withRunFlags } from './run.ts';

const DEFAULT_FOLDER = 'asbuilt-docs';

interface DocsFlags extends RunFlags {
  readonly out?: string;
  readonly check?: boolean;
}

/** `asbuilt docs`: writes or updates the documents, or only compares. */
export function docsCommand(): Command {
  return withRunFlags(new Command('docs'))
    .description('write or update the documents of a folder; edits in them are kept')
    .argument('[dir]', 'folder to analyse', '.')
    .option('--out <folder>', `where the documents are (default: ${DEFAULT_FOLDER}, or what asbuilt.yaml says)`)
    .option('--check', 'write nothing; say what is stale and which line of the sources made it so')
    .addOption(new Option('--fail-on <findings>', 'which findings make the exit code 1 (default: any)').choices(['any', 'none']))
    .action(docs);
}

async function docs(folder: string, flags: DocsFlags): Promise<void> {
  const { config, architecture } = await analyzeFolder(folder, flags);
  const out = outFolder(folder, flags, config);
  const check = flags.check ?? false;
  const results = await writeDocuments(draw(architecture), resolve(out), { check });
  for (const result of results) print(describeDocument(result, out));
  print(summary(results, out, check));
  if (check && config.failOn === 'any' && results.some(isFinding)) finish(1);
}

function outFolder(folder: string, { out }: DocsFlags, { documents }: Config): string {
  if (out !== undefined) return out;
  return documents === null ? DEFAULT_FOLDER : resolve(folder, documents);
}

function summary(results: readonly DocumentResult[], out: string, check: boolean): string {
  const stale = results.filter(isFinding).length;
  if (!check) return `${results.length} documents in ${out}`;
  return stale === 0
    ? `${results.length} documents in ${out} say what the sources say`
    : `${stale} of ${results.length} documents in ${out} are stale`;
}
