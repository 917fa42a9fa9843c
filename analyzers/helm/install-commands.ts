// https://helm.sh/docs/helm/helm_upgrade/ · https://www.gnu.org/software/bash/manual/html_node/Looping-Constructs.html
import { type Command, commandsOf } from '../../src/sdk/index.ts';

/** `helm upgrade --install NAME CHART -f FILE`, with everything in it known. */
export interface Installation {
  readonly name: string;
  readonly chart: string;
  readonly namespace?: string;
  readonly files: readonly string[];
  readonly set: readonly (readonly [key: string, value: string])[];
  /** Where `cd` has gone. */
  readonly folder: string;
  readonly line: number;
}

/** What a script gives a variable: the words of a list, or the one that a loop is at. */
type Variables = (name: string) => readonly string[] | undefined;

interface Loop {
  readonly name: string;
  readonly items: readonly string[];
}

const MOST_INSTALLATIONS = 500;
/** Items of one list, and ways in which loops inside each other can go. */
const MOST_ITEMS = 500;
/** Ways in which the loops around all commands of a file are gone through. */
const MOST_ROUNDS = 5000;
const DEEPEST_LOOP = 5;
const MOST_GLOBS = 50;

/** The charts that the commands of a script install, in loops over lists that the script spells out once for each item. */
export function installationsIn(text: string, filesLike: (glob: string) => readonly string[]): readonly Installation[] {
  const lists = assignmentsIn(text);
  const variables: Variables = (name) => lists.get(name);
  const loops: Loop[] = [];
  const found: Installation[] = [];
  let [rounds, globs] = [0, 0];
  const filesOf = (item: string) => (item.includes('*') ? (globs++ < MOST_GLOBS ? filesLike(item) : []) : [item]);
  for (const command of commandsOf(withBaseNames(text))) {
    const [first, name, word, ...items] = command.words.map((each) => each.replace(/^[@-]+(?=for$)/, ''));
    if (first === 'for' && name !== undefined && word === 'in') {
      const all = manyOf(items, (item, most) => expanded(item, variables, most));
      loops.push({ name, items: manyOf(all, filesOf) });
    }
    const rest = MOST_ROUNDS - rounds;
    if (rest <= 0 || found.length >= MOST_INSTALLATIONS) break;
    const ways = command.words.some(isHelm) ? bindings(loops.slice(-DEEPEST_LOOP), variables).slice(0, rest) : [];
    rounds += ways.length;
    for (const each of ways) found.push(...installationOf(command, each));
    if (first?.startsWith('done')) loops.pop();
  }
  return found;
}

/** What is made of each, up to so many in all. */
function manyOf<T, R>(all: readonly T[], make: (each: T, most: number) => readonly R[], most = MOST_ITEMS): readonly R[] {
  const made: R[] = [];
  for (const each of all) {
    if (made.length >= most) break;
    made.push(...make(each, most - made.length).slice(0, most - made.length));
  }
  return made;
}

/** `$(basename "$file" .yaml)`, also where a variable is given it, as what it is of the file. */
function withBaseNames(text: string): string {
  return text
    .replace(/\${1,2}\(basename\s+"?\${1,2}\{?(\w+)\}?"?\s+"?\.\w+"?\)/g, '$${$1%.*}')
    .replace(/^([ \t]*)(\w+)="?\$\{(\w+)%\.\*\}"?$/gm, '$1for $2 in $${$3%.*}');
}

/** `SERVICES := orders stock` of make, `SERVICES="orders stock"` and `SERVICES=(orders stock)` of a shell. */
function assignmentsIn(text: string): ReadonlyMap<string, readonly string[]> {
  const all = [
    ...text.matchAll(/^[ \t]*(?:export[ \t]+)?(\w+)[ \t]*[:?]?=[ \t]*(?:\(([^()]*)\)|"([^"\n]*)"|'([^'\n]*)'|([^\n#]*))/gm),
  ];
  return new Map(
    all.map(([, name = '', array, double, single, plain]) => {
      const value = (array ?? double ?? single ?? plain ?? '').replaceAll('\\\n', ' ');
      return [name, value.split(/\s+/).filter((word) => word !== '')];
    }),
  );
}

