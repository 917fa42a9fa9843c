// https://www.gnu.org/software/make/manual/make.html
import type { Command } from '../../src/sdk/index.ts';
import { type ScriptStart, shellCommands } from './shell.ts';
import type { Variables } from './shell-words.ts';

interface Rule {
  readonly targets: string;
  readonly stems: string | undefined;
  readonly prerequisites: string;
  readonly recipe: { readonly text: string; readonly line: number }[];
}

const MOST_TARGETS = 100;

/** The commands of the recipes: once for each target that a rule has, every line in a shell of its own. */
export function makeCommands(text: string, glob: ScriptStart['glob']): readonly Command[] {
  const { variables, rules } = read(text);
  const make = new Make(variables, glob);
  const asked = new Set(rules.flatMap(({ targets, prerequisites }) => make.words(`${targets} ${prerequisites}`)));
  return rules.flatMap((rule) => {
    const turns = targetsOf(rule, make, asked).slice(0, MOST_TARGETS);
    return rule.recipe.flatMap(({ text: line, line: number }) =>
      turns.flatMap((own) => {
        const script = make.filled(line, own).replaceAll('$$', '$');
        return shellCommands(script.replace(/^[@+-]+\s*/, ''), { variables: NONE, line: number, glob });
      }),
    );
  });
}

const NONE: Variables = new Map();

/** What `$@`, `$*` and `$<` stand for in each of a rule's turns. A pattern is made for whoever asks for a target that it matches. */
function targetsOf({ targets, stems, prerequisites }: Rule, make: Make, asked: ReadonlySet<string>): readonly Variables[] {
  const named = make.words(targets);
  const pattern = stems ?? named.find((target) => target.includes('%'));
  if (pattern === undefined)
    return named.length === 0 ? [NONE] : named.map((target) => automatic(target, undefined, make.words(prerequisites)));
  const candidates = stems === undefined ? [...asked] : named;
  const turns = candidates.flatMap((target) => {
    const stem = target.includes('%') ? undefined : stemOf(target, pattern.trim());
    if (!stem) return [];
    return [
      automatic(
        target,
        stem,
        make.words(prerequisites).map((each) => each.replace('%', stem)),
      ),
    ];
  });
  return turns.length === 0 ? [NONE] : turns;
}

function automatic(target: string, stem: string | undefined, [first]: readonly string[]): Variables {
  const folder = target.includes('/') ? target.slice(0, target.lastIndexOf('/')) : '.';
  return new Map([
    ['@', target],
    ['@D', folder],
    ['@F', target.slice(target.lastIndexOf('/') + 1)],
    ...(stem === undefined ? [] : [['*', stem] as const]),
    ...(first === undefined ? [] : [['<', first] as const]),
  ]);
}

