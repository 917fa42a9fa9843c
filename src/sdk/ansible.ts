// https://docs.ansible.com/ansible/latest/collections/ansible/builtin/template_module.html and
// https://docs.ansible.com/ansible/latest/playbook_guide/playbooks_variables.html
import type { Repository, Source } from '../model/analyzer.ts';
import { evaluate, type JinjaNames, type JinjaValue, jinjaText, withNames } from './jinja.ts';
import { type JinjaLine, jinjaLines } from './jinja-template.ts';
import { folderOf, foldersAround, isInside, joinPath } from './path.ts';
import type { TreeNode } from './tree.ts';
import { parseYaml } from './yaml.ts';

/** A task with what its expressions can be told from; of a loop, once for each item. */
export interface AnsibleTask {
  readonly node: TreeNode;
  readonly names: JinjaNames;
}

/** A file that a task writes on a machine. */
export interface MachineFile {
  /** Where it lies there. */
  readonly path: string;
  /** The template or the file in the repository; the task's own, where that holds the content. */
  readonly source: Source;
  readonly lines: readonly JinjaLine[];
  /** The role or the folder that the task stands in. */
  readonly writtenBy: string;
}

const PLACES = /(^|\/)(tasks|handlers|roles|group_vars|host_vars|playbooks?|ansible)\/|(^|\/)ansible\.cfg$/;
const LONGEST = 200_000;

const knownTasks = new WeakMap<Repository, readonly AnsibleTask[]>();
const knownFiles = new WeakMap<Repository, readonly MachineFile[]>();

/** Every task of the playbooks and roles of a repository. */
export function ansibleTasks(repository: Repository): readonly AnsibleTask[] {
  const found = knownTasks.get(repository) ?? readTasks(repository);
  knownTasks.set(repository, found);
  return found;
}

/** The files that tasks write on machines by `template` and `copy`. */
export function machineFiles(repository: Repository): readonly MachineFile[] {
  const found = knownFiles.get(repository) ?? ansibleTasks(repository).flatMap((task) => filesOf(task, repository));
  knownFiles.set(repository, found);
  return found;
}

/** The one file on a machine that a path means: an absolute path is that file, of a relative one the end tells, where only one ends so. */
export function machineFile(stated: string, repository: Repository): MachineFile | undefined {
  const files = machineFiles(repository);
  if (stated.startsWith('/')) return files.find(({ path }) => path === stated);
  const end = joinPath('.', stated);
  const paths = new Set(files.map(({ path }) => path).filter((path) => end !== undefined && path.endsWith(`/${end}`)));
  return paths.size === 1 ? files.find(({ path }) => paths.has(path)) : undefined;
}

/** The module of a task, by its own name or by that of its collection, and what it is told. */
export function moduleOf(node: TreeNode, names: readonly string[]): TreeNode | undefined {
  return node.entries().find(([key]) => names.includes(key.replace(/^(ansible\.(builtin|legacy)|community\.docker)\./, '')))?.[1];
}

const HAS_MODULE = /^[ \t]*(?:-[ \t]+)?(?:\w{1,60}\.){0,3}(?:template|copy|docker_container):/m;

