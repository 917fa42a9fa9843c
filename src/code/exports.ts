import { textsOf, type Value } from '../model/value.ts';
import type { CodeBase } from './code-base.ts';
import type { Export, Module } from './ir.ts';
import { anyOf, type Evaluating, type Located, type Thing, textThing, unknownThing } from './thing.ts';

const DEEPEST_RE_EXPORT = 12;

/** Where an exported name of a file is said: an expression of some file, or a package beyond the repository. */
type Exported = { readonly located: Located } | { readonly thing: Thing };

/** What an import of `imported` (a name, `default` or `*`) by a specifier gives. */
export function importedThing(base: CodeBase, evaluating: Evaluating, from: Module, specifier: string, imported: string): Thing {
  const path = base.resolveImport(specifier, from);
  if (path !== undefined) return imported === '*' ? { is: 'module', path } : exportedThing(base, evaluating, path, imported);
  return packageThing(base, specifier, imported);
}

/** `require(path.join(process.cwd(), 'settings'))`: every file of the repository that the computed name can mean. */
export function computedModule(evaluating: Evaluating & { readonly base: CodeBase }, from: Module, name: Value): Thing {
  const texts = textsOf(name);
  const files = texts.flatMap((text): readonly Thing[] => {
    const path = text === '' ? undefined : evaluating.base.resolveImport(text, from);
    return path === undefined ? [] : [{ is: 'module', path }];
  });
  if (files.length > 0) return anyOf(files);
  const [only, second] = texts;
  if (only === undefined || second !== undefined || name.is !== 'literal') return unknownThing('module with a computed name');
  return importedThing(evaluating.base, evaluating, from, only, '*');
}

function packageThing(base: CodeBase, specifier: string, imported: string): Thing {
  const inner = imported === '*' ? undefined : base.libraryNamed(`${specifier}.${imported}`);
  if (inner) return { is: 'symbol', library: inner, path: '' };
  const library = base.libraryOf(specifier, imported);
  if (!library) return { is: 'package', specifier };
  const isWhole = imported === '*' || imported === 'default' || library.namespaces?.includes(imported) === true;
  const constant = library.values?.[imported];
  if (constant?.value === 'text') return textThing(constant.text);
  return { is: 'symbol', library, path: isWhole ? '' : imported };
}

/** What a file exports under a name. A default import of a CommonJS file is what it assigns to `module.exports`. */
export function exportedThing(base: CodeBase, evaluating: Evaluating, path: string, name: string): Thing {
  const found = findExports(base, path, name, 0);
  if (found.length > 0) return anyOf(found.map((each) => ('thing' in each ? each.thing : evaluating.evaluate(each.located))));
  if (name === 'default') {
    const whole = findExports(base, path, '=', 0);
    return whole.length > 0 ? anyOf(whole.map((each) => evaluateExported(evaluating, each))) : { is: 'module', path };
  }
  const whole = wholeExport(base, evaluating, path);
  // `import { send } from './post.cjs'` where that says `module.exports = { send }`: https://nodejs.org/api/esm.html#import-statements
  if (whole && !(whole.is === 'module' && whole.path === path)) return evaluating.member(whole, name);
  return unknownThing(`\`${name}\` is not exported by ${path}`);
}

function evaluateExported(evaluating: Evaluating, exported: Exported): Thing {
  return 'thing' in exported ? exported.thing : evaluating.evaluate(exported.located);
}

function findExports(base: CodeBase, path: string, name: string, depth: number): readonly Exported[] {
  const module = base.module(path);
  if (!module || depth > DEEPEST_RE_EXPORT) return [];
  const named = module.exports.filter((each) => each.name === name);
  if (named.length > 0) return named.flatMap((each) => followExport(base, module, each, depth));
  if (name === '=' || name === 'default') return [];
  return base.starsFor(module, name).flatMap((each) => followExport(base, module, { ...each, imported: name }, depth));
}

function followExport(base: CodeBase, module: Module, each: Export, depth: number): readonly Exported[] {
  if (each.value) return [{ located: { module, expression: each.value.expression, scope: each.value.scope } }];
  if (each.from === undefined) return [];
  const imported = each.imported ?? each.name;
  const path = base.resolveImport(each.from, module);
  if (path === undefined)
    return each.name === '*' && !base.libraryOf(each.from) ? [] : [{ thing: packageThing(base, each.from, imported) }];
  return imported === '*' ? [{ thing: { is: 'module', path } }] : findExports(base, path, imported, depth + 1);
}

/** A member of a file seen as a namespace; members of `module.exports = {…}` count too. */
export function memberOfModule(base: CodeBase, evaluating: Evaluating, path: string, name: string): Thing | undefined {
  const named = findExports(base, path, name, 0);
  if (named.length > 0) return anyOf(named.map((each) => evaluateExported(evaluating, each)));
  return undefined;
}

/** What `module.exports = …` of a file is, if it has that. */
export function wholeExport(base: CodeBase, evaluating: Evaluating, path: string): Thing | undefined {
  const whole = findExports(base, path, '=', 0);
  return whole.length > 0 ? anyOf(whole.map((each) => evaluateExported(evaluating, each))) : undefined;
}
