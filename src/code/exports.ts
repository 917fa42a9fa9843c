import { textsOf, type Value } from '../model/value.ts';
import type { CodeBase } from './code-base.ts';
import type { Evaluator } from './evaluate.ts';
import { heldThing } from './held.ts';
import type { Export, Module } from './ir.ts';
import { entryFor } from './library-lookup.ts';
import { type Argument, anyOf, type Located, type Thing, textThing, unknownThing, valueThing } from './thing.ts';

/** Where an exported name of a file is said: an expression of some file, or a package beyond the repository. */
type Exported = { readonly located: Located } | { readonly thing: Thing };

/** What an import of `imported` (a name, `default` or `*`) by a specifier gives. */
export function importedThing(base: CodeBase, evaluator: Evaluator, from: Module, specifier: string, imported: string): Thing {
  const path = base.resolveImport(specifier, from);
  if (path !== undefined) return imported === '*' ? { is: 'module', path } : exportedThing(base, evaluator, path, imported);
  return packageThing(base, specifier, imported);
}

/** `require(path.join(process.cwd(), 'settings'))`: every file of the repository that the computed name can mean. */
export function computedModule(evaluator: Evaluator, from: Module, name: Value): Thing {
  const texts = textsOf(name);
  const files = texts.flatMap((text): readonly Thing[] => {
    const path = text === '' ? undefined : evaluator.base.resolveImport(text, from);
    return path === undefined ? [] : [{ is: 'module', path }];
  });
  if (files.length > 0) return anyOf(files);
  const [only, second] = texts;
  if (only === undefined || second !== undefined || name.is !== 'literal') return unknownThing('module with a computed name');
  return importedThing(evaluator.base, evaluator, from, only, '*');
}

function packageThing(base: CodeBase, specifier: string, imported: string): Thing {
  const inner = imported === '*' ? undefined : base.libraryNamed(`${specifier}.${imported}`);
  if (inner) return { is: 'symbol', library: inner, path: '' };
  const library = base.libraryOf(specifier, imported);
  if (!library) return { is: 'package', specifier };
  const isWhole = imported === '*' || imported === 'default' || library.namespaces?.includes(imported) === true;
  const constant = library.values?.[imported];
  if (constant?.value === 'text') return textThing(constant.text);
  const named = isWhole ? undefined : entryFor(library, library.values, imported);
  if (named?.value === 'setting-by-name' && !named.below) return valueThing({ is: 'setting', key: imported });
  const beside = isWhole ? base.librariesOf(specifier) : [];
  return { is: 'symbol', library, path: isWhole ? '' : imported, ...(beside.length > 1 ? { beside } : {}) };
}

/** What a file exports under a name. A default import of a CommonJS file is what it assigns to `module.exports`. */
export function exportedThing(base: CodeBase, evaluator: Evaluator, path: string, name: string): Thing {
  const found = findExports(base, path, name);
  if (found.length > 0) return anyOf(found.map((each) => ('thing' in each ? each.thing : evaluator.evaluate(each.located))));
  const whole = wholeExport(evaluator, path);
  if (name === 'default') return whole && isAssigned(base, path) ? whole : { is: 'module', path };
  // `import { send } from './post.cjs'` where that says `module.exports = { send }`: https://nodejs.org/api/esm.html#import-statements
  if (whole && !(whole.is === 'module' && whole.path === path)) return evaluator.member(whole, name);
  return unknownThing(`\`${name}\` is not exported by ${path}`);
}

/** Whether a file exports something as a whole, and does not only add entries. */
function isAssigned(base: CodeBase, path: string): boolean {
  return base.module(path)?.exports.some(({ name, value }) => name === '=' && value?.isAdded !== true) === true;
}

function evaluateExported(evaluator: Evaluator, exported: Exported): Thing {
  return 'thing' in exported ? exported.thing : evaluator.evaluate(exported.located);
}

/** An exported name that a file is asked for. */
interface Asked {
  readonly path: string;
  readonly name: string;
}

