import { boundsIn, conditionsIn, partsOf } from './bounds.ts';
import type { CodeBase } from './code-base.ts';
import { Evaluator } from './evaluate.ts';
import type { Expander } from './expand.ts';
import type { Bound, Expression, Module } from './ir.ts';
import { entryFor } from './library-lookup.ts';
import { onlyValue } from './only-value.ts';
import { symbolOf } from './symbol-members.ts';
import type { Located } from './thing.ts';
import { toValue } from './values.ts';
import type { OpenWorld } from './world.ts';

/** A setting that a file asks for where it chooses what to do, with what it is when nobody sets it. */
interface AskedSetting {
  readonly key: string;
  readonly fallback?: string | undefined;
}

/** How a file chooses by settings; expressions go by how they are {@link written} and where. */
export interface Choosing {
  /** Comparisons with a text, by what they say when they are not negated. */
  readonly tests: ReadonlyMap<string, AskedSetting & { readonly text: string }>;
  /** What is looked up in tables. */
  readonly keys: ReadonlyMap<string, AskedSetting>;
  /** The texts that settings are compared with, or that tables have for them, by the names of the settings. */
  readonly texts: ReadonlyMap<string, ReadonlySet<string>>;
}

export interface Asking {
  readonly world: OpenWorld;
  readonly expander: Expander;
}

/** What chooses how a program runs is handed on by a few, and not far. */
const MOST_CALLERS = 3;
const DEEPEST = 3;
const MOST_STEPS = 1000;

type Test = Extract<Expression, { is: 'test' }>;

/** The settings by which a file chooses among texts, of those texts that matter. */
export function choosingIn(asking: Asking, module: Module, matters: (text: string) => boolean): Choosing {
  const { base } = asking.world;
  const found = { tests: new Map(), keys: new Map(), texts: new Map<string, Set<string>>() };
  const note = (key: string, words: readonly string[]) =>
    found.texts.set(key, new Set([...(found.texts.get(key) ?? []), ...words]));
  const settings = new Map<string, AskedSetting | undefined>();
  const settingOf = (bound: Bound) => {
    const key = written(base, module, bound);
    if (!settings.has(key)) settings.set(key, settingIn(asking, module, bound));
    return settings.get(key);
  };
  const compare = (part: Expression, scope: number) => {
    const compared = part.is === 'test' ? comparedIn(asking, module, { expression: part, scope }, matters, settingOf) : undefined;
    if (!compared || part.is !== 'test') return;
    found.tests.set(writtenTest(base, module, part, scope), compared);
    note(compared.key, [compared.text]);
  };
  const look = (part: Expression, scope: number) => {
    const table = part.is === 'index' ? tableOf(base, module, { expression: part.of, scope }) : undefined;
    const isTable = table && namesIn(table).some(matters);
    const setting = part.is === 'index' && isTable ? settingOf({ expression: part.key, scope }) : undefined;
    if (setting && table && part.is === 'index') {
      found.keys.set(written(base, module, { expression: part.key, scope }), setting);
      note(setting.key, namesIn(table));
    }
  };
  for (const { expression, scope } of boundsIn(module)) for (const part of partsOf(expression)) look(part, scope);
  for (const { expression, scope } of conditionsIn(module)) for (const part of partsOf(expression)) compare(part, scope);
  return found;
}

function namesIn({ entries }: Extract<Expression, { is: 'object' }>): readonly string[] {
  return entries.flatMap((entry) => ('key' in entry && entry.key !== 'default' ? [entry.key] : []));
}

/** How an expression is told from others of its file: `mode` of one function is not that of another. */
export function written(base: CodeBase, module: Module, { expression, scope }: Bound): string {
  const homes = [...partsOf(expression)].flatMap((part) => {
    if (part.is === 'this') return [base.enclosingClass(module, scope)?.key ?? ''];
    const target = part.is === 'name' ? base.lookUp(module, scope, part.name) : undefined;
    return target?.is === 'variable' ? [String(target.scope)] : [];
  });
  return JSON.stringify([expression, homes]);
}

