import { literal, textsOf, type Value } from '../model/value.ts';
import { calledMember, notCalled } from './called-members.ts';
import { isMethodOfData, methodOfList, methodOfMap, methodOfSection, methodOfUnknown, splitThing } from './collection-methods.ts';
import { DECORATOR, isDecorator } from './composed-decorators.ts';
import { describedThing, explainedThing } from './described.ts';
import { flagsOf, patternOf, withoutEndLike } from './ending-patterns.ts';
import type { Evaluator } from './evaluate.ts';
import { exportedThing } from './exports.ts';
import { fallbackThing } from './fallbacks.ts';
import { fileTexts } from './file-texts.ts';
import { filesLike, folderEntries } from './folder-entries.ts';
import { formatted, joinedBy } from './gapped-texts.ts';
import type { CallSite, Module } from './ir.ts';
import type { Library, ValueRule } from './library.ts';
import { entryFor, entryOrWildcard, isKnownSymbol } from './library-lookup.ts';
import { linkFrom } from './links.ts';
import { applicable } from './overloads.ts';
import { ownResult } from './own-functions.ts';
import { passingMember, resultOfFunction } from './passing.ts';
import { chainedThing, resolvedThing } from './promises.ts';
import { registeredThing, suppliedThing } from './registered.ts';
import { replacedText, textOfPattern } from './replaced-text.ts';
import { sectionsIn } from './sections.ts';
import { type Selectable, selectThing } from './select.ts';
import { symbolOf } from './symbol-members.ts';
import { isTextMethod, mapTexts, textMethod } from './text-functions.ts';
import {
  type Argument,
  anyOf,
  type Located,
  optionsOf,
  type SymbolThing,
  siteOfCall,
  type Thing,
  unknownThing,
  valueThing,
  within,
} from './thing.ts';
import { typesOf } from './type-arguments.ts';
import { toValue } from './values.ts';
import { wholeData } from './whole-files.ts';

/** What a call gives; computed once where no caller is bound. */
export function callThing(evaluator: Evaluator, located: Located, index: number): Thing {
  const { module } = located;
  const call = module.calls[index];
  if (!call) return unknownThing('call out of reach');
  const { memory } = evaluator;
  const frame = evaluator.world.surroundings.frameAt(module, call.scope, located.frame);
  const run = () => calledThing(evaluator, { module, scope: call.scope, expression: call.callee, frame }, call);
  return memory.onceAlone(call, frame, run);
}

function calledThing(evaluator: Evaluator, at: Located, call: CallSite): Thing {
  const args = call.arguments.map((expression): Argument => within(at, expression));
  if (call.callee.is !== 'member') return resultsOf(evaluator, evaluator.evaluate(at), call, at, args);
  // A chain `a.b().c().d()` is evaluated from its start once: asking for the receiver again would double the work at every link.
  const { of, name, passes } = call.callee;
  const options = optionsOf(wholeReceiver(evaluator, evaluator.evaluate(within(at, of)), name));
  const chained = chainedThing(evaluator, options, name, args);
  if (chained) return chained;
  const onData = options.map((each) => methodOfData(evaluator, each, name, args, at.module));
  const others = options.filter((_, index) => !onData[index]);
  const known = onData.flatMap((each) => each ?? []);
  if (others.length === 0) return anyOf(known);
  const callees = passingMember(anyOf(others), passes, (each) => calledMember(evaluator, at.module, each, name));
  return anyOf([...known, resultsOf(evaluator, callees, call, at, args)]);
}

/** A file that exports a list or an object as a whole has their methods: `require('./routes').map(…)`. */
function wholeReceiver(evaluator: Evaluator, of: Thing, name: string): Thing {
  if (!optionsOf(of).some(({ is }) => is === 'module') || !isMethodOfData(name)) return of;
  return wholeData(evaluator, of);
}

/** A method of data, unless the file opens a library that adds a method of this name to texts. */
function methodOfData(
  evaluator: Evaluator,
  of: Thing,
  name: string,
  args: readonly Argument[],
  module: Module,
): Thing | undefined {
  const data = of.is === 'made' && of.value && isTextMethod(name) ? valueThing(of.value) : of;
  const isExtended = data.is === 'value' && !isTextMethod(name) && evaluator.base.libraryExtending(name, module) !== undefined;
  return isExtended ? undefined : methodOfValue(evaluator, data, name, args);
}

function resultsOf(evaluator: Evaluator, callees: Thing, call: CallSite, at: Located, args: readonly Argument[]): Thing {
  const meant = applicable(optionsOf(callees), args.length);
  return anyOf(evaluator.eachOf(meant, (callee) => resultOf(evaluator, callee, call, at, args)));
}