const exported = new WeakMap<CodeBase, Map<string, readonly Exported[]>>();

function findExports(base: CodeBase, path: string, name: string): readonly Exported[] {
  const all = exported.get(base) ?? new Map<string, readonly Exported[]>();
  exported.set(base, all);
  const key = `${path} ${name}`;
  const known = all.get(key) ?? followExports(base, path, name);
  all.set(key, known);
  return known;
}

/** Follows a name from file to file, each asked once: files may export each other. */
function followExports(base: CodeBase, path: string, name: string): readonly Exported[] {
  const found: Exported[] = [];
  const seen = new Set<string>();
  const work: Asked[] = [{ path, name }];
  for (let asked = work.pop(); asked; asked = work.pop()) {
    const key = `${asked.path} ${asked.name}`;
    const module = seen.has(key) ? undefined : base.module(asked.path);
    seen.add(key);
    if (!module) continue;
    const ends = exportsOf(base, module, asked.name).flatMap((each) => followExport(base, module, each));
    found.push(...ends.flatMap((end) => ('path' in end ? [] : [end])));
    work.push(...ends.flatMap((end) => ('path' in end ? [end] : [])).reverse());
  }
  return found;
}

/** All that a file exports by name, with what it passes on from others. */
export function exportedEntries(base: CodeBase, path: string): readonly (readonly [string, Argument])[] {
  const names = new Set<string>();
  const files = new Set([path]);
  for (const file of files)
    for (const { name, next } of namesIn(base, file)) {
      if (next !== undefined) files.add(next);
      // https://tc39.es/ecma262/#sec-getexportednames leaves out what others export by default.
      else if (name !== 'default' || file === path) names.add(name);
    }
  return [...names].flatMap((name) => {
    const found = findExports(base, path, name).at(-1);
    return found ? [[name, 'located' in found ? found.located : found] as const] : [];
  });
}

/** The names that a file itself exports, and the files all of whose names it passes on. */
function namesIn(base: CodeBase, file: string): readonly { readonly name: string; readonly next?: string | undefined }[] {
  const module = base.module(file);
  if (!module) return [];
  return module.exports.flatMap(({ name, from }) => {
    if (name !== '*') return name === '=' ? [] : [{ name }];
    const next = from === undefined ? undefined : base.resolveImport(from, module);
    return next === undefined ? [] : [{ name, next }];
  });
}

function exportsOf(base: CodeBase, module: Module, name: string): readonly Export[] {
  const named = module.exports.filter((each) => each.name === name);
  if (named.length > 0 || name === '=' || name === 'default') return named;
  return base.starsFor(module, name).map((each) => ({ ...each, imported: name }));
}

function followExport(base: CodeBase, module: Module, each: Export): readonly (Exported | Asked)[] {
  if (each.value) return [{ located: { module, expression: each.value.expression, scope: each.value.scope } }];
  if (each.from === undefined) return [];
  const imported = each.imported ?? each.name;
  const path = base.resolveImport(each.from, module);
  if (path === undefined)
    return each.name === '*' && !base.libraryOf(each.from) ? [] : [{ thing: packageThing(base, each.from, imported) }];
  return imported === '*' ? [{ thing: { is: 'module', path } }] : [{ path, name: imported }];
}

/** A member of a file seen as a namespace; members of `module.exports = {…}` count too. */
export function memberOfModule(base: CodeBase, evaluator: Evaluator, path: string, name: string): Thing | undefined {
  const named = findExports(base, path, name);
  if (named.length > 0) return anyOf(named.map((each) => evaluateExported(evaluator, each)));
  return undefined;
}

/** What `module.exports = …` of a file is, if it has that, with the entries that are added to it. */
export function wholeExport(evaluator: Evaluator, path: string): Thing | undefined {
  const module = evaluator.base.module(path);
  const values = module?.exports.flatMap(({ name, value }) => (name === '=' && value ? [value] : []));
  return module && values?.length ? heldThing(evaluator, values, { module, frame: undefined }, anyOf) : undefined;
}
