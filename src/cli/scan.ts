import { Command } from 'commander';
import { UserError } from '../errors.ts';
import { type Format, formats } from '../output/exporters/formats.ts';
import { onlyDeployment } from '../output/one-deployment.ts';
import { print } from './console.ts';
import { type Wanted, wantedResults, writeResult } from './results.ts';
import { analyzeFolder, coloursStdout, type RunFlags, repeated, withRunFlags } from './run.ts';
import { terminalInk } from './terminal-ink.ts';

interface ScanFlags extends RunFlags {
  readonly format?: readonly string[];
  readonly output?: string;
  readonly deployment?: string;
  readonly service?: string;
}

/** `asbuilt scan`: prints the architecture. */
export function scanCommand(): Command {
  const names = Object.keys(formats).join(', ');
  return withRunFlags(new Command('scan'))
    .description('print the architecture of a folder')
    .argument('[dir]', 'folder to analyse', '.')
    .option('-f, --format <format>', `${names}; FORMAT=FILE writes to a file; repeatable (default: text)`, repeated)
    .option('-o, --output <file>', 'write to a file in place of stdout')
    .option('--service <name>', 'only this service, in formats with a document for each (openapi, asyncapi)')
    .option('--deployment <id>', 'only what this deployment runs and connects')
    .action(scan);
}

async function scan(folder: string, flags: ScanFlags): Promise<void> {
  const results = wanted(flags);
  const run = await analyzeFolder(folder, flags);
  const architecture = flags.deployment === undefined ? run.architecture : onlyDeployment(run.architecture, flags.deployment);
  const options = flags.service === undefined ? {} : { service: flags.service };
  for (const { format, file } of results) {
    if (file !== undefined) writeResult(file, format.print(architecture, options));
    else print(format.print(architecture, coloursStdout(flags) ? { ...options, ink: terminalInk } : options));
  }
}

function wanted({ format = ['text'], output, service }: ScanFlags): readonly Wanted<Format>[] {
  const results = wantedResults(formats, format, output);
  const other = service === undefined ? undefined : results.find((each) => !each.format.isByService);
  if (other) throw new UserError(`--service means nothing to the format ${other.name}.`);
  return results;
}
