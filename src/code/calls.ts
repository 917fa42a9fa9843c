import { literal, textsOf, type Value } from '../model/value.ts';
import { namedArgument, positional } from './arguments.ts';
import { methodOfList, methodOfMap, splitThing } from './collection-methods.ts';
import { collectionFunction } from './collections.ts';
import { describedThing, explainedThing } from './described.ts';
import type { Evaluator } from './evaluate.ts';
import { exportedThing } from './exports.ts';
import { fileTexts } from './file-texts.ts';
import { fillGaps } from './fill-gaps.ts';
import type { CallSite } from './ir.ts';
import type { ValueRule } from './library.ts';
import { entryFor, entryOrWildcard } from './library-lookup.ts';
import { memberThing } from './members.ts';
import { folderOfPath, joinPaths, resolvePaths } from './path-functions.ts';
import { returnOf } from './returns.ts';
import { type Selectable, selectThing } from './select.ts';
import { changeCase, formatText, joinWith, mapTexts, resolveUrl, textMethod } from './text-functions.ts';
import {
  type Argument,
  anyOf,
  type Located,
  optionsOf,
  type SymbolThing,
  siteOfCall,
  type Thing,
  textThing,
  unknownThing,
  valueThing,
} from './thing.ts';
import { toValue } from './values.ts';

/** What a call gives. */
export function callThing(evaluator: Evaluator, located: Located, index: number): Thing {
  const call = located.module.calls[index];
  if (!call) return unknownThing('call out of reach');
  const at: Located = { ...located, scope: call.scope, expression: call.callee };
  const args = call.arguments.map((expression): Argument => ({ ...at, expression }));
  if (call.callee.is !== 'member') return resultsOf(evaluator, evaluator.evaluate(at), call, at, args);
  // A chain `a.b().c().d()` is evaluated from its start once: asking for the receiver again would double the work at every link.
  const { of, name } = call.callee;
  const receivers = optionsOf(evaluator.evaluate({ ...at, expression: of }));
  return anyOf(
    receivers.map(
      (receiver) =>
        methodOfValue(evaluator, receiver, name, args) ??
        resultsOf(evaluator, memberThing(evaluator, receiver, name), call, at, args),
    ),
  );
}

function resultsOf(evaluator: Evaluator, callees: Thing, call: CallSite, at: Located, args: readonly Argument[]): Thing {
  return anyOf(optionsOf(callees).map((callee) => resultOf(evaluator, callee, call, at, args)));
}

/** `'a'.concat(b)`, `list.join('/')`: methods of texts and lists themselves. */
function methodOfValue(evaluator: Evaluator, of: Thing, name: string, args: readonly Argument[]): Thing | undefined {
  if (of.is === 'list') return methodOfList(evaluator, of.items, name, args);
  if (of.is === 'object' && !of.entries.has(name)) return methodOfMap(evaluator, of, name, args);
  if (of.is !== 'value') return undefined;
  if (name === 'format' || name === '%') return formatted(evaluator, of.value, args);
  if (name === 'join' && args[0]) return joinedBy(evaluator, of.value, args[0]);
  if (name === 'split') return splitThing(of.value, args[0] && toValue(evaluator.argument(args[0]), evaluator));
  const result = textMethod(
    of.value,
    name,
    args.map((each) => toValue(evaluator.argument(each), evaluator)),
  );
  return result ? valueThing(result) : unknownThing(`\`${name}()\` of a value`);
}

/** A text with gaps: `'{}/{id}'.format(host, id=3)`, `'%s/orders' % host`. */
function formatted(evaluator: Evaluator, text: Value, args: readonly Argument[]): Thing {
  if (text.is !== 'literal') return valueThing(text);
  const byPosition = positional(args).map((each) => toValue(evaluator.argument(each), evaluator));
  return valueThing(
    fillGaps(String(text.value), byPosition, (name) => {
      const named = namedArgument(evaluator, args, name);
      return named && toValue(evaluator.argument(named), evaluator);
    }),
  );
}

/** `', '.join(names)`. */
function joinedBy(evaluator: Evaluator, separator: Value, list: Argument): Thing {
  const things = evaluator.argument(list);
  if (things.is !== 'list' || separator.is !== 'literal') return unknownThing('joined from something unknown');
  return valueThing(
    joinWith(
      things.items.map((item) => toValue(evaluator.argument(item), evaluator)),
      String(separator.value),
    ),
  );
}

