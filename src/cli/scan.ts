import { writeFileSync } from 'node:fs';
import { Command } from 'commander';
import { messageOf, UserError } from '../errors.ts';
import { type Format, formats } from '../output/exporters/formats.ts';
import { onlyDeployment } from '../output/one-deployment.ts';
import { print } from './console.ts';
import { analyzeFolder, coloursStdout, type RunFlags, repeated, withRunFlags } from './run.ts';
import { terminalInk } from './terminal-ink.ts';

interface ScanFlags extends RunFlags {
  readonly format?: readonly string[];
  readonly output?: string;
  readonly deployment?: string;
  readonly service?: string;
}

/** One result to write; without a file it goes to stdout. */
interface Wanted {
  readonly format: Format;
  readonly file?: string;
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

function wanted({ format = ['text'], output, service }: ScanFlags): readonly Wanted[] {
  const results = format.map((each): Wanted => {
    const [name = '', ...rest] = each.split('=');
    const found = Object.hasOwn(formats, name) ? formats[name] : undefined;
    if (!found) throw new UserError(`There is no format "${name}"; there are ${Object.keys(formats).join(', ')}.`);
    if (service !== undefined && !found.isByService) throw new UserError(`--service means nothing to the format ${name}.`);
    const file = rest.length > 0 ? rest.join('=') : output;
    return file === undefined ? { format: found } : { format: found, file };
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