/** A comparison, be it negated or not. */
export function writtenTest(base: CodeBase, module: Module, test: Test, scope: number): string {
  return written(base, module, { expression: { ...test, isNegated: false }, scope });
}

/** The table that is asked: an object literal, or a variable of the file that is one. */
export function tableOf(
  base: CodeBase,
  module: Module,
  { expression, scope }: Bound,
): Extract<Expression, { is: 'object' }> | undefined {
  const value = expression.is === 'name' ? onlyValue(base, module, scope, expression.name)?.expression : expression;
  return value?.is === 'object' ? value : undefined;
}

/** Whether a call asks for the names of what it is given: `Object.keys(table)`. */
export function asksForKeys({ world }: Asking, module: Module, callee: Expression, scope: number): boolean {
  const symbol = symbolOf(new Evaluator(world).evaluate({ module, expression: callee, scope }));
  const rule = symbol && entryFor(symbol.library, symbol.library.values, symbol.path);
  return rule?.value === 'collection-function' && rule.function === 'keys';
}

function comparedIn(
  { world }: Asking,
  module: Module,
  { expression, scope }: { readonly expression: Test; readonly scope: number },
  matters: (text: string) => boolean,
  settingOf: (bound: Bound) => AskedSetting | undefined,
): (AskedSetting & { readonly text: string }) | undefined {
  const { of, equals } = expression;
  if (!equals || [of, equals].some((each) => each.is === 'literal' && typeof each.value !== 'string')) return undefined;
  for (const [one, other] of [[of, equals] as const, [equals, of] as const]) {
    const text = constantText(world, { module, expression: other, scope }, matters);
    const setting = text === undefined || !matters(text) ? undefined : settingOf({ expression: one, scope });
    if (setting && text !== undefined) return { ...setting, text };
  }
  return undefined;
}

/** The text that an expression is: a literal, or a constant whose name is one of those asked for. */
function constantText(world: OpenWorld, located: Located, matters: (text: string) => boolean): string | undefined {
  const { expression } = located;
  const isNamed = (expression.is === 'name' || expression.is === 'member') && matters(expression.name);
  const value = expression.is === 'literal' ? expression : isNamed ? new Evaluator(world).value(located) : undefined;
  return value?.is === 'literal' && typeof value.value === 'string' ? value.value : undefined;
}

/** The setting that an expression is, as far as the few who hand it on say the same. */
function settingIn(asking: Asking, module: Module, { expression, scope }: Bound, depth = 0): AskedSetting | undefined {
  const evaluator = new Evaluator(asking.world, undefined, { mostSteps: MOST_STEPS });
  const thing = evaluator.evaluate({ module, expression, scope });
  if (thing.is !== 'open') {
    const value = toValue(thing, evaluator);
    return value.is === 'setting' ? asked(value) : undefined;
  }
  if (thing.open.kind !== 'parameter' || depth >= DEEPEST) return undefined;
  const { function: fn, name } = thing.open;
  const callers = asking.expander.callersOf(fn);
  if (callers.length > MOST_CALLERS) return undefined;
  const position = fn.node.parameters.findIndex((each) => each.name === name);
  const found = callers.map((caller) => {
    const call = caller.module.calls[caller.call];
    const given = call?.arguments[position];
    return call && given ? settingIn(asking, caller.module, { expression: given, scope: call.scope }, depth + 1) : undefined;
  });
  const [only, ...others] = found;
  return others.every((each) => each?.key === only?.key) ? only : undefined;
}

function asked({ key, fallback }: { readonly key: string; readonly fallback?: unknown }): AskedSetting {
  const text = fallback as { readonly is: string; readonly value?: unknown } | undefined;
  return { key, fallback: text?.is === 'literal' && typeof text.value === 'string' ? text.value : undefined };
}
