import { Command, InvalidArgumentError, Option } from 'commander';
import { describeOrigins, originsAsJson, type Traced } from '../drift/blame/describe-origin.ts';
import { originOf } from '../drift/blame/origin-of.ts';
import { FOLDER } from '../drift/blame/past.ts';
import { toArchitectureFile } from '../output/architecture-file.ts';
import { blamedBy } from './blamed.ts';
import { print } from './console.ts';
import { type RunFlags, withRunFlags } from './run.ts';

const PRINTERS = { text: describeOrigins, json: originsAsJson } as const;

/** How far a search in the history goes. */
export interface HistoryFlags {
  readonly mostRevisions: number;
}

interface BlameFlags extends RunFlags, HistoryFlags {
  readonly dir: string;
  readonly head?: string;
  readonly format: keyof typeof PRINTERS;
}

/** `asbuilt blame`: which commit something comes from. */
export function blameCommand(): Command {
  return withHistoryFlags(withRunFlags(new Command('blame')))
    .description('say which commit introduced a connection, node, route, channel, or an end of a channel, by whom and when')
    .argument('<a>', 'an id, name or alias, or two with an arrow: "gateway -> orders"')
    .argument('[b]', 'what the connection from the first leads to: a node, or a channel that it sends to')
    .option('--dir <dir>', 'folder to analyse', '.')
    .option('--head <ref>', 'search from this revision in place of what lies in the folder')
    .addOption(new Option('-f, --format <format>', 'how to say it').choices(Object.keys(PRINTERS)).default('text'))
    .action(blame);
}

/** Adds the options of `HistoryFlags` to a command. */
export function withHistoryFlags(command: Command): Command {
  return command.option('--most-revisions <number>', 'analyse at most so many revisions to find a commit', wholeNumber, 40);
}

async function blame(a: string, b: string | undefined, flags: BlameFlags): Promise<void> {
  const { dir, head, mostRevisions } = flags;
  const { History } = await import('../repository/git/history.ts');
  const { GitPast } = await import('./git-past.ts');
  const history = new History(dir);
  const tip = await history.resolve(head ?? 'HEAD');
  const past = new GitPast(history, { dir, flags, head: tip, most: mostRevisions });
  const point = head === undefined ? FOLDER : tip;
  const architecture = await past.start(point);
  const file = toArchitectureFile(architecture);
  const traced: Traced[] = [];
  for (const { element, subject } of blamedBy(architecture, a, b))
    traced.push({ element, origin: await originOf(subject, { point, file }, past) });
  print(PRINTERS[flags.format](traced));
}

function wholeNumber(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1) throw new InvalidArgumentError('Give a whole number from 1.');
  return number;
}
