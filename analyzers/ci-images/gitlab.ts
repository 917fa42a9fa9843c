// https://docs.gitlab.com/ci/yaml/
import { type Command, joinPath, lineOf, parseYaml, type Repository, type Source, type YamlNode } from '../../src/sdk/index.ts';
import { checkoutOf } from './checkouts.ts';
import { gitlabMatrix } from './matrix.ts';
import { type ScriptStart, shellCommands } from './shell.ts';
import { filled, type Variables } from './shell-words.ts';

/** A command, and the file that it stands in. */
export interface PlacedCommand extends Command {
  readonly source: Source;
}

const DEEPEST = 10;
const MOST_LINES = 2000;
const SCRIPTS = ['before_script', 'script', 'after_script'];
/** https://docs.gitlab.com/ci/variables/predefined_variables/ */
const PREDEFINED: Variables = new Map([['CI_PROJECT_DIR', '.']]);

type Jobs = ReadonlyMap<string, YamlNode>;

/** The commands of the jobs of a pipeline and of the local files that it includes, once for each row of a job's matrix. */
export function gitlabCommands(source: Source, repository: Repository, glob: ScriptStart['glob']): readonly PlacedCommand[] {
  const roots = included(source, { repository, checkout: checkoutOf(source.path), seen: new Set() });
  const jobs: Jobs = new Map(roots.flatMap((root) => root.entries().filter(([, node]) => node.kind === 'map')));
  const global = variablesIn(
    roots.map((root) => root.get('variables')),
    PREDEFINED,
  );
  const extended = new Set([...jobs.values()].flatMap((job) => job.get('extends').texts()));
  return [...jobs]
    .filter(([name]) => !extended.has(name) && !KEYWORDS.has(name))
    .flatMap(([, job]) => jobCommands(job, jobs, global, glob));
}

const KEYWORDS: ReadonlySet<string> = new Set(['variables', 'default', 'workflow', 'include', 'stages', 'spec']);

interface Including {
  readonly repository: Repository;
  readonly checkout: string;
  readonly seen: Set<string>;
}

/** The pipeline itself last: what it says counts more than what it includes. */
function included(source: Source, including: Including): readonly YamlNode[] {
  const { seen } = including;
  if (seen.has(source.path) || seen.size > 50) return [];
  seen.add(source.path);
  const roots = parseYaml(source).documents;
  const paths = roots.flatMap((root) => {
    const include = root.get('include');
    const entries = include.kind === 'list' ? include.items() : [include];
    return entries.flatMap((entry) => (entry.text() !== undefined ? entry.texts() : entry.get('local').texts()));
  });
  const files = paths.flatMap((path) => filesAt(path.replace(/^\/+/, ''), including));
  return [...files.flatMap((file) => included(file, including)), ...roots];
}

/** Paths begin at the root of the repository, or of the checkout that the pipeline lies in. */
function filesAt(path: string, { repository, checkout }: Including): readonly Source[] {
  if (/:\/\/|\$/.test(path)) return [];
  return ['.', checkout].flatMap((start) => repository.read(joinPath(start, path) ?? '') ?? []).slice(0, 1);
}

function jobCommands(job: YamlNode, jobs: Jobs, global: Variables, glob: ScriptStart['glob']): readonly PlacedCommand[] {
  const chain = chainOf(job, jobs, new Set(), 0);
  const settled = variablesIn(chain.map((each) => each.get('variables')).reverse(), global);
  const matrix = chain.map((each) => each.at('parallel', 'matrix')).find(({ exists }) => exists);
  const lines: YamlNode[] = [];
  for (const key of SCRIPTS) {
    const stated = chain.map((each) => each.get(key)).find(({ exists }) => exists);
    if (stated) addLines(stated, jobs, lines, 0);
  }
  return (matrix ? gitlabMatrix(matrix) : [new Map<string, string>()]).flatMap((row) => {
    const variables = resolved(new Map([...settled, ...row]));
    return scriptCommands(lines, { variables, glob });
  });
}

/** A job, then the jobs that it extends, each once; of several, the last one counts most. */
function chainOf(job: YamlNode, jobs: Jobs, seen: Set<string>, depth: number): readonly YamlNode[] {
  const bases = depth > DEEPEST ? [] : [...job.get('extends').texts()].reverse();
  const further = bases.flatMap((name) => {
    const base = seen.has(name) ? undefined : jobs.get(name);
    seen.add(name);
    return base ? chainOf(base, jobs, seen, depth + 1) : [];
  });
  return [job, ...further];
}

/** The lines of a script, with those of lists inside it and those that `!reference [job, script]` takes over. */
function addLines(node: YamlNode, jobs: Jobs, lines: YamlNode[], depth: number): void {
  if (depth > DEEPEST || lines.length >= MOST_LINES) return;
  if (node.tag === '!reference') {
    const [name = '', ...keys] = node.texts();
    const meant = jobs.get(name)?.at(...keys);
    if (meant) addLines(meant, jobs, lines, depth + 1);
  } else if (node.kind === 'list') for (const item of node.items()) addLines(item, jobs, lines, depth + 1);
  else lines.push(node);
}

/** All lines of a job run in one shell. */
function scriptCommands(lines: readonly YamlNode[], start: Omit<ScriptStart, 'line'>): readonly PlacedCommand[] {
  const texts = lines.map((line) => line.text() ?? '');
  const starts = lines.map(firstLine);
  const owners = texts.flatMap((text, index) => text.split('\n').map((_, offset) => ({ index, offset })));
  return shellCommands(texts.join('\n'), { ...start, line: 1 }).flatMap((command) => {
    const owner = owners[command.line - 1];
    const node = owner && lines[owner.index];
    return owner && node ? [{ ...command, source: node.source, line: (starts[owner.index] ?? 1) + owner.offset }] : [];
  });
}

/** The text of a block begins below its `|`; one that is folded stands, as far as evidence goes, on its first line. */
export function firstLine({ source, line }: YamlNode): number {
  return /[|>][+-]?\d?\s*(#.*)?$/.test(lineOf(source, line)) ? line + 1 : line;
}

function variablesIn(nodes: readonly YamlNode[], before: Variables): Variables {
  const stated = nodes.flatMap((node) =>
    node.entries().flatMap(([key, value]) => {
      const text = value.text() ?? value.get('value').text();
      return text === undefined ? [] : [[key, text] as const];
    }),
  );
  return new Map([...before, ...stated]);
}

/** Variables may be made of others. */
function resolved(variables: Variables): Variables {
  let found = variables;
  for (let turn = 0; turn < 4; turn += 1) {
    const before = found;
    const others = (key: string) => ({ get: (name: string) => (name === key ? undefined : before.get(name)) });
    found = new Map([...before].map(([key, value]) => [key, filled(value, others(key))]));
  }
  return found;
}
