import type { CallSite, Expression, Module, ObjectEntry } from '../../src/code/ir.ts';
import type { Repository } from '../../src/model/analyzer.ts';
import { groupBy } from '../../src/sdk/index.ts';
import { folderOf, joinPath } from './file-paths.ts';
import { withFiles } from './loaded-controllers.ts';
import { entryOf, held, loadedBy, type NamedFunction, textsIn, whole } from './loading-calls.ts';
import { isOwnCode } from './own-code.ts';

/** How packages that load a whole folder are told which. */
interface Loader extends NamedFunction {
  /** The place of the folder among the arguments, and of the options, where the folder may be told as well. */
  readonly folder: number;
  readonly options: number;
  /** Whether folders inside are loaded where no option says so, and the option's name. */
  readonly isDeep: boolean;
  readonly deep: string;
}

const LOADERS: readonly Loader[] = [
  // https://github.com/felixge/node-require-all#usage https://github.com/balderdashy/include-all#usage
  { packages: ['require-all', 'include-all'], names: ['default'], folder: 0, options: 0, isDeep: true, deep: 'recursive' },
  // https://github.com/troygoode/node-require-directory#usage
  { packages: ['require-directory'], names: ['default'], folder: 1, options: 2, isDeep: true, deep: 'recurse' },
  // https://github.com/aseemk/requireDir#usage
  { packages: ['require-dir'], names: ['default'], folder: 0, options: 1, isDeep: false, deep: 'recurse' },
  // https://github.com/stephenhandley/requireindex#usage
  { packages: ['requireindex'], names: ['default'], folder: 0, options: 1, isDeep: true, deep: '' },
];

/** Writes out what `require('require-all')(__dirname + '/clients')` gives: an object with an entry a file, and one a folder. */
export function withRequiredFolders(module: Module, repository: Repository): Module {
  const found: string[] = [];
  const calls = module.calls.map((call) => {
    const loader = LOADERS.find((each) => loadedBy(module, call.callee, each));
    const files = loader ? filesOf(module, call, loader, repository) : [];
    found.push(...files.map(({ path }) => path));
    return files.length > 0 ? giving(call, entriesFor(files)) : call;
  });
  return found.length === 0 ? module : withFiles({ ...module, calls }, found);
}

interface Loaded {
  readonly path: string;
  /** The keys under which it is found, one inside of the other. */
  readonly keys: readonly string[];
}

function filesOf(module: Module, call: CallSite, loader: Loader, repository: Repository): readonly Loaded[] {
  const given = call.arguments.map((each) => held(each, module));
  const options = given.slice(loader.options).find(({ is }) => is === 'object');
  const listed = loader.deep === '' ? namesIn(given[loader.options]) : undefined;
  const told = given[loader.folder];
  const dirname = (options && entryOf(options, 'dirname')) ?? (told?.is === 'object' ? undefined : told);
  const texts = dirname ? textsIn(dirname, module) : [];
  if ((dirname && texts.length === 0) || listed === 'unknown') return [];
  const folder = joinPath(texts[0]?.startsWith('/') ? '' : folderOf(module.path), ...texts);
  const deep = options && entryOf(options, loader.deep);
  const isDeep = deep?.is === 'literal' ? deep.value === true : loader.isDeep;
  const filter = options && chosenBy(options, module);
  if (filter === 'unknown') return [];
  return repository.paths.flatMap((path): readonly Loaded[] => {
    if (!path.startsWith(`${folder}/`) || path === module.path || !isOwnCode(path, repository)) return [];
    const folders = path.slice(folder.length + 1).split('/');
    const stem = (folders.pop() ?? '').replace(/\.[cm]?[jt]sx?$/, '');
    const key = keyOf(stem, filter);
    if (listed && !listed.includes(folders[0] ?? stem)) return [];
    return key === undefined || (!isDeep && folders.length > 0) ? [] : [{ path, keys: [...folders, key] }];
  });
}

/** Options that choose among the files in ways that nobody can tell, and load none of them then. */
const CHOOSING = ['include', 'exclude'];

function chosenBy(options: Expression, module: Module): Filter | 'unknown' | undefined {
  const filter = entryOf(options, 'filter');
  if (CHOOSING.some((name) => entryOf(options, name))) return 'unknown';
  return filter && (filterIn(held(filter, module)) ?? 'unknown');
}

/** `requireindex(__dirname, ['orders', 'stock'])` */
function namesIn(given: Expression | undefined): readonly string[] | 'unknown' | undefined {
  if (given === undefined) return undefined;
  const items = given.is === 'list' ? given.items : [];
  const names = items.flatMap((each) => (each.is === 'literal' ? [String(each.value)] : []));
  return names.length > 0 && names.length === items.length ? names : 'unknown';
}

/** How a name must end, and what of that is no part of the key: `/(.+)Controller\.js$/`. */
interface Filter {
  readonly kept: string;
  readonly dropped: string;
}

function filterIn(filter: Expression | undefined): Filter | undefined {
  const pattern = filter?.is === 'unknown' ? (filter.pattern ?? '') : '';
  const [, kept, dropped] =
    /^\^?\((?:\[\^\\?\.\])?\.[+*]([\w-]*)\)([\w-]*)(?:\\\.\(?(?:js|ts)(?:[|()\w]*))\$?$/.exec(pattern) ?? [];
  return kept === undefined || dropped === undefined ? undefined : { kept, dropped };
}

function keyOf(stem: string, filter: Filter | undefined): string | undefined {
  if (!filter) return stem;
  const ending = filter.kept + filter.dropped;
  if (!stem.endsWith(ending) || stem.length === ending.length) return undefined;
  return stem.slice(0, stem.length - filter.dropped.length);
}

/** A tree of the folders. */
function entriesFor(files: readonly Loaded[], depth = 0): readonly ObjectEntry[] {
  return [...groupBy(files, (file) => file.keys[depth] ?? '')].map(([key, under]): ObjectEntry => {
    const here = under.find((file) => file.keys.length === depth + 1);
    return { key, value: here ? whole(here.path) : { is: 'object', entries: entriesFor(under, depth + 1) } };
  });
}

/** A call that gives just that. */
function giving(call: CallSite, entries: readonly ObjectEntry[]): CallSite {
  const callee: Expression = { is: 'member', of: { is: 'name', name: 'Object' }, name: 'freeze' };
  return { ...call, callee, arguments: [{ is: 'object', entries }] };
}