/** `'a'.concat(b)`, `list.join('/')`: methods of texts and lists themselves. */
function methodOfValue(evaluator: Evaluator, of: Thing, name: string, args: readonly Argument[]): Thing | undefined {
  if (of.is === 'list') return methodOfList(evaluator, of, name, args);
  if (of.is === 'object' && !of.entries.has(name)) return methodOfMap(evaluator, of, name, args);
  if (of.is === 'unknown' || of.is === 'open') return methodOfUnknown(evaluator, of, name, args);
  if (of.is !== 'value') return undefined;
  const [section] = isTextMethod(name, 'alone') ? [] : sectionsIn(of);
  if (section) return methodOfSection(evaluator, section, name, args);
  return methodOfText(evaluator, of.value, name, args);
}

function methodOfText(evaluator: Evaluator, of: Value, name: string, args: readonly Argument[]): Thing {
  if (name === 'format' || name === '%') return formatted(evaluator, of, args);
  if (name === 'join' && args[0]) return joinedBy(evaluator, of, args[0]);
  const given = args.map((each) => toValue(evaluator.argument(each), evaluator));
  if (name === 'split') return splitThing(of, given[0]);
  if (name === 'resolve') return valueThing(linkFrom(of, given[0]) ?? of);
  const pattern = name === 'replace' && isEmptyText(given[1]) ? patternOf(args[0]) : undefined;
  const plain = name.startsWith('replace') ? textOfPattern(patternOf(args[0]) ?? '', flagsOf(args[0])) : undefined;
  if (plain !== undefined && given[1]) return valueThing(replacedText(of, plain, given[1], flagsOf(args[0]).includes('g')));
  const result = pattern === undefined ? textMethod(of, name, given) : mapTexts(of, (text) => withoutEndLike(text, pattern));
  return result ? valueThing(result) : unknownThing(`\`${name}()\` of a value`);
}

function isEmptyText(value: Value | undefined): boolean {
  return value?.is === 'literal' && value.value === '';
}

function resultOf(evaluator: Evaluator, callee: Thing, call: CallSite, at: Located, args: readonly Argument[]): Thing {
  const symbol = symbolOf(callee);
  if (symbol) return symbolResult(evaluator, symbol, call, at, args);
  switch (callee.is) {
    case 'function':
      return resultOfFunction(evaluator, callee, args, typesOf(call, at));
    case 'class':
      return { is: 'instance', of: callee, arguments: args };
    case 'module': {
      const whole = exportedThing(evaluator.base, evaluator, callee.path, 'default');
      return whole.is === 'module' ? unknownThing('module called as a function') : resultOf(evaluator, whole, call, at, args);
    }
    case 'package':
    case 'open':
      return callee.is === 'open' ? callee : unknownThing(`result of the package ${callee.specifier}`);
    default:
      return notCalled(callee, call, at.module);
  }
}

function symbolResult(evaluator: Evaluator, symbol: SymbolThing, call: CallSite, at: Located, args: readonly Argument[]): Thing {
  const { library, receiver } = symbol;
  const path = symbol.path === '' ? 'default' : symbol.path;
  const rule = entryFor(library, library.values, `${path}/${args.length}`) ?? entryFor(library, library.values, path);
  const types = typesOf(call, at);
  if (rule)
    return withMembers(library, rule, ruleResult(evaluator, rule, { arguments: args, receiver, types, called: path }), args);
  if (path.endsWith('.bind') && isKnownSymbol(library, path.slice(0, -'.bind'.length)))
    return { ...symbol, path: path.slice(0, -'.bind'.length) };
  const type = entryOrWildcard(library, library.creates, path) ?? (call.isNew ? path : typeOfResult(symbol, path));
  if (type === undefined) return unknownThing(`result of \`${path}\` of ${library.name}`);
  const decorates = call.decorates && { ...at, expression: call.decorates };
  const maker = { arguments: args, site: siteOfCall(at.module, call), called: path, decorates };
  return { is: 'made', library, type, maker, receiver, types };
}

/** A setting that may be a section of them, and what stands for a text and has members of its own. */
function withMembers(library: Library, rule: ValueRule, thing: Thing, args: readonly Argument[]): Thing {
  if ((rule.value !== 'setting' && rule.value !== 'select') || rule.type === undefined || thing.is !== 'value') return thing;
  return { is: 'made', library, type: rule.type, maker: { arguments: args }, value: thing.value };
}

