import type { CodeBase } from './code-base.ts';
import type { CallSite, Module, Variable } from './ir.ts';
import { alternativesOf, lastOfPath } from './last-names.ts';
import { librariesInPlay } from './libraries-in-play.ts';
import type { Effect, Library } from './library.ts';
import { ANY_CLASS, starIn } from './library-lookup.ts';
import { mayHold, namesOfValues } from './value-names.ts';

/** Whether an effect is looked for. */
export type Wanted = (effect: Effect) => boolean;

/** Last names under which calls may mean something; a cheap first look before evaluation. */
interface Names {
  readonly exact: ReadonlySet<string>;
  readonly patterns: readonly string[];
}

/** The calls of a repository that may be a library's, by their names alone. */
export interface CallNames {
  mayMatch(call: CallSite, module: Module): boolean;
}

/** Makes the first look for wanted effects: only libraries that the repository names anywhere have a say. */
export function callNames(base: CodeBase, wanted: Wanted): CallNames {
  const effects = new Set(librariesInPlay(base).flatMap((library) => [...namesIn(library, wanted).exact]));
  const values = namesOfValues(base.modules);
  const exact = effects.has('default') ? new Set([...effects, ...values]) : effects;
  const names: Names = { exact, patterns: patternsIn(effects) };
  const wild = new Map<Module, boolean>();
  return {
    mayMatch: (call, module) => {
      if (effects.size === 0) return false;
      const isAny = wild.get(module) ?? (effects.has('*') && meansAnyMember(module, base));
      wild.set(module, isAny);
      return alternativesOf(call.callee).some((callee) => {
        if (callee.is !== 'name') return mayMean(callee, call, names, isAny);
        const at = { module, scope: call.scope, name: callee.name };
        return isAny || isNamed(callee.name, call, names) || standsForOther(base, at, values);
      });
    },
  };
}

/** Whether a library has a call of this name that does what is wanted; a plain name, or one that holds something computed, may be any of its calls. */
export function mayMeet(base: CodeBase, call: CallSite, wanted: Wanted): (library: Library) => boolean {
  const callees = alternativesOf(call.callee);
  const values = namesOfValues(base.modules);
  const mayBeWhole = callees.some((callee) => callee.is !== 'member' || values.has(callee.name));
  return (library) => {
    const names = namesIn(library, wanted);
    if (names.exact.size === 0) return false;
    const isAny = names.exact.has('*');
    if (mayBeWhole && names.exact.has('default')) return true;
    return callees.some((callee) => mayMean(callee, call, names, isAny));
  };
}

const keepers = new WeakMap<Library, boolean>();

/** Whether things of other libraries are had from this one by their names: `request.app.locals.redis`. */
export function keepsOthers(library: Library): boolean {
  const known =
    keepers.get(library) ?? Object.values(library.values ?? {}).some((rule) => rule.value === 'registered' && !rule.type);
  keepers.set(library, known);
  return known;
}

function mayMean(callee: CallSite['callee'], call: CallSite, names: Names, isAny: boolean): boolean {
  if (callee.is === 'member') return isAny || isNamed(callee.name, call, names);
  return callee.is === 'name' || callee.is === 'call' || callee.is === 'module' || callee.is === 'super' || callee.is === 'index';
}

function isNamed(name: string, { isNew }: CallSite, { exact, patterns }: Names): boolean {
  if (exact.has(name) || (isNew && exact.has(ANY_CLASS))) return true;
  return patterns.some((pattern) => starIn(pattern, name) !== undefined);
}

const namesFor = new WeakMap<Wanted, WeakMap<Library, Names>>();

function namesIn(library: Library, wanted: Wanted): Names {
  const known = namesFor.get(wanted) ?? new WeakMap<Library, Names>();
  namesFor.set(wanted, known);
  const found = known.get(library);
  if (found) return found;
  const paths = Object.entries(library.calls ?? {}).filter(([, effects]) => [effects].flat().some(wanted));
  const exact = new Set(
    paths.map(([path]) =>
      lastOfPath(path)
        .replace(/\/\d+$/, '')
        .replace('**', '*'),
    ),
  );
  const names = { exact, patterns: patternsIn(exact) };
  known.set(library, names);
  return names;
}

function patternsIn(names: ReadonlySet<string>): readonly string[] {
  return [...names].filter((name) => /.\*|\*./.test(name) && name !== ANY_CLASS);
}

/** Whether a member of any name may mean something: where types go without saying, only in files that name a generated client. */
function meansAnyMember(module: Module, base: CodeBase): boolean {
  if (!module.hasImplicitThis) return true;
  const named = module.imports.flatMap(({ specifier, imported }) => base.libraryOf(specifier, imported) ?? []);
  return named.some(({ calls = {} }) => Object.keys(calls).some((path) => path.endsWith('.*')));
}

interface NameAt {
  readonly module: Module;
  readonly scope: number;
  readonly name: string;
}

/** Whether a plain name can stand for something that has another name: a parameter, what is computed, what is imported as something else. */
function standsForOther(base: CodeBase, { module, scope, name }: NameAt, values: ReadonlySet<string>): boolean {
  const target = base.lookUp(module, scope, name);
  if (target?.is === 'variable') return isComputed(target.variable);
  if (target?.is !== 'import') return values.has(name);
  if (target.import.imported !== name) return true;
  const path = base.resolveImport(target.import.specifier, module);
  const from = path === undefined ? undefined : base.module(path);
  return from ? isExportedAsOther(from, name) : path !== undefined;
}

/** Re-exports, and what a file exports under another name or computes. */
function isExportedAsOther({ exports, scopes }: Module, name: string): boolean {
  const found = exports.filter((each) => each.name === name);
  if (found.length === 0) return true;
  return found.some(({ value }) => {
    const of = value?.expression;
    if (of?.is === 'function' || of?.is === 'class') return false;
    const variable = of?.is === 'name' ? scopes[value?.scope ?? 0]?.variables.find((each) => each.name === of.name) : undefined;
    return !variable || isComputed(variable);
  });
}

function isComputed({ parameter, values }: Variable): boolean {
  return parameter !== undefined || values.length === 0 || values.some(({ expression }) => mayHold(expression));
}