function resultOf(evaluator: Evaluator, callee: Thing, call: CallSite, at: Located, args: readonly Argument[]): Thing {
  switch (callee.is) {
    case 'symbol':
      return symbolResult(evaluator, callee, call, at, args);
    case 'function':
      return returnOf(evaluator, callee, args);
    case 'class':
      return { is: 'instance', of: callee, arguments: args };
    case 'module': {
      const whole = exportedThing(evaluator.base, evaluator, callee.path, 'default');
      return whole.is === 'module' ? unknownThing('module called as a function') : resultOf(evaluator, whole, call, at, args);
    }
    case 'made':
      return symbolResult(
        evaluator,
        { is: 'symbol', library: callee.library, path: `${callee.type}.default`, receiver: callee },
        call,
        at,
        args,
      );
    case 'package':
    case 'open':
      return callee.is === 'open' ? callee : unknownThing(`result of the package ${callee.specifier}`);
    default:
      return callee.is === 'unknown' ? callee : unknownThing('result of something that is not a function');
  }
}

function symbolResult(evaluator: Evaluator, symbol: SymbolThing, call: CallSite, at: Located, args: readonly Argument[]): Thing {
  const { library, receiver } = symbol;
  const path = symbol.path === '' ? 'default' : symbol.path;
  const rule = entryFor(library, library.values, path);
  if (rule) return ruleResult(evaluator, rule, args, receiver);
  const type = entryOrWildcard(library, library.creates, path) ?? (call.isNew ? path : undefined);
  if (type === undefined) return unknownThing(`result of \`${path}\` of ${library.name}`);
  const decorates = call.decorates && { ...at, expression: call.decorates };
  const maker = { arguments: args, site: siteOfCall(at.module, call), called: path, decorates };
  return { is: 'made', library, type, maker, receiver };
}

function ruleResult(evaluator: Evaluator, rule: ValueRule, args: readonly Argument[], receiver: SymbolThing['receiver']): Thing {
  const value = (each: Argument) => toValue(evaluator.argument(each), evaluator);
  switch (rule.value) {
    case 'setting':
      return settingThing(evaluator, rule, { arguments: args, receiver });
    case 'select':
      return selectThing(evaluator, rule.selector, { arguments: args, receiver }) ?? unknownThing('nothing passed');
    case 'text':
      return valueThing(literal(rule.text));
    case 'member':
      return memberByPath(evaluator, rule, { arguments: args, receiver });
    case 'file-text':
      return fileTexts(evaluator, args[0]);
    case 'described':
      return describedThing(evaluator, rule, { arguments: args, receiver });
    case 'explained':
      return explainedThing(evaluator, rule, { arguments: args, receiver });
    case 'collection-function':
      return collectionFunction(evaluator, rule.function, args);
    case 'program-folder':
      return programFolder(evaluator);
    case 'text-function':
      return textFunction(rule.function, args.map(value));
    case 'member-of-maker':
    case 'setting-by-name':
      return unknownThing('a member called as a function');
    default:
      return rule satisfies never;
  }
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

/** The root of absolute paths is the repository's, so that a path put together from it can be looked up there. */
function programFolder(evaluator: Evaluator): Thing {
  evaluator.needs({ kind: 'program' });
  const { program } = evaluator;
  if (program === undefined) return { is: 'open', open: { kind: 'program' } };
  return textThing(program === '.' ? '/' : `/${program}`);
}

function textFunction(name: Extract<ValueRule, { value: 'text-function' }>['function'], args: readonly Value[]): Thing {
  if (name === 'format') return valueThing(formatText(args));
  if (name === 'join-path') return valueThing(joinPaths(args));
  if (name === 'resolve-path') return valueThing(resolvePaths(args));
  const [first, second] = args;
  if (name === 'join-url') return valueThing(resolveUrl(second, first) ?? literal(''));
  if (!first) return unknownThing('nothing passed');
  if (name === 'folder-of-path') return valueThing(folderOfPath(first));
  if (name === 'path-of-url') return valueThing(mapTexts(first, (text) => text.replace(/^file:\/\//, '')));
  return valueThing(changeCase(first, name));
}

function settingThing(evaluator: Evaluator, rule: Extract<ValueRule, { value: 'setting' }>, from: Selectable): Thing {
  const key = toValue(selectThing(evaluator, rule.key, from) ?? unknownThing('no key'), evaluator);
  if (key.is !== 'literal') return unknownThing('setting with a computed name');
  const registered = evaluator.world.settingIn(String(key.value), evaluator);
  if (registered) return registered;
  const fallback = rule.fallback && selectThing(evaluator, rule.fallback, from);
  const value = fallback && fallback.is !== 'unknown' ? toValue(fallback, evaluator) : undefined;
  const isNothing = value === undefined || (value.is === 'literal' && value.value === null);
  return valueThing({ is: 'setting', key: String(key.value), ...(isNothing ? {} : { fallback: value }) });
}