function readTasks(repository: Repository): readonly AnsibleTask[] {
  if (!repository.paths.some((path) => PLACES.test(path))) return [];
  const byRole = new Map<string, JinjaNames>();
  return repository.paths
    .filter((path) => /\.ya?ml$/.test(path) && !/(^|\/)(group_vars|host_vars|defaults|vars|meta|\.github)\//.test(path))
    .flatMap((path) => {
      const source = repository.read(path);
      if (!source || source.text.length > LONGEST || !HAS_MODULE.test(source.text)) return [];
      const role = roleOf(path) ?? '';
      const names = byRole.get(role) ?? namesFor(path, repository);
      byRole.set(role, names);
      return parseYaml(source).documents.flatMap((root) => root.items().flatMap((item) => tasksIn(item, names, 0)));
    });
}

const LISTS = ['pre_tasks', 'tasks', 'post_tasks', 'handlers', 'block', 'rescue', 'always'];

/** A task, or those of a play or a block. */
function tasksIn(node: TreeNode, around: JinjaNames, depth: number): readonly AnsibleTask[] {
  if (node.kind !== 'map' || depth > 10) return [];
  const names = withNames(around, node.get('vars').entries());
  const inner = LISTS.flatMap((list) => node.get(list).items());
  if (inner.length > 0) return inner.flatMap((each) => tasksIn(each, names, depth + 1));
  return turnsOf(node, names).map((own) => ({ node, names: own }));
}

/** https://docs.ansible.com/ansible/latest/playbook_guide/playbooks_loops.html */
function turnsOf(node: TreeNode, names: JinjaNames): readonly JinjaNames[] {
  const stated = ['loop', 'with_items', 'with_list'].map((key) => node.get(key)).find(({ exists }) => exists);
  if (!stated) return [names];
  const written = /^\s*\{\{\s*(.*?)\s*\}\}\s*$/s.exec(stated.text() ?? '')?.[1];
  const list = written === undefined ? stated : evaluate(written, names);
  const items = list === undefined || typeof list === 'string' ? [] : list.items();
  const name = node.get('loop_control').get('loop_var').text() ?? 'item';
  return items.slice(0, 200).map((item) => withNames(names, [[name, item.text() ?? item]]));
}

/** The variables of a file's tasks, those that count less first: defaults of roles, of all hosts, of groups, of hosts, of the role itself. */
function namesFor(path: string, repository: Repository): JinjaNames {
  const role = roleOf(path);
  const of = (pattern: RegExp, within?: string) =>
    repository.paths.filter((each) => pattern.test(each) && (within === undefined || isInside(each, within)));
  const roleDefaults = of(/(^|\/)defaults\/[^/]+\.ya?ml$/, role).filter(
    (each) => role !== undefined || roleOf(each) !== undefined,
  );
  const files = [
    ...(role === undefined ? [] : roleDefaults),
    ...of(/(^|\/)group_vars\/all(\/[^/]+)?(\.ya?ml)?$/),
    ...of(/(^|\/)group_vars\/(?!all[./])[^/]+(\/[^/]+)?$/),
    ...of(/(^|\/)host_vars\/[^/]+(\/[^/]+)?$/),
    ...(role === undefined ? [] : of(/(^|\/)vars\/[^/]+\.ya?ml$/, role)),
  ];
  const places: readonly (readonly [string, JinjaValue])[] = [
    ['playbook_dir', PLAYBOOK],
    ['role_path', role ?? '.'],
  ];
  return new Map([...places, ...merged(files, repository)]);
}

/** Stands for the folder of a playbook, which a role does not know. */
const PLAYBOOK = '\u0001playbook';

/** What files for one level say; where two of another group or host disagree, nobody knows which of them is meant, but for production. */
function merged(files: readonly string[], repository: Repository): ReadonlyMap<string, JinjaValue> {
  const names = new Map<string, JinjaValue>();
  const levels = new Map<string, string>();
  const isProduction = (path: string) => /prod/i.test(path);
  for (const path of [...files].sort((one, other) => Number(isProduction(one)) - Number(isProduction(other)))) {
    const source = repository.read(path);
    if (!source || source.text.startsWith('$ANSIBLE_VAULT') || source.text.length > LONGEST) continue;
    const level = /group_vars\/all\b|defaults\/|(^|\/)vars\//.test(path) ? path : 'one of several';
    for (const [key, node] of parseYaml(source).documents.flatMap((root) => root.entries())) {
      const before = names.get(key);
      const differs = before !== undefined && typeof before !== 'string' && before.text() !== node.text();
      if (differs && level === 'one of several' && levels.get(key) === level && !isProduction(path)) names.delete(key);
      else names.set(key, node);
      levels.set(key, level);
    }
  }
  return names;
}

function roleOf(path: string): string | undefined {
  return /^(.*?(?:^|\/)roles\/[^/]+)\//.exec(path)?.[1];
}

function filesOf({ node, names }: AnsibleTask, repository: Repository): readonly MachineFile[] {
  const [template, copy] = [moduleOf(node, ['template']), moduleOf(node, ['copy'])];
  const given = template ?? copy;
  if (!given) return [];
  const told = (key: string) => {
    const text =
      given.get(key).text() ??
      new RegExp(`(?:^|\\s)${key}=("[^"]*"|(?:\\{\\{.*?\\}\\}|\\S)+)`).exec(given.text() ?? '')?.[1]?.replace(/^"|"$/g, '');
    return text === undefined ? undefined : jinjaText(text, names);
  };
  const [src, dest, content] = [told('src'), told('dest'), given.get('content')];
  if (dest === undefined || /\$\{/.test(dest)) return [];
  const writtenBy = roleOf(node.source.path) ?? folderOf(node.source.path);
  if (content.text() !== undefined) {
    const lines = jinjaLines(content.text() ?? '', names).map(({ text, line }) => ({ text, line: content.line + line }));
    return [{ path: dest, source: content.source, lines, writtenBy }];
  }
  const source = src === undefined ? undefined : sourceOf(src, node.source.path, template ? 'templates' : 'files', repository);
  if (!source || source.text.length > LONGEST) return [];
  const path = dest.endsWith('/') ? `${dest}${source.path.slice(source.path.lastIndexOf('/') + 1)}` : dest;
  const lines = template
    ? jinjaLines(source.text, names)
    : source.text.split(/\r?\n/).map((text, index) => ({ text, line: index + 1 }));
  return [{ path, source, lines, writtenBy }];
}

/** https://docs.ansible.com/ansible/latest/playbook_guide/playbook_pathing.html#resolving-local-relative-paths */
function sourceOf(src: string, task: string, folder: string, repository: Repository): Source | undefined {
  const role = roleOf(task);
  if (src.startsWith(PLAYBOOK)) {
    const rest = src.slice(PLAYBOOK.length).replace(/^\/+/, '');
    return foldersAround(task).flatMap((each) => repository.read(joinPath(each, rest) ?? '') ?? [])[0];
  }
  const starts = [
    ...(role === undefined ? [] : [`${role}/${folder}`, role]),
    ...foldersAround(task).flatMap((each) => [`${each}/${folder}`, each]),
  ];
  return starts.flatMap((start) => repository.read(joinPath(start, src) ?? '') ?? [])[0];
}