/** What makes a middleware that guards, or a decorator, makes something that can be told apart. */
function typeOfResult(symbol: SymbolThing, path: string): string | undefined {
  if (entryFor(symbol.library, symbol.library.guards, path)) return 'Guard';
  return isDecorator(symbol, path) ? DECORATOR : undefined;
}

/** What a rule makes of the arguments of a call, of an index or of a decorator. */
export function ruleResult(evaluator: Evaluator, rule: ValueRule, from: Selectable): Thing {
  const args = from.arguments;
  switch (rule.value) {
    case 'setting':
      return settingThing(evaluator, rule, from);
    case 'registered':
      return rule.isMany ? listOf(registeredThing(evaluator, rule, from)) : registeredThing(evaluator, rule, from);
    case 'supplied':
      return suppliedThing(evaluator, rule, from);
    case 'select':
      return selectThing(evaluator, rule.selector, from) ?? unknownThing('nothing passed');
    case 'unknown':
      return unknownThing(rule.why);
    case 'text':
      return valueThing(literal(rule.text));
    case 'kept':
      return keptUnder(evaluator, rule, from);
    case 'or-else':
      return orElse(evaluator, rule, from);
    case 'member':
      return memberByPath(evaluator, rule, from);
    case 'file-text':
      return fileTexts(evaluator, args[0]);
    case 'folder-entries':
      return rule.paths ? filesLike(evaluator, args[0]) : folderEntries(evaluator, args[0]);
    case 'resolved':
      return resolvedThing(evaluator, args[0], rule.parameter);
    case 'described':
      return describedThing(evaluator, rule, from);
    case 'explained':
      return explainedThing(evaluator, rule, from);
    case 'member-of-maker':
    case 'setting-by-name':
      return unknownThing('a member called as a function');
    default:
      return ownResult(evaluator, rule, from);
  }
}

function keptUnder(evaluator: Evaluator, rule: Extract<ValueRule, { value: 'kept' }>, from: Selectable): Thing {
  const key = selectThing(evaluator, rule.under, from);
  const kept = key && evaluator.world.kept(key, evaluator);
  if (!kept) return unknownThing('nothing is kept for it');
  if (!rule.as) return kept;
  const items = optionsOf(kept).flatMap((thing): readonly Argument[] => (thing.is === 'list' ? thing.items : [{ thing }]));
  return rule.as === 'all' ? { is: 'list', items, isAsked: true } : anyOf(items.map((item) => evaluator.argument(item)));
}

function listOf(thing: Thing): Thing {
  return { is: 'list', items: optionsOf(thing).flatMap((each) => (each.is === 'unknown' ? [] : [{ thing: each }])) };
}

function orElse(evaluator: Evaluator, rule: Extract<ValueRule, { value: 'or-else' }>, from: Selectable): Thing {
  const nothing = () => unknownThing('nothing passed');
  const first = selectThing(evaluator, rule.first, from) ?? nothing();
  return fallbackThing(evaluator, first, () => selectThing(evaluator, rule.second, from) ?? nothing());
}

function memberByPath(evaluator: Evaluator, rule: Extract<ValueRule, { value: 'member' }>, from: Selectable): Thing {
  const path = toValue(selectThing(evaluator, rule.path, from) ?? unknownThing('no path'), evaluator);
  const steps = path.is === 'list' ? path.items.flatMap(textsOf) : textsOf(path).flatMap((text) => text.split('.'));
  const start = selectThing(evaluator, rule.of, from);
  if (!start || steps.length === 0) return unknownThing('member by a computed path');
  let found = start;
  for (const step of steps) found = evaluator.member(found, step);
  const fallback = rule.fallback && selectThing(evaluator, rule.fallback, from);
  return found.is === 'unknown' && fallback ? fallback : found;
}

function settingThing(evaluator: Evaluator, rule: Extract<ValueRule, { value: 'setting' }>, from: Selectable): Thing {
  const key = toValue(selectThing(evaluator, rule.key, from) ?? unknownThing('no key'), evaluator);
  if (key.is !== 'literal') return unknownThing('setting with a computed name');
  const registered = evaluator.world.settingIn(String(key.value), evaluator);
  if (registered) return registered;
  const fallback = rule.fallback && selectThing(evaluator, rule.fallback, from);
  const value = fallback && fallback.is !== 'unknown' ? toValue(fallback, evaluator) : undefined;
  const isNothing = value === undefined || (value.is === 'literal' && value.value === null);
  const unset = isNothing ? (rule.isEmptyUnset ? { isEmptyUnset: true as const } : {}) : { fallback: value };
  return valueThing({ is: 'setting', key: String(key.value), ...unset });
}
