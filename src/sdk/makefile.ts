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

const MOST_TARGETS = 100;

/** The lines of the recipes, each for a shell of its own: once for each target that a rule has. */
export function recipesIn(text: string, glob: Glob): readonly RecipeLine[] {
  const { variables, rules } = read(text, NONE);
  const make = new Make(variables, glob);
  const asked = new Set(rules.flatMap(({ targets, prerequisites }) => make.words(`${targets} ${prerequisites}`)));
  return rules.flatMap((rule) => {
    const turns = targetsOf(rule, make, asked).slice(0, MOST_TARGETS);
    return rule.recipe.flatMap((each) => turns.map((own) => lineOf(each, make, own)));
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
  const found: RecipeLine[] = [];
  const seen = new Set<string>();
  const visit = (goal: string): void => {
    if (seen.has(goal) || seen.size > MOST_TARGETS) return;
    seen.add(goal);
    for (const rule of rules) {
      const own = targetsOf(rule, make, new Set([goal])).find((each) => each.get('@') === goal);
      if (!own) continue;
      for (const needed of make.words(rule.prerequisites)) visit(needed.replace('%', own.get('*') ?? '%'));
      found.push(...rule.recipe.map((each) => lineOf(each, make, own)));
    }
  };
  const [usual] = rules.flatMap(({ targets }) => make.words(targets)).filter((each) => !/^\.|%/.test(each));
  for (const goal of goals.length > 0 || usual === undefined ? goals : [usual]) visit(goal);
  return found;
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
