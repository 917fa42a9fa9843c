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

type Variables = ReadonlyMap<string, readonly string[]>;

const MOST_INSTALLATIONS = 500;

/** The charts that the commands of a script install, in loops over lists that the script spells out once for each item. */
export function installationsIn(text: string, filesLike: (glob: string) => readonly string[]): readonly Installation[] {
  const lists = assignmentsIn(text);
  const loops: { readonly name: string; readonly items: readonly string[] }[] = [];
  const found: Installation[] = [];
  for (const command of commandsOf(withBaseNames(text))) {
    const [first, name, word, ...items] = command.words.map((each) => each.replace(/^[@-]+(?=for$)/, ''));
    if (first === 'for' && name !== undefined && word === 'in') {
      const all = items.flatMap((item) => expanded(item, lists));
      loops.push({ name, items: all.flatMap((item) => (item.includes('*') ? filesLike(item) : [item])) });
    }
    for (const variables of bindings(loops, lists)) found.push(...installationOf(command, variables));
    if (first?.startsWith('done')) loops.pop();
    if (found.length >= MOST_INSTALLATIONS) break;
  }
  return found;
}

/** `$(basename "$file" .yaml)`, also where a variable is given it, as what it is of the file. */
function withBaseNames(text: string): string {
  return text
    .replace(/\$+\(basename\s+"?\$+\{?(\w+)\}?"?\s+"?\.\w+"?\)/g, '$${$1%.*}')
    .replace(/^(\s*)(\w+)="?\$\{(\w+)%\.\*\}"?$/gm, '$1for $2 in $${$3%.*}');
}

/** `SERVICES := orders stock` of make, `SERVICES="orders stock"` and `SERVICES=(orders stock)` of a shell. */
function assignmentsIn(text: string): Variables {
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

function bindings(
  loops: readonly { readonly name: string; readonly items: readonly string[] }[],
  lists: Variables,
): readonly Variables[] {
  return loops.reduce<readonly Variables[]>(
    (all, { name, items }) =>
      all.flatMap((variables) =>
        items.flatMap((item) => expanded(item, variables)).map((item) => new Map([...variables, [name, [item]]])),
      ),
    [lists],
  );
}

const VARIABLE = /\$+(?:\{(\w+)(?:\[[@*]\])?(%\.\*)?\}|\((\w+)\)|(\w+))/;

/** The words that one stands for when its variables are what they are. */
function expanded(word: string, variables: Variables, depth = 0): readonly string[] {
  const match = VARIABLE.exec(word);
  const [whole = '', braced, base, bracketed, bare] = match ?? [];
  const values = match ? variables.get(braced ?? bracketed ?? bare ?? '') : undefined;
  if (!match || !values || depth > 4) return [word];
  return values
    .map((value) => (base ? (value.split('/').at(-1) ?? value).replace(/\.\w+$/, '') : value))
    .flatMap((value) =>
      expanded(
        word.replace(whole, () => value),
        variables,
        depth + 1,
      ),
    );
}

const TAKES_VALUE =
  /^(-[fnol]|--(values|namespace|set(-\w+)?|timeout|version|kube-\w+|kubeconfig|description|history-max|post-renderer(-args)?|repo|username|password|ca-file|cert-file|key-file|keyring|output|labels))$/;

function installationOf({ words, line, folder }: Command, variables: Variables): readonly Installation[] {
  const start = words.findIndex((word) => /(^|\/)@?helm3?$/.test(word));
  const given = words.slice(start + 1).flatMap((word) => expanded(word, variables).slice(0, 1));
  const options: [name: string, value: string][] = [];
  const places: string[] = [];
  for (let at = 0; start >= 0 && at < given.length; at++) {
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
