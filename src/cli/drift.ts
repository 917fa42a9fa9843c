import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command, Option } from 'commander';
import { compare } from '../drift/compare.ts';
import { describeDrift, driftAsJson } from '../drift/describe.ts';
import { driftDiagram } from '../drift/diagram.ts';
import { messageOf, UserError } from '../errors.ts';
import type { ArchitectureFile } from '../model/architecture-file.ts';
import { type Change, type Drift, SEVERITIES, type Severity } from '../model/drift.ts';
import { toArchitectureFile } from '../output/architecture-file.ts';
import { finish, print } from './console.ts';
import { analyzeFolder, type RunFlags, withRunFlags } from './run.ts';

/** Ways to tell the drift; a diagram also needs the two sides. */
const PRINTERS = {
  text: (found: Drift) => describeDrift(found),
  json: (found: Drift) => driftAsJson(found),
  mermaid: (found: Drift, before: ArchitectureFile, after: ArchitectureFile) => driftDiagram(before, after, found),
} as const;

interface DriftFlags extends Omit<RunFlags, 'failOn'> {
  readonly baseline?: string;
  readonly before?: string;
  readonly after?: string;
  readonly format: keyof typeof PRINTERS;
  readonly failOn: Severity | 'never';
}

/** `asbuilt drift`: says what became of an architecture that was written down. */
export function driftCommand(): Command {
  return withRunFlags(new Command('drift'))
    .description('compare a folder with its committed architecture file, or two such files')
    .argument('[dir]', 'folder to analyse (default: .)')
    .option('--baseline <file>', 'architecture file to compare the folder with (default: asbuilt.json in the folder)')
    .addOption(new Option('--before <file>', 'compare this architecture file …').conflicts('baseline'))
    .addOption(new Option('--after <file>', '… with this one, and analyse nothing').conflicts('baseline'))
    .addOption(new Option('-f, --format <format>', 'how to say it').choices(Object.keys(PRINTERS)).default('text'))
    .addOption(
      new Option('--fail-on <severity>', 'exit 1 for changes of this severity or above')
        .choices([...SEVERITIES, 'never'])
        .default('info'),
    )
    .action(drift);
}

async function drift(folder: string | undefined, flags: DriftFlags): Promise<void> {
  const [before, after] = await sidesOf(folder, flags);
  const found = compare(before, after);
  print(PRINTERS[flags.format](found, before, after));
  if (found.changes.some((change) => counts(change, flags.failOn))) finish(1);
}

function counts({ severity }: Change, failOn: DriftFlags['failOn']): boolean {
  return failOn !== 'never' && SEVERITIES.indexOf(severity) >= SEVERITIES.indexOf(failOn);
}

async function sidesOf(folder: string | undefined, flags: DriftFlags): Promise<readonly [ArchitectureFile, ArchitectureFile]> {
  const { before, after, baseline } = flags;
  if (before !== undefined && after !== undefined) {
    if (folder !== undefined) throw new UserError(`With --before and --after no folder is analysed; leave out ${folder}.`);
    return [await readFrom(before, ''), await readFrom(after, '')];
  }
  if (before !== undefined || after !== undefined)
    throw new UserError('--before and --after go together. To compare a folder with one file, use --baseline FILE.');
  const dir = folder ?? '.';
  const { failOn: _, ...rest } = flags;
  // That there is no such folder comes before what it lacks; the analysis says it best.
  if (!existsSync(dir)) await analyzeFolder(dir, rest);
  const written = baseline ?? join(dir, 'asbuilt.json');
  const earlier = await readFrom(written, ` Create it with: asbuilt scan ${dir} --format json -o ${written}`);
  const { architecture } = await analyzeFolder(dir, rest);
  return [earlier, toArchitectureFile(architecture)];
}

/** Validation needs zod, which other commands should not wait for. */
async function readFrom(path: string, remedy: string): Promise<ArchitectureFile> {
  const text = readText(path, remedy);
  const { readArchitectureFile } = await import('../output/read-architecture-file.ts');
  return readArchitectureFile(text, path);
}

function readText(path: string, remedy: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (thrown) {
    const isMissing = thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOENT';
    if (isMissing) throw new UserError(`${path}: there is no such file.${remedy}`);
    throw new UserError(`${path}: the file cannot be read: ${messageOf(thrown)}.`);
  }
}
