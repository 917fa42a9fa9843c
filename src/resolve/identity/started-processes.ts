import type { FactOf } from '../../model/fact.ts';
import { baseName } from '../folders.ts';
import { runsCommandAside } from '../knowledge/consoles.ts';
import { lastCommand } from '../knowledge/program-run.ts';
import { worksOffJobs } from '../knowledge/workers.ts';
import { commandIn } from './built-images.ts';
import { commandOf } from './program-joins.ts';
import type { ComponentSighting, Sightings } from './sightings.ts';
import type { Thing } from './thing.ts';

/** Whether a component that is built from an image has it run a file that the image by itself, or another of the same build, does not start. */
export function runsAnotherFile(
  component: ComponentSighting,
  folder: string,
  usual: readonly string[],
  sightings: Sightings,
): boolean {
  const processes = sightings.processes.filter((each) => each.program === folder && each.file !== undefined);
  const others = new Set(usual.flatMap((command) => startedBy(command, processes, folder)));
  return startedBy(commandOf(component).trim(), processes, folder).some((key) => !others.has(key));
}

/** Whether a component has a program do what another that runs it does not: it works off jobs, or starts another of its files. */
export function runsAnother(
  component: ComponentSighting,
  other: ComponentSighting,
  folder: string,
  sightings: Sightings,
): boolean {
  const command = commandIn(component, sightings);
  const usual = commandIn(other, sightings);
  const processes = sightings.processes.filter((each) => each.program === folder);
  const started = new Set(startedBy(usual, processes, folder));
  if (startedBy(command, processes, folder).some((key) => !started.has(key))) return true;
  return servesNothing(command) && !servesNothing(usual);
}

/** Whether a command line only works off jobs, or has a framework's console do one thing. */
export function servesNothing(command: string): boolean {
  const words = wordsOf(command);
  return worksOffJobs(words) || runsCommandAside(words);
}

/** The command lines that deployments start something with, else those of its images. */
export function commandsOf({ components, images }: Pick<Thing, 'components' | 'images'>): readonly string[] {
  const stated = components.flatMap(({ facts }) => facts.flatMap(({ command }) => command ?? []));
  return stated.length > 0 ? stated : images.flatMap(({ fact }) => fact.command ?? []);
}

/** Options whose value names where something is run, not what is run: `uv run --package orders worker`. */
const PLACES = /^--(?:package|project|directory|filter|workspace|prefix|cwd)$/;
/** The same of those who start scripts; of others they mean something else: `celery -C worker` is one without colours. */
const SHORT_PLACES = /^-[FC]$/;
const STARTERS = /^(?:.*\/)?(?:pnpm|npm|make)$/;
/** Those whose value is a file or module, and no command. */
const APPLICATIONS = /^(?:--app|-A)$/;

/** The processes that a command line names by a file or script, or starts to work off jobs; the one without a file is any other that serves. */
export function startedBy(command: string, processes: readonly FactOf<'process'>[], folder: string): readonly string[] {
  if (command === '') return [];
  const tokens = wordsOf(command);
  const isOfJobs = worksOffJobs(tokens);
  const isAside = servesNothing(command);
  const isNamed = ({ file, names }: FactOf<'process'>) =>
    tokens.some(
      (token, index) =>
        (names.includes(token) && !APPLICATIONS.test(tokens[index - 1] ?? '')) ||
        // A program by where the image has it: `/usr/local/bin/sorter`.
        (index === 0 && token.startsWith('/') && names.includes(baseName(token))) ||
        (file !== undefined && isPathOf(token, file, folder)),
    );
  const named = processes.filter((each) => !each.isOfJobs && isNamed(each));
  const started = processes.filter((each) => {
    if (each.isOfJobs) return isOfJobs;
    const isOther = each.file === undefined && each.names.length === 0 && !isAside && named.length === 0;
    return isOther || named.includes(each);
  });
  return started.map(({ key }) => key);
}

/** Whether a command line has a framework's console do one thing and serve nothing. */
export function runsAside(command: string): boolean {
  return runsCommandAside(wordsOf(command));
}

function wordsOf(command: string): readonly string[] {
  const tokens = (lastCommand(command) ?? command).split(/[\s"'`,;&|=()[\]]+/).filter((token) => token !== '');
  const isStarted = tokens.some((token) => STARTERS.test(token));
  return tokens.filter((_, index) => {
    const option = tokens[index - 1] ?? '';
    return !PLACES.test(option) && !(isStarted && SHORT_PLACES.test(option));
  });
}

const BUILD_OUTPUT = /^(?:dist|build|out|lib|src|app)\//;

/** `dist/worker.js`, `/app/worker.py` and `shop.worker:app` mean `src/worker.ts`, `worker.py` and `shop/worker.py`. */
function isPathOf(token: string, file: string, folder: string): boolean {
  const [bare = ''] = token.split(':');
  const isFile = /\.(?:[cm]?[jt]sx?|py|rb|php)$/.test(bare);
  const path = (isFile || bare.includes('/') ? bare : bare.replaceAll('.', '/')).replace(/^(?:\.?\/)+/, '');
  const written = withoutExtension(path);
  const inside = withoutExtension(folder === '.' ? file : file.slice(folder.length + 1));
  const short = inside.replace(BUILD_OUTPUT, '');
  return written !== '' && [inside, short].some((each) => written === each || written.endsWith(`/${each}`));
}

function withoutExtension(path: string): string {
  return path.replace(/\.(?:[cm]?[jt]sx?|py|rb|php)$/, '').replace(/\/(?:__init__|__main__|index)$/, '');
}