/** The variables once for each way in which the loops around can go. */
function bindings(loops: readonly Loop[], lists: Variables): readonly Variables[] {
  return loops.reduce<readonly Variables[]>(
    (all, { name, items }) =>
      manyOf(all, (variables, most) =>
        manyOf(items, (item, few) => expanded(item, variables, few), most).map(
          (item): Variables =>
            (asked) =>
              asked === name ? [item] : variables(asked),
        ),
      ),
    [lists],
  );
}

const VARIABLE = /\${1,2}(?:\{(\w+)(?:\[[@*]\])?(%\.\*)?\}|\((\w+)\)|(\w+))/;

/** The words that one stands for when its variables are what they are. */
function expanded(word: string, variables: Variables, most: number, depth = 0): readonly string[] {
  const match = VARIABLE.exec(word);
  const [whole = '', braced, base, bracketed, bare] = match ?? [];
  const values = match ? variables(braced ?? bracketed ?? bare ?? '') : undefined;
  if (!match || !values || depth > 4) return [word];
  const filled = (value: string) => word.replace(whole, () => (base ? withoutEnding(value) : value));
  return manyOf(values, (value, few) => expanded(filled(value), variables, few, depth + 1), most);
}

function withoutEnding(file: string): string {
  return (file.split('/').at(-1) ?? file).replace(/\.\w+$/, '');
}

const TAKES_VALUE =
  /^(-[fnol]|--(values|namespace|set(-\w+)?|timeout|version|kube-\w+|kubeconfig|description|history-max|post-renderer(-args)?|repo|username|password|ca-file|cert-file|key-file|keyring|output|labels))$/;

function isHelm(word: string): boolean {
  return /(^|\/)@?helm3?$/.test(word);
}

function installationOf({ words, line, folder }: Command, variables: Variables): readonly Installation[] {
  const given = words.slice(words.findIndex(isHelm) + 1).flatMap((word) => expanded(word, variables, 1));
  const options: [name: string, value: string][] = [];
  const places: string[] = [];
  for (let at = 0; at < given.length; at++) {
    const word = given[at] ?? '';
    const [name = '', value] = /^-+[\w-]+=/.test(word)
      ? [word.slice(0, word.indexOf('=')), word.slice(word.indexOf('=') + 1)]
      : [word];
    if (TAKES_VALUE.test(name)) options.push([name, value ?? given[++at] ?? '']);
    else if (/^[|>&)]/.test(word)) break;
    else if (!word.startsWith('-')) places.push(word);
  }
  const [action, name, chart, more] = places;
  if (!/^(upgrade|install)$/.test(action ?? '') || name === undefined || chart === undefined || more !== undefined) return [];
  return completed({ name, chart, folder, line }, options);
}

/** What is not known of a name, a chart or a file is not told; a single value set that is not known is left out. */
function completed(
  at: Pick<Installation, 'name' | 'chart' | 'folder' | 'line'>,
  options: readonly (readonly [name: string, value: string])[],
): readonly Installation[] {
  const of = (...names: readonly string[]) => options.flatMap(([name, value]) => (names.includes(name) ? value.split(',') : []));
  const files = of('-f', '--values');
  if ([at.name, at.chart, ...files].some((text) => /[$`{*]/.test(text))) return [];
  const set = of('--set', '--set-string').flatMap((each): readonly (readonly [string, string])[] => {
    const end = each.indexOf('=');
    return end < 0 || /[$`{]/.test(each) ? [] : [[each.slice(0, end), each.slice(end + 1)]];
  });
  const [namespace] = of('-n', '--namespace').filter((each) => !each.includes('$'));
  return [{ ...at, files, set, ...(namespace !== undefined && { namespace }) }];
}
