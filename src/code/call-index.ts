import { boundNames, RESULT } from './bound-names.ts';
import type { CodeBase } from './code-base.ts';
import type { Expression, Module } from './ir.ts';
import { functionKey } from './keys.ts';
import { alternativesOf } from './last-names.ts';
import { type OtherNames, otherNamesIn, withOtherNames } from './other-names.ts';
import type { ClassThing, FunctionThing } from './thing.ts';

/** One call: a module, and the index of the call in it. */
export type CallReference = readonly [Module, number];

const indexes = new WeakMap<CodeBase, CallIndex>();

/** The index of a repository, made when it is first asked for. */
export function callIndexOf(base: CodeBase): CallIndex {
  const known = indexes.get(base) ?? new CallIndex(base);
  indexes.set(base, known);
  return known;
}

/** All calls by the names that they may reach a function or class under; nothing is evaluated. */
export class CallIndex {
  private readonly base: CodeBase;
  private readonly byName = new Map<string, CallReference[]>();
  private wholes: ReadonlyMap<string, readonly string[]> | undefined;
  private others: OtherNames | undefined;

  constructor(base: CodeBase) {
    this.base = base;
    for (const module of base.modules) {
      const imported = new Map<string, readonly string[]>();
      for (const [index, call] of module.calls.entries()) this.note(module, index, call.callee, imported);
    }
  }

  private note(module: Module, index: number, callee: Expression, imported: Map<string, readonly string[]>): void {
    for (const each of alternativesOf(callee)) if (each !== callee) this.note(module, index, each, imported);
    const name = nameOfCallee(module, callee);
    if (name === undefined) return;
    this.add(name, module, index);
    if (isOfComputedFile(module, callee)) this.add(COMPUTED, module, index);
    if (callee.is === 'member') return;
    const known = callee.is === 'name' ? imported.get(name) : undefined;
    const others = known ?? importedNames(this.base, module, callee);
    if (callee.is === 'name') imported.set(name, others);
    for (const each of others) if (each !== name) this.add(each, module, index);
  }

  private add(name: string, module: Module, index: number): void {
    const list = this.byName.get(name);
    if (list) list.push([module, index]);
    else this.byName.set(name, [[module, index]]);
  }

  /** Calls under exactly this name. */
  named(name: string): readonly CallReference[] {
    return this.byName.get(name) ?? [];
  }

  /** Every name that calls of a function may have. */
  namesOf(fn: FunctionThing): readonly string[] {
    const { module, node } = fn;
    const own = node.name === undefined ? [] : [node.name];
    const held = this.withOthers([...own, ...(boundNames(module).get(module.functions.indexOf(node)) ?? [])]);
    return [...new Set([...held, fn.key, ...this.namesOfWhole(module.path)])];
  }

  /** Every name that a class may be called by. */
  namesOfClass({ module, node }: ClassThing): readonly string[] {
    return [...this.withOthers(node.name === undefined ? [] : [node.name]), ...this.namesOfWhole(module.path)];
  }

  private withOthers(names: readonly string[]): readonly string[] {
    this.others ??= otherNamesIn(this.base);
    return withOtherNames(names, this.others);
  }

  /** Every name that what a file exports as a whole may have. */
  namesOfWhole(path: string): readonly string[] {
    this.wholes ??= namesOfWholes(this.base);
    return [wholeName(path), ...(this.wholes.get(path) ?? []), COMPUTED];
  }
}

/** A function that is written in place goes by its key, and a class by its name: `new self()`. */
function nameOfCallee(module: Module, callee: Expression): string | undefined {
  if (callee.is === 'function') return functionKey(module, callee.function);
  return callee.is === 'class' ? module.classes[callee.class]?.name : lastName(callee);
}

/** What a file is as a whole whose name is computed: `require(path.join(folder, file))(app)`. */
const COMPUTED = 'file with a computed name';

/** The name of what a file exports as a whole. */
function wholeName(path: string): string {
  return `default of ${path}`;
}

/** By file: names under which others hold what it exports as a whole, `{ orders: require('./orders') }`, or pass on what it exports by default. */
function namesOfWholes(base: CodeBase): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const module of base.modules)
    for (const { name, specifier } of wholesIn(module)) {
      const path = base.resolveImport(specifier, module);
      if (path !== undefined) found.set(path, [...(found.get(path) ?? []), name]);
    }
  return found;
}

interface Whole {
  readonly name: string;
  readonly specifier: string;
}

function wholesIn({ exports, scopes }: Module): readonly Whole[] {
  const held = exports.flatMap(({ name, value }) => (value ? heldWholes(name, value.expression) : []));
  const kept = scopes.flatMap(({ variables }) =>
    variables.flatMap(({ name, values }) => values.flatMap(({ expression }) => heldWholes(name, expression))),
  );
  const passedOn = exports.flatMap(({ name, from, imported }) =>
    from !== undefined && imported === 'default' && name !== 'default' ? [{ name, specifier: from }] : [],
  );
  return [...held, ...kept, ...passedOn];
}

function heldWholes(name: string, of: Expression): readonly Whole[] {
  if (of.is === 'object') return of.entries.flatMap((each) => ('key' in each ? heldWholes(each.key, each.value) : []));
  const specifier = of.is === 'module' ? literalOf(of.specifier) : undefined;
  return specifier === undefined ? [] : [{ name, specifier }];
}

function lastName(callee: Expression): string | undefined {
  if (callee.is === 'name' || callee.is === 'member') return callee.name;
  if (callee.is === 'call') return RESULT;
  return callee.is === 'module' ? 'module' : undefined;
}

/** A local name for an import is also the name it was exported under; default imports go by their file. */
function importedNames(base: CodeBase, module: Module, callee: Expression): readonly string[] {
  if (callee.is === 'module') return wholeNames(base, module, literalOf(callee.specifier));
  if (callee.is !== 'name') return [];
  const found = base.importOf(module, callee.name);
  const specifier = found?.specifier ?? requiredBy(module, callee.name);
  const names = found && found.imported !== 'default' && found.imported !== '*' ? [found.imported] : [];
  return [...names, ...wholeNames(base, module, specifier)];
}

function wholeNames(base: CodeBase, module: Module, specifier: string | undefined): readonly string[] {
  const path = specifier === undefined ? undefined : base.resolveImport(specifier, module);
  return path === undefined ? [] : [wholeName(path)];
}

function literalOf(expression: Expression | undefined): string | undefined {
  return expression?.is === 'literal' ? String(expression.value) : undefined;
}

function requiredBy(module: Module, name: string): string | undefined {
  const variable = module.scopes[0]?.variables.find((each) => each.name === name);
  const [first] = variable?.values ?? [];
  return first?.expression.is === 'module' ? literalOf(first.expression.specifier) : undefined;
}

/** Whether the called thing is a file with a computed name, its default export, or a variable that holds one of these. */
function isOfComputedFile({ scopes, computedImports }: Module, callee: Expression): boolean {
  if (!computedImports) return false;
  const called = callee.is === 'member' && callee.name === 'default' ? callee.of : callee;
  if (called.is !== 'name') return isComputedFile(called);
  const variables = scopes.flatMap((scope) => scope.variables.filter(({ name }) => name === called.name));
  return variables.some(({ values }) => values.some(({ expression }) => isComputedFile(expression)));
}

function isComputedFile(expression: Expression): boolean {
  if (expression.is === 'member') return expression.name === 'default' && isComputedFile(expression.of);
  return expression.is === 'module' && expression.specifier.is !== 'literal';
}
