import type { Expression, Module } from '../../src/code/ir.ts';
import { literalOf } from '../../src/frontend/rule-walker.ts';
import { commonFolder, folderOf, joinPath, type Repository } from '../../src/sdk/index.ts';
import { below, projectsOf } from './composer.ts';
import { FILE_PREFIX, LARAVEL, plainSum } from './laravel-routes.ts';
import { homeOf } from './programs.ts';

// https://laravel.com/docs/routing#api-routes

interface Included {
  /** The routes file, and what stands before its paths. */
  readonly file: string;
  readonly prefix: string;
  /** The routes file that includes it below its own prefix. */
  readonly by?: string;
}

/** One way that leads to a routes file. */
interface Way {
  readonly files: readonly string[];
  readonly prefix: string;
}

const MOST_PREFIXES = 50;

/** Gives every routes file what its application puts before all of its paths. */
export function linkRouteFiles(modules: readonly Module[], repository: Repository): readonly Module[] {
  const files = modules
    .filter(({ scopes }) => scopes[0]?.variables.some(({ name }) => name === FILE_PREFIX))
    .map(({ path }) => path);
  const included = modules.flatMap((module) => includedBy(module, files, repository));
  const prefixes = prefixesOf(files, included, repository);
  return modules.map((module) => {
    const found = prefixes.get(module.path);
    if (!found) return module;
    const values = [...found].map((prefix) => ({ expression: literalOf(prefix), scope: 0 }));
    const variables = module.scopes[0]?.variables ?? [];
    const given = variables.map((each) => (each.name === FILE_PREFIX ? { ...each, values } : each));
    const scopes = module.scopes.map((scope, index) => (index === 0 ? { ...scope, variables: given } : scope));
    return { ...module, scopes };
  });
}

function includedBy(module: Module, files: readonly string[], repository: Repository): readonly Included[] {
  return module.calls.flatMap(({ callee, arguments: [prefix, file] }) => {
    const isInclude = callee.is === 'member' && callee.name === 'include' && isSpelled(callee.of);
    const written = file?.is === 'literal' ? String(file.value) : '';
    const isBelow = prefix?.is === 'concat' && isFilePrefix(prefix.parts[0]);
    const text = prefix && plainSum(isBelow ? { ...prefix, parts: prefix.parts.slice(1) } : prefix);
    if (!isInclude || written === '' || text === undefined) return [];
    const by = isBelow ? { by: module.path } : {};
    return filesNamed(written, module.path, files, repository).map((each) => ({ file: each, prefix: text, ...by }));
  });
}

/** `/shop/routes/v1.php` from the root, `./routes/api.php` from the project's folder; else the nearest that are called so. */
function filesNamed(written: string, from: string, files: readonly string[], repository: Repository): readonly string[] {
  const home = homeOf(from, repository);
  const whole = written.startsWith('/') ? joinPath('.', written.slice(1)) : joinPath(home, written);
  if (written.startsWith('/') || (written.startsWith('./') && files.includes(whole ?? '')))
    return files.filter((file) => file === whole);
  const end = `routes/${written.replace(/^\.\/.*routes\//, '')}`;
  const named = files.filter((file) => file.endsWith(end) && homeOf(file, repository) === home);
  const shared = (file: string) => commonFolder([folderOf(file), folderOf(from)]).length;
  const most = Math.max(...named.map(shared));
  return named.filter((file) => shared(file) === most);
}

function isFilePrefix(part: Expression | undefined): boolean {
  return part?.is === 'name' && part.name === FILE_PREFIX;
}

function isSpelled(of: Expression): boolean {
  return of.is === 'module' && of.specifier.is === 'literal' && of.specifier.value === LARAVEL;
}

/** What includes a file says its prefix. Files that only include one another begin with the first of them. */
function prefixesOf(
  files: readonly string[],
  included: readonly Included[],
  repository: Repository,
): ReadonlyMap<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  const inside = includedIn(included);
  const told = new Set(included.map(({ file }) => file));
  for (const { file, prefix } of inside.get(undefined) ?? []) follow({ files: [file], prefix }, inside, found);
  const begins = (file: string) => follow({ files: [file], prefix: ownPrefix(file, repository) }, inside, found);
  for (const file of files) if (!told.has(file)) begins(file);
  for (const file of files) if (!found.has(file)) begins(file);
  return found;
}

function includedIn(included: readonly Included[]): ReadonlyMap<string | undefined, readonly Included[]> {
  const groups = new Map<string | undefined, Included[]>();
  for (const each of included) {
    const group = groups.get(each.by) ?? [];
    group.push(each);
    groups.set(each.by, group);
  }
  return groups;
}

/** Every file that a way leads to; none is above itself. */
function follow(start: Way, inside: ReadonlyMap<string | undefined, readonly Included[]>, found: Map<string, Set<string>>): void {
  const open = [start];
  for (const { files, prefix } of open) {
    const file = files.at(-1) ?? '';
    const known = found.get(file) ?? new Set();
    if (known.has(prefix) || known.size >= MOST_PREFIXES) continue;
    found.set(file, known.add(prefix));
    const further = (inside.get(file) ?? []).filter((each) => !files.includes(each.file));
    open.push(...further.map((each) => ({ files: [...files, each.file], prefix: prefix + each.prefix })));
  }
}

/** The framework itself puts `api` before the paths of `routes/api.php`. */
function ownPrefix(path: string, repository: Repository): string {
  const home = homeOf(path, repository);
  const project = projectsOf(repository).find(({ folder }) => folder === home);
  const isLaravel = project?.requires.has('laravel/framework') ?? repository.has(below(home, 'artisan'));
  if (!/(^|\/)routes\/api\.php$/.test(path) || !isLaravel) return '';
  const start = repository.read(below(home, 'bootstrap/app.php'))?.text ?? '';
  const own = /apiPrefix:\s{0,20}['"]([^'"\n]{0,200})['"]/.exec(start)?.[1] ?? 'api';
  const trimmed = own.replace(/^\/+|\/+$/g, '');
  return trimmed === '' ? '' : `/${trimmed}`;
}
