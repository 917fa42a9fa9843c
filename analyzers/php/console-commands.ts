import { isInside, type Repository } from '../../src/sdk/index.ts';
import { below } from './composer.ts';

/** What `php artisan NAME` and `bin/console NAME` run: https://laravel.com/docs/artisan#writing-commands, https://symfony.com/doc/current/console.html */
const COMMAND_FILE = /(^|\/)(?:app\/Console\/Commands|src\/(?:.+\/)?Command)\/.+\.php$/;
const IS_COMMAND = /\bextends\s{1,20}\\?(?:\w+\\){0,20}\w*Command\b|#\[(?:AsCommand|Signature)\(/;
const COMMAND_NAME =
  /(?:\b(?:protected|public)\s[\w?\s]{0,40}\$(?:signature|name|defaultName)\s{0,20}=\s{0,20}|#\[(?:AsCommand|Signature)\(\s{0,200}(?:name:\s{0,20}|signature:\s{0,20})?)['"]([\w:.-]+)/;
/** Files that state the schedule, and commands without a class of their own: https://laravel.com/docs/scheduling#defining-schedules */
const CONSOLE_FILE = /(^|\/)(?:routes\/console|app\/Console\/Kernel)\.php$/;
const STATES_SCHEDULE = /(?:\bSchedule::|\$schedule\s{0,20}->)\s{0,20}\w/;
const CLOSURE = /\bArtisan::command\(\s{0,200}['"]([\w:.-]+)/g;
const SCHEDULED =
  /(?:\bSchedule::|\$schedule\s{0,200}->\s{0,20})command\(\s{0,200}(?:['"]([\w:.-]+)|\\?(?:\w+\\){0,20}(\w+)::class)/g;
/** https://laravel.com/docs/scheduling#running-the-scheduler */
const SCHEDULERS = ['schedule:run', 'schedule:work'];

/** The files that only a command of a framework's console runs, with the words that start it: its name, and the scheduler's where it is scheduled. */
export function consoleCommands(
  folder: string,
  repository: Repository,
  own: readonly string[],
): ReadonlyMap<string, readonly string[]> {
  const textOf = (path: string): string => repository.read(path)?.text ?? '';
  const consoles = own.filter((path) => CONSOLE_FILE.test(path)).map((path) => [path, textOf(path)] as const);
  const stating = [...consoles.map(([, text]) => text), textOf(below(folder, 'bootstrap/app.php'))];
  const scheduled = new Set(stating.flatMap((text) => [...text.matchAll(SCHEDULED)].map(([, name, of]) => name ?? of)));
  const found = new Map<string, readonly string[]>();
  for (const [path, text] of consoles) {
    const closures = [...text.matchAll(CLOSURE)].flatMap(([, name]) => name ?? []);
    const isScheduled = STATES_SCHEDULE.test(text) || closures.some((name) => scheduled.has(name));
    const names = [...closures, ...(isScheduled ? SCHEDULERS : [])];
    if (names.length > 0) found.set(path, names);
  }
  for (const path of own.filter((each) => isInside(each, folder) && COMMAND_FILE.test(each))) {
    const name = commandIn(textOf(path));
    const isScheduled = scheduled.has(name) || scheduled.has(/(\w+)\.php$/.exec(path)?.[1]);
    if (name !== undefined) found.set(path, [name, ...(isScheduled ? SCHEDULERS : [])]);
  }
  return found;
}

/** What the command of a class is called; handlers of messages may lie in the same folder. */
function commandIn(text: string): string | undefined {
  return IS_COMMAND.test(text) ? COMMAND_NAME.exec(text)?.[1] : undefined;
}
