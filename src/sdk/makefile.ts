// https://www.gnu.org/software/make/manual/make.html
import { type Glob, Make, stemOf, type Variables } from './make-variables.ts';

/** A line of a recipe with the variables of the Makefile put in, and where it stands. */
export interface RecipeLine {
  readonly text: string;
  readonly line: number;
}

interface Rule {
  readonly targets: string;
  readonly stems: string | undefined;
  readonly prerequisites: string;
  readonly recipe: RecipeLine[];
}

/** A rule with the words that its variables stand for. A pattern is made for whoever asks for a target that it matches. */
interface Spelled {
  readonly targets: ReadonlySet<string>;
  readonly pattern: string | undefined;
  /** `$(OBJECTS): %.o: %.c`: its targets alone are made by the pattern. */
  readonly isStatic: boolean;
  readonly prerequisites: readonly string[];
  readonly recipe: readonly RecipeLine[];
}

const MOST_TARGETS = 100;
/** Words that all rules of a file may have together, and targets that patterns are tried on. */
const MOST_WORDS = 50_000;
const MOST_ASKED = 2_000;

/** The lines of the recipes, each for a shell of its own: once for each target that a rule has. */
export function recipesIn(text: string, glob: Glob): readonly RecipeLine[] {
  const { variables, rules } = read(text, NONE);
  const make = new Make(variables, glob);
  const all = spelled(rules, make);
  const asked = new Set(all.flatMap(({ targets, prerequisites }) => [...targets, ...prerequisites]));
  const candidates = [...asked].slice(0, MOST_ASKED);
  return all.flatMap((rule) => {
    const turns = turnsOf(rule, candidates);
    return rule.recipe.flatMap((each) => turns.map((own) => lineOf(each, make, own)));
  });
}

function spelled(rules: readonly Rule[], make: Make): readonly Spelled[] {
  let room = MOST_WORDS;
  const wordsOf = (text: string): readonly string[] => {
    const words = room > 0 ? make.words(text) : [];
    room -= words.length;
    return words;
  };
  return rules.map(({ targets, stems, prerequisites, recipe }) => {
    const named = wordsOf(targets);
    const pattern = (stems ?? named.find((target) => target.includes('%')))?.trim();
    return { targets: new Set(named), pattern, isStatic: stems !== undefined, prerequisites: wordsOf(prerequisites), recipe };
  });
}

function lineOf({ text, line }: RecipeLine, make: Make, own: Variables): RecipeLine {
  return {
    text: make
      .filled(text, own)
      .replaceAll('$$', '$')
      .replace(/^[@+-]+\s*/, ''),
    line,
  };
}

/** What `make` is started with. */
export interface MakeStart {
  /** Without one, the first target of the file is made. */
  readonly goals: readonly string[];
  /** Assignments on the command line come before those of the file, those of the environment behind. */
  readonly given: Variables;
  readonly environment: Variables;
}

/** The lines that make some targets, those of what they need first. */
export function recipesFor(text: string, { goals, given, environment }: MakeStart): readonly RecipeLine[] {
  const { variables, rules } = read(text, environment);
  const make = new Make(new Map([...variables, ...given]), () => []);
  const all = spelled(rules, make);
  const found: RecipeLine[] = [];
  const seen = new Set<string>();
  const visit = (goal: string): void => {
    if (seen.has(goal) || seen.size > MOST_TARGETS) return;
    seen.add(goal);
    for (const rule of all) {
      const own = turnFor(goal, rule);
      if (!own) continue;
      for (const needed of rule.prerequisites) visit(needed.replace('%', own.get('*') ?? '%'));
      found.push(...rule.recipe.map((each) => lineOf(each, make, own)));
    }
  };
  const [usual] = all.flatMap(({ targets }) => [...targets]).filter((each) => !/^\.|%/.test(each));
  for (const goal of goals.length > 0 || usual === undefined ? goals : [usual]) visit(goal);
  return found;
}

const NONE: Variables = new Map();

/** What `$@`, `$*` and `$<` stand for in each of a rule's turns. */
function turnsOf(rule: Spelled, asked: readonly string[]): readonly Variables[] {
  const candidates = rule.pattern === undefined || rule.isStatic ? rule.targets : asked;
  const turns: Variables[] = [];
  for (const target of candidates) {
    const own = turnFor(target, rule);
    if (own) turns.push(own);
    if (turns.length === MOST_TARGETS) break;
  }
  return turns.length === 0 ? [NONE] : turns;
}

/** The same in the turn that makes a target; undefined where the rule does not. */
function turnFor(target: string, { targets, pattern, isStatic, prerequisites: [first] }: Spelled): Variables | undefined {
  if ((pattern === undefined || isStatic) && !targets.has(target)) return undefined;
  if (pattern === undefined) return automatic(target, undefined, first);
  const stem = target.includes('%') ? undefined : stemOf(target, pattern);
  return stem
    ? automatic(
        target,
        stem,
        first?.replace('%', () => stem),
      )
    : undefined;
}

function automatic(target: string, stem: string | undefined, first: string | undefined): Variables {
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

/** Of a condition, what stands in each of its branches counts, and of two assignments the last. */
function read(text: string, environment: Variables): Read {
  const all: Read = { variables: new Map(environment), rules: [] };
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

/** https://www.gnu.org/software/make/manual/make.html#Quick-Reference */
const DIRECTIVE = /^(?:ifn?eq|ifn?def|if|else|endif|-?include|sinclude|define|endef|undefine|vpath)(?=[\s(]|$)/;

/** `+=` adds to what there is, and `?=` leaves it as it is. */
function assign(variables: Map<string, string>, name: string, operator: string | undefined, value: string): void {
  const before = variables.get(name);
  if (before === undefined || (operator !== '+' && operator !== '?')) variables.set(name, value);
  else if (operator === '+') variables.set(name, `${before} ${value}`);
}

function addRule(rules: Read['rules'], line: string, number: number): void {
  const rule = DIRECTIVE.test(line) ? undefined : RULE.exec(line);
  if (!rule) return;
  const [, targets = '', stems, prerequisites = '', own] = rule;
  rules.push({ targets, stems, prerequisites, recipe: own?.trim() ? [{ text: own.trim(), line: number }] : [] });
}

function joined(text: string): readonly RecipeLine[] {
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
