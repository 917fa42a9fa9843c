// https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html
import { type Command, commandsOf, joinPath } from '../../src/sdk/index.ts';
import { filled, type Variables } from './shell-words.ts';
import { type Statement, statementsOf } from './statements.ts';

/** What a script is started with. */
export interface ScriptStart {
  readonly variables: Variables;
  /** Line of the file on which the text begins. */
  readonly line: number;
  /** The paths that a pattern of the shell stands for, seen from the folder that the script has gone to. */
  readonly glob: (pattern: string, folder: string) => readonly string[];
  readonly folder?: string;
}

const MOST_COMMANDS = 4000;
/** Loops inside of loops and functions that call themselves come to more than that. */
const MOST_STEPS = 50_000;
const MOST_TURNS = 60;
const DEEPEST = 6;

/**
 * The commands that a script comes to as far as it can be said without running it: loops over words are gone through, names that have one
 * value are put in, functions of the script are entered where they are called, and `cd` is followed.
 */
export function shellCommands(text: string, start: ScriptStart): readonly Command[] {
  const shell = new Shell(start);
  shell.run(statementsOf(text, start.line), 0);
  return shell.commands;
}

class Shell {
  readonly commands: Command[] = [];
  readonly #variables: Map<string, string>;
  readonly #functions = new Map<string, readonly Statement[]>();
  readonly #glob: ScriptStart['glob'];
  /** Folders that `pushd` and `(` come back to. */
  readonly #left: string[] = [];
  /** The names that each open branch has set: behind it, nobody knows whether. */
  readonly #branches: Set<string>[] = [];
  #folder: string;
  #steps = 0;

  constructor({ variables, glob, folder = '.' }: ScriptStart) {
    this.#variables = new Map(variables);
    this.#glob = glob;
    this.#folder = folder;
  }

  run(statements: readonly Statement[], depth: number): void {
    for (const statement of statements) {
      this.#steps += 1;
      if (this.commands.length > MOST_COMMANDS || this.#steps > MOST_STEPS) return;
      const { body } = statement;
      if (statement.is === 'function') this.#functions.set(statement.text, body);
      else if (statement.is === 'loop') this.#loop(statement, depth);
      else if (statement.is === 'branch') this.#branch(statement, depth);
      else if (statement.is === 'group') this.#group(body, depth);
      else this.#simple(statement, depth);
    }
  }

  #loop({ text, body }: Statement, depth: number): void {
    const [, name, list] = /^for\s+([A-Za-z_]\w*)\s+in\s+(.*)$/s.exec(text) ?? [];
    const values = list === undefined ? undefined : this.#wordsOf(list);
    if (depth > DEEPEST) return;
    if (name === undefined || !values || values.length > MOST_TURNS) {
      if (name !== undefined) this.#variables.delete(name);
      this.#branch({ is: 'branch', text, body, line: 0 }, depth);
      return;
    }
    for (const value of values) {
      this.#variables.set(name, value);
      this.run(body, depth + 1);
    }
  }

  /** The words of a list; undefined where one of them is not known. */
  #wordsOf(list: string): readonly string[] | undefined {
    const words = filled(list, this.#variables)
      .split(/\s+/)
      .map((word) => word.replace(/^["']|["']$/g, ''));
    const known = words
      .filter((word) => word !== '')
      .flatMap((word) => (/[*?]/.test(word) ? this.#glob(word, this.#folder) : braced(word)));
    return known.some((word) => /[$`()]/.test(word)) ? undefined : known;
  }

  #branch({ body }: Statement, depth: number): void {
    if (depth > DEEPEST) return;
    this.#branches.push(new Set());
    this.run(body, depth + 1);
    for (const name of this.#branches.pop() ?? []) this.#variables.delete(name);
  }

  #group(body: readonly Statement[], depth: number): void {
    const before = this.#folder;
    if (depth <= DEEPEST) this.run(body, depth + 1);
    this.#folder = before;
  }

  #simple({ text, line }: Statement, depth: number): void {
    const assignment = ASSIGNMENT.exec(text);
    if (assignment) {
      this.#assign(assignment[1] ?? '', assignment[2] ?? '');
      return;
    }
    const written = filled(text, this.#variables);
    const [{ words } = { words: [] }] = commandsOf(written);
    const [name = '', ...given] = words;
    const called = this.#functions.get(name);
    if (called) this.#call(called, given, depth);
    else if (name === 'cd' || name === 'pushd') this.#enter(name, given.find((word) => !word.startsWith('-')) ?? '');
    else if (name === 'popd') this.#folder = this.#left.pop() ?? this.#folder;
    else this.commands.push({ words, line, folder: this.#folder });
  }

  #assign(name: string, raw: string): void {
    const value = filled(raw.replace(/^(["'])(.*)\1$/s, '$2').replace(/^\(\s*(.*?)\s*\)$/s, '$1'), this.#variables);
    for (const branch of this.#branches) branch.add(name);
    if (/\$\(|`|\0/.test(value) || new RegExp(`\\$\\{?${name}\\b`).test(value)) this.#variables.delete(name);
    else this.#variables.set(name, value.replace(/\s+/g, ' '));
  }

  #call(body: readonly Statement[], given: readonly string[], depth: number): void {
    if (depth > DEEPEST) return;
    const names = ['1', '2', '3', '4', '5', '6', '7', '8', '9'];
    const before = new Map([...names, '@', '*'].map((name) => [name, this.#variables.get(name)]));
    for (const [index, name] of names.entries()) this.#set(name, given[index]);
    for (const all of ['@', '*']) this.#set(all, given.join(' '));
    this.run(body, depth + 1);
    for (const [name, value] of before) this.#set(name, value);
  }

  #set(name: string, value: string | undefined): void {
    if (value === undefined) this.#variables.delete(name);
    else this.#variables.set(name, value);
  }

  /** A folder that cannot be told changes nothing: what is built there names a Dockerfile that has to be found. */
  #enter(command: string, folder: string): void {
    if (command === 'pushd') this.#left.push(this.#folder);
    const into = /[$`~]|^-?$/.test(folder) ? undefined : joinFrom(this.#folder, folder);
    if (into !== undefined) this.#folder = into;
  }
}

/** `NAME=value`, alone on its line or behind `export` and `local`. */
const ASSIGNMENT =
  /^(?:(?:export|local|readonly|declare(?:\s+-\w+)?|typeset)\s+)?([A-Za-z_]\w*)=("(?:\\.|[^"\\])*"|'[^']*'|\([^()]*\)|(?:\$\([^()]*(?:\([^()]*\)[^()]*)*\)|[^\s;&|"'()]|"[^"]*")*)\s*$/s;

/** Folders above the start are kept as they are: what they lead to depends on where the script lies. */
function joinFrom(folder: string, into: string): string | undefined {
  if (into.startsWith('/')) return undefined;
  const inside = joinPath(folder, into);
  return inside ?? `${folder === '.' ? '' : `${folder}/`}${into}`;
}

/** `services/{orders,payments}` */
function braced(word: string): readonly string[] {
  const [, before = '', inside, after = ''] = /^([^{}]*)\{([^{}]*,[^{}]*)\}([^{}]*)$/.exec(word) ?? [];
  return inside === undefined || before.endsWith('$') ? [word] : inside.split(',').map((each) => `${before}${each}${after}`);
}