const LINE = /^(?:(?:export|override)\s+)*([A-Za-z_][\w.-]*)\s*(\?|::?:?|\+|!)?=\s*(.*)$/;
const RULE = /^([^\s#:=][^#:=]*)::?(?![:=])\s*(?:([^:;#=%]*%[^:;#=%]*):(?!=)\s*)?([^;#]*)(?:;(.*))?/;

interface Read {
  readonly variables: Map<string, string>;
  readonly rules: Rule[];
}

function read(text: string): Read {
  const all: Read = { variables: new Map(), rules: [] };
  for (const { text: line, line: number } of joined(text)) {
    const last = all.rules.at(-1);
    const [, name, operator, value = ''] = LINE.exec(line) ?? [];
    if (line.startsWith('\t')) {
      last?.recipe.push({ text: line.trim(), line: number });
    } else if (name !== undefined) assign(all.variables, name, operator, value.replace(/(?<!\s)\s+#.*$/, '').trim());
    else addRule(all.rules, line, number);
  }
  return all;
}

/** `+=` adds to what there is, and `?=` leaves it as it is. */
function assign(variables: Map<string, string>, name: string, operator: string | undefined, value: string): void {
  const before = variables.get(name);
  if (before === undefined || (operator !== '+' && operator !== '?')) variables.set(name, value);
  else if (operator === '+') variables.set(name, `${before} ${value}`);
}

function addRule(rules: Read['rules'], line: string, number: number): void {
  const rule = /^(if|else|endif|include|-include|define|endef)\b/.test(line) ? undefined : RULE.exec(line);
  if (!rule) return;
  const [, targets = '', stems, prerequisites = '', own] = rule;
  rules.push({ targets, stems, prerequisites, recipe: own?.trim() ? [{ text: own.trim(), line: number }] : [] });
}

function joined(text: string): readonly { readonly text: string; readonly line: number }[] {
  const found: { text: string; line: number }[] = [];
  let goesOn = false;
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    const last = found.at(-1);
    const part = raw.replace(/\\$/, ' ');
    if (goesOn && last) last.text += part.trim() === '' ? ' ' : ` ${part.trim()} `;
    else found.push({ text: part, line: index + 1 });
    goesOn = raw.endsWith('\\');
  }
  return found;
}

const DEEPEST = 12;
const LONGEST = 20_000;
/** What the variables of one text may come to: those that are made of each other many times over would have no end. */
const MOST_ADDED = 50_000;

class Make {
  readonly #variables: ReadonlyMap<string, string>;
  readonly #glob: ScriptStart['glob'];
  #room = MOST_ADDED;

  constructor(variables: ReadonlyMap<string, string>, glob: ScriptStart['glob']) {
    this.#variables = variables;
    this.#glob = glob;
  }

  words(text: string): readonly string[] {
    return this.filled(text, NONE)
      .split(/\s+/)
      .filter((word) => word !== '');
  }

  /** `$(NAME)`, `${NAME}`, `$@` and the functions that make lists; what is not known stays as it is written. */
  filled(text: string, own: Variables, depth = 0): string {
    if (depth === 0) this.#room = MOST_ADDED;
    if (depth > DEEPEST || text.length > LONGEST || !text.includes('$')) return text;
    return text.replace(
      /\$(?:\$|([@*<^])|\(((?:[^()]|\((?:[^()]|\([^()]*\))*\))*)\)|\{([^{}]*)\})/g,
      (whole, automatic?: string, round?: string, curly?: string) => {
        if (whole === '$$' || this.#room < 0) return whole;
        const value = this.#valueOf(automatic ?? round ?? curly ?? '', own, depth) ?? whole;
        this.#room -= value.length + 1;
        return value;
      },
    );
  }

  #valueOf(inside: string, own: Variables, depth: number): string | undefined {
    const known = own.get(inside) ?? this.#variables.get(inside);
    if (known !== undefined) return this.filled(known, own, depth + 1);
    return this.#substituted(inside, own, depth) ?? this.#function(inside, own, depth);
  }

  /** `$(SERVICES:%=build-%)` */
  #substituted(inside: string, own: Variables, depth: number): string | undefined {
    const [, name = '', from = '', to = ''] = /^([\w.-]+):([^=\s]*)=(\S*)$/.exec(inside) ?? [];
    const list = this.#variables.get(name);
    if (list === undefined) return undefined;
    const patterns = from.includes('%') ? [from, to] : [`%${from}`, `%${to}`];
    return replaced(this.filled(list, own, depth + 1), patterns[0] ?? '', patterns[1] ?? '');
  }

  #function(inside: string, own: Variables, depth: number): string | undefined {
    const [, name = '', rest = ''] = /^([a-z]+)\s+(.*)$/s.exec(inside) ?? [];
    const given = argumentsOf(rest);
    if (name === 'foreach') return this.#foreach(given, own, depth);
    const [first = '', second = '', third = ''] = given.map((each) => this.filled(each, own, depth + 1));
    const each = (list: string, change: (word: string) => string) => list.split(/\s+/).filter(Boolean).map(change).join(' ');
    switch (name) {
      case 'addprefix':
        return each(second, (word) => `${first}${word}`);
      case 'addsuffix':
        return each(second, (word) => `${word}${first}`);
      case 'patsubst':
        return replaced(third, first, second);
      case 'subst':
        return first === '' ? third : third.replaceAll(first, second);
      case 'notdir':
        return each(first, (word) => word.slice(word.lastIndexOf('/') + 1));
      case 'dir':
        return each(first, (word) => word.slice(0, word.lastIndexOf('/') + 1) || './');
      case 'strip':
      case 'sort':
        return each(first, (word) => word);
      case 'wildcard':
        return each(first, (word) => this.#glob(word, '.').join(' '));
      default:
        return undefined;
    }
  }

  #foreach([name = '', list = '', body = '']: readonly string[], own: Variables, depth: number): string {
    const words = this.filled(list, own, depth + 1)
      .split(/\s+/)
      .filter(Boolean)
      .slice(0, MOST_TARGETS);
    const turns = words.map((word) => {
      this.#room -= body.length + 1;
      return this.#room < 0 ? '' : this.filled(body, new Map([...own, [name.trim(), word]]), depth + 1);
    });
    return turns.join(' ');
  }
}

/** Parts a function's arguments at commas outside of parentheses. */
function argumentsOf(text: string): readonly string[] {
  return text.match(/(?:[^,()]|\((?:[^()]|\([^()]*\))*\))+/g)?.map((each) => each.trimStart()) ?? [];
}

function replaced(list: string, from: string, to: string): string {
  const change = (word: string) => {
    const stem = stemOf(word, from);
    return stem === undefined ? word : to.replace('%', () => stem);
  };
  return list.split(/\s+/).filter(Boolean).map(change).join(' ');
}

/** What `%` stands for in a word; of a pattern without one, nothing where the word is the same. */
function stemOf(word: string, pattern: string): string | undefined {
  const at = pattern.indexOf('%');
  if (at < 0) return word === pattern ? '' : undefined;
  const [head, tail] = [pattern.slice(0, at), pattern.slice(at + 1)];
  const isLike = word.length >= head.length + tail.length && word.startsWith(head) && word.endsWith(tail);
  return isLike ? word.slice(head.length, word.length - tail.length) : undefined;
}
