import { Command, Option } from 'commander';
import { compare } from '../drift/compare.ts';
import { describeDrift, driftAsJson } from '../drift/describe.ts';
import { driftDiagram } from '../drift/diagram.ts';
import type { ArchitectureFile } from '../model/architecture-file.ts';
import { type Change, type Drift, SEVERITIES, type Severity } from '../model/drift.ts';
import { finish, print } from './console.ts';
import { type SideFlags, sidesOf } from './drift-sides.ts';
import { withRunFlags } from './run.ts';

/** Ways to tell the drift; a diagram also needs the two sides. */
const PRINTERS = {
  text: (found: Drift) => describeDrift(found),
  json: (found: Drift) => driftAsJson(found),
  mermaid: (found: Drift, before: ArchitectureFile, after: ArchitectureFile) => driftDiagram(before, after, found),
} as const;

interface DriftFlags extends SideFlags {
  readonly format: keyof typeof PRINTERS;
  readonly failOn: Severity | 'never';
}

/** `asbuilt drift`: says what became of an architecture that was written down. */
export function driftCommand(): Command {
  return withRunFlags(new Command('drift'))
    .description('compare a folder with its committed architecture file or with another revision, or two such files')
    .argument('[dir]', 'folder to analyse (default: .)')
    .option('--baseline <file>', 'architecture file to compare the folder with (default: asbuilt.json in the folder)')
    .addOption(
      new Option('--base <ref>', 'compare the folder with a branch, tag or commit, read from git: main, v1.2, HEAD~3').conflicts([
        'baseline',
        'before',
        'after',
      ]),
    )
    .option('--head <ref>', 'with --base: compare it with this revision in place of what lies in the folder')
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

async function drift(folder: string | undefined, { format, failOn, ...flags }: DriftFlags): Promise<void> {
  const [before, after] = await sidesOf(folder, flags);
  const found = compare(before, after);
  print(PRINTERS[format](found, before, after));
  if (found.changes.some((change) => counts(change, failOn))) finish(1);
}

function counts({ severity }: Change, failOn: DriftFlags['failOn']): boolean {
  return failOn !== 'never' && SEVERITIES.indexOf(severity) >= SEVERITIES.indexOf(failOn);
}
