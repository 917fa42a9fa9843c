import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Command, Option } from 'commander';
import type { Config } from '../config/config.ts';
import { messageOf, UserError } from '../errors.ts';
import type { Architecture } from '../model/architecture.ts';
import type { Document, DocumentResult } from '../model/document.ts';
import { leftOverPages } from '../output/left-over-pages.ts';
import { writeDocuments } from '../output/write-documents.ts';
import { draw } from '../pipeline.ts';
import type { Feature, RenderOptions } from '../render/options.ts';
import { finish, print, say } from './console.ts';
import { describeDocument, describeLeftOver, describeUnfilled, isFinding } from './describe-document.ts';
import { analyzeFolder, type RunFlags, refuseFailures, repeated, withRunFlags } from './run.ts';

const DEFAULT_FOLDER = 'asbuilt-docs';

interface DocsFlags extends RunFlags {
  readonly out?: string;
  readonly check?: boolean;
  readonly template?: readonly string[];
  readonly linkBase?: string;
  readonly feature?: string;
  readonly services?: string;
  readonly fromRoute?: string;
}

/** `asbuilt docs`: writes or updates the documents, or only compares. */
export function docsCommand(): Command {
  return withRunFlags(new Command('docs'))
    .description('write or update the documents of a folder; edits in them are kept')
    .argument('[dir]', 'folder to analyse', '.')
    .option('--out <folder>', `where the documents are (default: ${DEFAULT_FOLDER}, or what asbuilt.yaml says)`)
    .option('--check', 'write nothing; say what is stale and which line of the sources made it so')
    .option('--template <file>', 'fill this template in place of the sets; repeatable', repeated)
    .option('--services <names>', 'also write a specification of these services, with commas between')
    .option('--from-route <route>', 'also write a specification of all that "POST /orders" leads to')
    .option('--feature <name>', 'what that specification is called')
    .option('--link-base <url>', "make cited places links below the address of the repository's files on a code host")
    .addOption(new Option('--fail-on <findings>', 'which findings make the exit code 1 (default: any)').choices(['any', 'none']))
    .action(docs);
}

async function docs(folder: string, flags: DocsFlags): Promise<void> {
  const options = renderOptions(flags);
  const { config, architecture } = await analyzeFolder(folder, flags);
  const out = outFolder(folder, flags, config);
  const check = flags.check ?? false;
  if (!check) refuseFailures(architecture.problems);
  const documents = await documentsOf(architecture, flags, options);
  const results = await writeDocuments(documents, resolve(out), { check });
  for (const result of results) print(describeDocument(result, out));
  const gone = flags.template ? [] : await leftOverPages(documents, resolve(out));
  for (const path of gone) print(describeLeftOver(path, out));
  print(summary(results, out, check));
  if (check && config.failOn === 'any' && (gone.length > 0 || results.some(isFinding))) finish(1);
}

/** The sets, or users' own templates. The engine that fills the latter is loaded only for them. */
async function documentsOf(
  architecture: Architecture,
  { template }: DocsFlags,
  options: RenderOptions,
): Promise<readonly Document[]> {
  if (!template) return draw(architecture, options);
  const { fillTemplates } = await import('../render/user-template.ts');
  const filled = fillTemplates(
    template.map((file) => ({ file, text: readText(file) })),
    architecture,
    options,
  );
  for (const [index, { unfilled }] of filled.entries()) {
    for (const each of unfilled) say(describeUnfilled(template[index] ?? '', each));
  }
  return filled.map(({ document }) => document);
}

function renderOptions({ linkBase, ...flags }: DocsFlags): RenderOptions {
  if (linkBase !== undefined && !/^https?:\/\/[^\s"'<>()\\]+$/.test(linkBase))
    throw new UserError(`--link-base ${linkBase}: an address is wanted, such as https://host/team/shop/blob/main`);
  const feature = featureOf(flags);
  return { ...(linkBase === undefined ? {} : { linkBase }), ...(feature ? { feature } : {}) };
}

function featureOf({ feature, services, fromRoute }: DocsFlags): Feature | undefined {
  const names = services?.split(',').flatMap((name) => (name.trim() === '' ? [] : [name.trim()]));
  if (names === undefined && fromRoute === undefined) {
    if (feature !== undefined)
      throw new UserError('--feature names a specification; say of what: --services a,b or --from-route "POST /orders"');
    return undefined;
  }
  return {
    ...(feature === undefined ? {} : { name: feature }),
    ...(names === undefined ? {} : { services: names }),
    ...(fromRoute === undefined ? {} : { fromRoute }),
  };
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (thrown) {
    throw new UserError(`${file}: the template cannot be read: ${messageOf(thrown)}.`);
  }
}

function outFolder(folder: string, { out }: DocsFlags, { documents }: Config): string {
  if (out !== undefined) return out;
  return documents === null ? DEFAULT_FOLDER : resolve(folder, documents);
}

function summary(results: readonly DocumentResult[], out: string, check: boolean): string {
  const stale = results.filter(isFinding).length;
  const documents = results.length === 1 ? '1 document' : `${results.length} documents`;
  if (!check) return `${documents} in ${out}`;
  return stale === 0 ? `${documents} in ${out} say what the sources say` : `${stale} of ${documents} in ${out} are stale`;
}
