// https://www.gnu.org/software/make/manual/make.html#Using-Variables
export type Variables = ReadonlyMap<string, string>;

/** The paths that a pattern of the shell stands for, seen from a folder. */
export type Glob = (pattern: string, folder: string) => readonly string[];

const NONE: Variables = new Map();
const DEEPEST = 12;
const MOST_TURNS = 100;
const LONGEST = 20_000;
/** What the variables of one text may come to: those that are made of each other many times over would have no end. */
const MOST_ADDED = 50_000;

/** Puts in what variables, functions and a rule's own names of a Makefile stand for. */
export class Make {
  readonly #variables: ReadonlyMap<string, string>;
  readonly #glob: Glob;
  #room = MOST_ADDED;

  constructor(variables: ReadonlyMap<string, string>, glob: Glob) {
    this.#variables = variables;
    this.#glob = glob;
  }

  /** The words of a text, with all that is known put in. */
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
      .slice(0, MOST_TURNS);
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
export function stemOf(word: string, pattern: string): string | undefined {
  const at = pattern.indexOf('%');
  if (at < 0) return word === pattern ? '' : undefined;
  const [head, tail] = [pattern.slice(0, at), pattern.slice(at + 1)];
  const isLike = word.length >= head.length + tail.length && word.startsWith(head) && word.endsWith(tail);
  return isLike ? word.slice(head.length, word.length - tail.length) : undefined;
}
