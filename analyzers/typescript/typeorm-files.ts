import type { CallSite, Expression, Module } from '../../src/code/ir.ts';
import type { Repository } from '../../src/sdk/index.ts';
import { folderOf, foldersUp, joinPath } from './file-paths.ts';

const FILES = ['ts', 'js', 'cjs', 'mjs', 'json'].map((extension) => `ormconfig.${extension}`);
const PACKAGES = new Set(['typeorm', '@nestjs/typeorm']);
/** What opens a connection or gives its options; without arguments of its own it takes those of the file. */
const OPENERS = new Set(['createConnection', 'createConnections', 'getConnectionOptions', 'forRoot']);
const EXPORTS_ALL = /\bmodule\.exports\s*=|\bexport\s*=/;
const IS_LIST = /(?:^\s*|\bmodule\.exports\s*=\s*|\bexport\s+default\s+|\bexport\s*=\s*)\[/;

/**
 * Connections that TypeORM opens without being told how are those of the `ormconfig` file beside the nearest package.json.
 * https://github.com/typeorm/typeorm/blob/0.2.45/docs/using-ormconfig.md
 */
export function withOrmconfig(module: Module, repository: Repository): Module {
  const opening = module.calls.some((call) => isOpening(call, module));
  const path = opening ? fileFor(module.path, repository) : undefined;
  if (path === undefined) return module;
  const options = optionsIn(path, repository);
  const calls = module.calls.map((call) => (isOpening(call, module) ? { ...call, arguments: [options] } : call));
  return { ...module, requires: [...module.requires, `/${path}`], calls };
}

/** A call of the package's without options; the options of a connection may be asked for by its name. */
function isOpening({ callee, arguments: given }: CallSite, module: Module): boolean {
  if (callee.is !== 'name' && callee.is !== 'member') return false;
  if (!OPENERS.has(callee.name) || given.length > (callee.name === 'getConnectionOptions' ? 1 : 0)) return false;
  const base = callee.is === 'name' ? callee.name : callee.of.is === 'name' ? callee.of.name : undefined;
  return module.imports.some(({ local, specifier }) => local === base && PACKAGES.has(specifier));
}

function fileFor(path: string, repository: Repository): string | undefined {
  const folders = foldersUp(folderOf(path));
  return folders.flatMap((folder) => FILES.map((name) => joinPath(folder, name))).find((each) => repository.has(each));
}

/** Of several connections the first, which is the one that is meant where none is named. */
function optionsIn(path: string, repository: Repository): Expression {
  const text = repository.read(path)?.text ?? '';
  const whole: Expression = { is: 'module', specifier: { is: 'literal', value: `/${path}` } };
  const isWhole = path.endsWith('.json') || EXPORTS_ALL.test(text);
  const exported: Expression = isWhole ? whole : { is: 'member', of: whole, name: 'default' };
  return IS_LIST.test(text) ? { is: 'index', of: exported, key: { is: 'literal', value: 0 } } : exported;
}
