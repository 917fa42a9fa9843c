import { literal, type Value } from '../model/value.ts';
import { namedArgument, positional } from './arguments.ts';
import type { Evaluator } from './evaluate.ts';
import { exportedThing } from './exports.ts';
import { fillGaps } from './fill-gaps.ts';
import type { CallSite } from './ir.ts';
import type { ValueRule } from './library.ts';
import { entryFor } from './library-lookup.ts';
import { fitting } from './overloads.ts';
import { registeredThing } from './registered.ts';
import { returnOf } from './returns.ts';
import { type Selectable, selectThing } from './select.ts';
import { changeCase, isTextMethod, joinWith, resolveUrl, textMethod } from './text-functions.ts';
import {
  type Argument,
  anyOf,
  type Located,
  optionsOf,
  type SymbolThing,
  siteOfCall,
  type Thing,
  type TypeArguments,
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
  const onValue = methodOfValue(evaluator, at, args);
  if (onValue) return onValue;
  const callees = fitting(optionsOf(evaluator.evaluate(at)), args.length);
  return anyOf(callees.map((callee) => resultOf(evaluator, callee, call, at, args)));
}

/** `'a'.concat(b)`, `list.join('/')`: methods of texts and lists themselves. */
function methodOfValue(evaluator: Evaluator, at: Located, args: readonly Argument[]): Thing | undefined {
  if (at.expression.is !== 'member') return undefined;
  const { name } = at.expression;
  const receiver = evaluator.evaluate({ ...at, expression: at.expression.of });
  const of = receiver.is === 'made' && receiver.value && isTextMethod(name) ? valueThing(receiver.value) : receiver;
  if (of.is === 'list') return methodOfList(evaluator, of.items, name, args);
  if (of.is === 'object') return methodOfObject(evaluator, of.entries, name, args);
  if (of.is !== 'value') return undefined;
  if (!isTextMethod(name) && evaluator.base.libraryExtending(name, at.module)) return undefined;
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

/** `options.get('host', 'db')`: an entry of an object, or what is given in its place. */
function methodOfObject(
  evaluator: Evaluator,
  entries: ReadonlyMap<string, Argument>,
  name: string,
  args: readonly Argument[],
): Thing | undefined {
  const [key, otherwise] = args;
  if (name !== 'get' || entries.has(name) || !key) return undefined;
  const value = toValue(evaluator.argument(key), evaluator);
  const entry = value.is === 'literal' ? entries.get(String(value.value)) : undefined;
  if (entry ?? otherwise) return evaluator.argument(entry ?? otherwise ?? key);
  return unknownThing('no such entry');
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

/** The pieces of a known text; a text that is only known at run time is one piece: a list of brokers is often a single one. */
function splitThing(text: Value, separator: Value | undefined): Thing {
  const isKnown = text.is === 'literal' && separator?.is === 'literal';
  const pieces = isKnown ? String(text.value).split(String(separator.value)).map(literal) : [text];
  return { is: 'list', items: pieces.map((piece) => ({ thing: valueThing(piece) })) };
}

function methodOfList(
  evaluator: Evaluator,
  items: readonly Argument[],
  name: string,
  args: readonly Argument[],
): Thing | undefined {
  if (name === 'join') {
    const separator = args[0] ? toValue(evaluator.argument(args[0]), evaluator) : literal(',');
    const parts = items.map((item) => toValue(evaluator.argument(item), evaluator));
    return separator.is === 'literal'
      ? valueThing(joinWith(parts, String(separator.value)))
      : unknownThing('joined by an unknown separator');
  }
  if (name === 'map' || name === 'flatMap') return mapped(evaluator, items, args[0]);
  if (name === 'filter' || name === 'slice' || name === 'sort' || name === 'reverse') return { is: 'list', items };
  if (name === 'find' || name === 'at' || name === 'pop' || name === 'shift')
    return anyOf(items.map((item) => evaluator.argument(item)));
  if (name !== 'concat') return undefined;
  const more = args.flatMap((each): readonly Argument[] => {
    const thing = evaluator.argument(each);
    return thing.is === 'list' ? thing.items : [each];
  });
  return { is: 'list', items: [...items, ...more] };
}

function mapped(evaluator: Evaluator, items: readonly Argument[], callback: Argument | undefined): Thing {
  const fn = callback && evaluator.argument(callback);
  if (fn?.is !== 'function') return unknownThing('mapped by an unknown function');
  return { is: 'list', items: items.map((item) => ({ thing: returnOf(evaluator, fn, [item]) })) };
}

function resultOf(evaluator: Evaluator, callee: Thing, call: CallSite, at: Located, args: readonly Argument[]): Thing {
  switch (callee.is) {
    case 'symbol':
      return symbolResult(evaluator, callee, call, at, args);
    case 'function':
      return returnOf(evaluator, callee, args, undefined, typesOf(call, at));
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
  const types = typesOf(call, at);
  if (rule) return ruleResult(evaluator, rule, args, receiver, types);
  const type = entryFor(library, library.creates, path) ?? (call.isNew ? path : undefined);
  if (type === undefined) return unknownThing(`result of \`${path}\` of ${library.name}`);
  const decorates = call.decorates && { ...at, expression: call.decorates };
  return { is: 'made', library, type, maker: { arguments: args, site: siteOfCall(at.module, call), decorates }, receiver, types };
}

/** What a library's rule gives for a call or an index. */
export function ruleResult(
  evaluator: Evaluator,
  rule: ValueRule,
  args: readonly Argument[],
  receiver: SymbolThing['receiver'],
  types?: TypeArguments,
): Thing {
  const value = (each: Argument) => toValue(evaluator.argument(each), evaluator);
  switch (rule.value) {
    case 'setting':
      return settingThing(evaluator, rule, { arguments: args, receiver });
    case 'registered':
      return registeredThing(evaluator, rule, { arguments: args, receiver, types });
    case 'select':
      return selectThing(evaluator, rule.selector, { arguments: args, receiver, types }) ?? unknownThing('nothing passed');
    case 'text':
      return valueThing(literal(rule.text));
    case 'text-function': {
      if (rule.function === 'join-path') return valueThing(joinWith(args.map(value), '/'));
      const [first, second] = args.map(value);
      if (rule.function === 'join-url') return valueThing(resolveUrl(second, first) ?? literal(''));
      return first ? valueThing(changeCase(first, rule.function)) : unknownThing('nothing passed');
    }
    case 'setting-by-name':
      return unknownThing('a setting called as a function');
    default:
      return rule satisfies never;
  }
}

function settingThing(evaluator: Evaluator, rule: Extract<ValueRule, { value: 'setting' }>, from: Selectable): Thing {
  const key = toValue(selectThing(evaluator, rule.key, from) ?? unknownThing('no key'), evaluator);
  if (key.is !== 'literal') return unknownThing('setting with a computed name');
  const fallback = rule.fallback && selectThing(evaluator, rule.fallback, from);
  const known = fallback && fallback.is !== 'unknown' ? { fallback: toValue(fallback, evaluator) } : {};
  return valueThing({ is: 'setting', key: String(key.value), ...known });
}

/** The type arguments of a call as they are written there. */
export function typesOf(call: CallSite, { module, frame }: Pick<Located, 'module' | 'frame'>): TypeArguments | undefined {
  return call.typeArguments.length > 0 ? { references: call.typeArguments, module, scope: call.scope, frame } : undefined;
}
