import type { Expression, Module } from '../../src/code/ir.ts';
import { literalOf } from '../../src/frontend/rule-walker.ts';
import type { Repository } from '../../src/sdk/index.ts';
import { below, projectsOf } from './composer.ts';
import { FILE_PREFIX, LARAVEL, plainSum } from './laravel-routes.ts';
import { homeOf } from './programs.ts';

// https://laravel.com/docs/routing#api-routes

interface Included {
  readonly home: string;
  readonly file: string;
  readonly prefix: string;
  /** The routes file that includes it below its own prefix. */
  readonly by?: string;
}

const DEEPEST = 8;

/** Gives every routes file what its application puts before all of its paths. */
export function linkRouteFiles(modules: readonly Module[], repository: Repository): readonly Module[] {
  const included = modules.flatMap((module) => includedBy(module, repository));
  return modules.map((module) => {
    const variables = module.scopes[0]?.variables ?? [];
    if (!variables.some(({ name }) => name === FILE_PREFIX)) return module;
    const values = prefixesFor(module.path, included, repository).map((prefix) => ({ expression: literalOf(prefix), scope: 0 }));
    const given = variables.map((each) => (each.name === FILE_PREFIX ? { ...each, values } : each));
    const scopes = module.scopes.map((scope, index) => (index === 0 ? { ...scope, variables: given } : scope));
    return { ...module, scopes };
  });
}

function includedBy(module: Module, repository: Repository): readonly Included[] {
  return module.calls.flatMap(({ callee, arguments: [prefix, file] }) => {
    const isInclude = callee.is === 'member' && callee.name === 'include' && isSpelled(callee.of);
    const name = file?.is === 'literal' ? String(file.value) : '';
    const isBelow = prefix?.is === 'concat' && isFilePrefix(prefix.parts[0]);
    const text = prefix && plainSum(isBelow ? { ...prefix, parts: prefix.parts.slice(1) } : prefix);
    if (!isInclude || name === '' || text === undefined) return [];
    return [{ home: homeOf(module.path, repository), file: name, prefix: text, ...(isBelow ? { by: module.path } : {}) }];
  });
}

function isFilePrefix(part: Expression | undefined): boolean {
  return part?.is === 'name' && part.name === FILE_PREFIX;
}

function isSpelled(of: Expression): boolean {
  return of.is === 'module' && of.specifier.is === 'literal' && of.specifier.value === LARAVEL;
}

/** What includes the file says its prefix; the framework itself puts `api` before the paths of `routes/api.php`. */
function prefixesFor(path: string, included: readonly Included[], repository: Repository, depth = 0): readonly string[] {
  const home = homeOf(path, repository);
  const file = path.slice(path.lastIndexOf('routes/') + 'routes/'.length);
  const told = included.filter((each) => each.home === home && each.file === file && depth < DEEPEST);
  const above = (by: string | undefined) => (by === undefined ? [''] : prefixesFor(by, included, repository, depth + 1));
  const prefixes = told.flatMap(({ prefix, by }) => above(by).map((start) => start + prefix));
  if (prefixes.length > 0) return [...new Set(prefixes)];
  const project = projectsOf(repository).find(({ folder }) => folder === home);
  const isLaravel = project?.requires.has('laravel/framework') ?? repository.has(below(home, 'artisan'));
  if (file !== 'api.php' || !isLaravel) return [''];
  const start = repository.read(below(home, 'bootstrap/app.php'))?.text ?? '';
  const own = /apiPrefix:\s{0,20}['"]([^'"\n]{0,200})['"]/.exec(start)?.[1] ?? 'api';
  const trimmed = own.replace(/^\/+|\/+$/g, '');
  return [trimmed === '' ? '' : `/${trimmed}`];
}
