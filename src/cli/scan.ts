import { writeFileSync } from 'node:fs';
import { Command } from 'commander';
import { messageOf, UserError } from '../errors.ts';
import type { Architecture } from '../model/architecture.ts';
import { serialise, toArchitectureFile } from '../output/architecture-file.ts';
import { toText } from '../output/exporters/text.ts';
import { onlyDeployment } from '../output/one-deployment.ts';
import { print } from './console.ts';
import { analyzeFolder, coloursStdout, type RunFlags, repeated, withRunFlags } from './run.ts';
import { terminalInk } from './terminal-ink.ts';

type Exporter = (architecture: Architecture, coloured: boolean) => string;

const exporters: Readonly<Record<string, Exporter>> = {
  json: (architecture) => serialise(toArchitectureFile(architecture)),
  text: (architecture, coloured) => toText(architecture, coloured ? terminalInk : undefined),
};

interface ScanFlags extends RunFlags {
  readonly format?: readonly string[];
  readonly output?: string;
  readonly deployment?: string;
}

/** One result to write; without a file it goes to stdout. */
interface Wanted {
  readonly exporter: Exporter;
  readonly file?: string;
}

/** `asbuilt scan`: prints the architecture. */
export function scanCommand(): Command {
  const formats = Object.keys(exporters).join(', ');
  return withRunFlags(new Command('scan'))
    .description('print the architecture of a folder')
    .argument('[dir]', 'folder to analyse', '.')
    .option('-f, --format <format>', `${formats}; FORMAT=FILE writes to a file; repeatable (default: text)`, repeated)
    .option('-o, --output <file>', 'write to a file in place of stdout')
    .option('--deployment <id>', 'only what this deployment runs and connects')
    .action(scan);
}

async function scan(folder: string, flags: ScanFlags): Promise<void> {
  const results = wanted(flags);
  const run = await analyzeFolder(folder, flags);
  const architecture = flags.deployment === undefined ? run.architecture : onlyDeployment(run.architecture, flags.deployment);
  for (const { exporter, file } of results) {
    if (file === undefined) print(exporter(architecture, coloursStdout(flags)));
    else writeResult(file, exporter(architecture, false));
  }
}

function wanted({ format = ['text'], output }: ScanFlags): readonly Wanted[] {
  const results = format.map((each): Wanted => {
    const [name = '', ...rest] = each.split('=');
    const exporter = Object.hasOwn(exporters, name) ? exporters[name] : undefined;
    if (!exporter) throw new UserError(`There is no format "${name}"; there are ${Object.keys(exporters).join(', ')}.`);
    const file = rest.length > 0 ? rest.join('=') : output;
    return file === undefined ? { exporter } : { exporter, file };
  });
  const places = results.map(({ file }) => file ?? 'stdout');
  const twice = places.find((place, index) => places.indexOf(place) !== index);
  if (twice !== undefined) {
    throw new UserError(`Two results would go to ${twice}. Give each its own file: --format json=asbuilt.json --format text`);
  }
  return results;
}

function writeResult(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (thrown) {
    throw new UserError(`${file}: cannot be written: ${messageOf(thrown)}.`);
  }
}
