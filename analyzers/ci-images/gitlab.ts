// https://docs.gitlab.com/ci/yaml/
import { type Command, joinPath, parseYaml, type Repository, type Source, type YamlNode } from '../../src/sdk/index.ts';
import { gitlabMatrix } from './matrix.ts';
import { type ScriptStart, shellCommands } from './shell.ts';
import { filled, type Variables } from './shell-words.ts';

/** A command, and the file that it stands in. */
export interface PlacedCommand extends Command {
  readonly source: Source;
}

const DEEPEST = 10;
const SCRIPTS = ['before_script', 'script', 'after_script'];
/** https://docs.gitlab.com/ci/variables/predefined_variables/ */
const PREDEFINED: Variables = new Map([['CI_PROJECT_DIR', '.']]);

type Jobs = ReadonlyMap<string, YamlNode>;

/** The commands of the jobs of a pipeline and of the local files that it includes, once for each row of a job's matrix. */
export function gitlabCommands(source: Source, repository: Repository, glob: ScriptStart['glob']): readonly PlacedCommand[] {
  const roots = included(source, repository, new Set());
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

/** The pipeline itself last: what it says counts more than what it includes. */
function included(source: Source, repository: Repository, seen: Set<string>): readonly YamlNode[] {
  if (seen.has(source.path) || seen.size > 50) return [];
  seen.add(source.path);
  const roots = parseYaml(source).documents;
  const paths = roots.flatMap((root) => {
    const include = root.get('include');
    const entries = include.kind === 'list' ? include.items() : [include];
    return entries.flatMap((entry) => (entry.text() !== undefined ? entry.texts() : entry.get('local').texts()));
  });
  const files = paths.flatMap((path) => filesAt(path.replace(/^\/+/, ''), repository));
  return [...files.flatMap((file) => included(file, repository, seen)), ...roots];
}

function filesAt(path: string, repository: Repository): readonly Source[] {
  const known = /:\/\/|\$/.test(path) ? undefined : joinPath('.', path);
  const file = known === undefined ? undefined : repository.read(known);
  return file ? [file] : [];
}

function jobCommands(job: YamlNode, jobs: Jobs, global: Variables, glob: ScriptStart['glob']): readonly PlacedCommand[] {
  const chain = chainOf(job, jobs, 0);
  const settled = variablesIn(chain.map((each) => each.get('variables')).reverse(), global);
  const matrix = chain.map((each) => each.at('parallel', 'matrix')).find(({ exists }) => exists);
  const lines = SCRIPTS.flatMap((key) =>
    linesOf(
      chain.map((each) => each.get(key)).find(({ exists }) => exists),
      jobs,
      0,
    ),
  );
  return (matrix ? gitlabMatrix(matrix) : [new Map<string, string>()]).flatMap((row) => {
    const variables = resolved(new Map([...settled, ...row]));
    return scriptCommands(lines, { variables, glob });
  });
}

/** A job, then the jobs that it extends; of several, the last one counts most. */
function chainOf(job: YamlNode, jobs: Jobs, depth: number): readonly YamlNode[] {
  if (depth > DEEPEST) return [job];
  const bases = [...job.get('extends').texts()].reverse();
  return [job, ...bases.flatMap((base) => (jobs.has(base) ? chainOf(jobs.get(base) ?? job, jobs, depth + 1) : []))];
}

/** The lines of a script, with those of lists inside it and those that `!reference [job, script]` takes over. */
function linesOf(node: YamlNode | undefined, jobs: Jobs, depth: number): readonly YamlNode[] {
  if (!node || depth > DEEPEST) return [];
  if (node.tag === '!reference') {
    const [name = '', ...keys] = node.texts();
    return linesOf(jobs.get(name)?.at(...keys), jobs, depth + 1);
  }
  return node.kind === 'list' ? node.items().flatMap((item) => linesOf(item, jobs, depth + 1)) : [node];
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
export function firstLine(node: YamlNode): number {
  const lines = node.source.text.split('\n');
  return /[|>][+-]?\d?\s*(#.*)?$/.test(lines[node.line - 1] ?? '') ? node.line + 1 : node.line;
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
export function resolved(variables: Variables): Variables {
  let found = variables;
  for (let turn = 0; turn < 4; turn += 1)
    found = new Map(
      [...found].map(([key, value]) => [key, filled(value, new Map([...found].filter(([other]) => other !== key)))]),
    );
  return found;
}
