import { concat, literal, type Value } from '../model/value.ts';
import { inDecorator } from './decorators-of.ts';
import type { Evaluator } from './evaluate.ts';
import { classOfInstance } from './instance-class.ts';
import type { Selector } from './library.ts';
import { entryFor, isType } from './library-lookup.ts';
import { nameWithArguments, registeredFor as registeredUnder } from './registered.ts';
import { returnOf } from './returns.ts';
import type { Selectable } from './select.ts';
import { changeCase, concatPaths, joinWith, mapTexts } from './text-functions.ts';
import {
  anyOf,
  type MadeThing,
  optionsOf,
  type Thing,
  type TypeArguments,
  textThing,
  unknownThing,
  valueThing,
} from './thing.ts';
import { scopeForType } from './type-scopes.ts';
import type { TypeSelector } from './type-selectors.ts';
import { typeThing } from './type-things.ts';
import { toValue } from './values.ts';

/** What a selector of the kind that goes by types finds. */
export function typedThing(evaluator: Evaluator, selector: TypeSelector, from: Selectable): Thing | undefined {
  switch (selector.from) {
    case 'type':
      return typeArgument(evaluator, from.types, selector.index);
    case 'service':
      return serviceOf(evaluator, from.types, selector.index);
    case 'class-of':
      return classOfThing(evaluator, evaluator.select(selector.of, from));
    case 'type-name':
      return nameOfType(evaluator, evaluator.select(selector.of, from), selector.separator);
    case 'class-name':
      return nameOfClass(from.className, selector);
    case 'class-decorator':
      return inDecorator(evaluator, evaluator.select(selector.of, from), selector.decorator, selector.selector);
    case 'filled':
      return filledThing(evaluator, selector, from);
    case 'nested':
      return nestedThing(evaluator, selector, from);
    case 'inner-type': {
      const inner = from.types?.references.at(selector.index)?.arguments[selector.inner];
      return inner && textThing(inner.name);
    }
    case 'registered':
      return registeredFor(
        evaluator,
        selector.token ? evaluator.select(selector.token, from) : from.class,
        from.receiver?.givenTo,
      );
    case 'applied':
      return appliedThing(evaluator, evaluator.select(selector.of, from), from.arguments.slice(selector.index));
    case 'taken':
      return takenThing(evaluator, evaluator.select(selector.of, from), selector.index);
    case 'called-with':
      return calledWith(evaluator, selector, from);
    default:
      return selector satisfies never;
  }
}

function appliedThing(evaluator: Evaluator, of: Thing | undefined, args: Selectable['arguments']): Thing | undefined {
  const made = (of ? optionsOf(of) : []).flatMap((each): readonly Thing[] => {
    if (each.is !== 'symbol') return [];
    const { library, path } = each;
    const name = path === '' ? 'default' : path;
    const rule = entryFor(library, library.values, name);
    if (rule) return [evaluator.rule(rule, { arguments: args })];
    const type = entryFor(library, library.creates, name);
    return type === undefined ? [] : [{ is: 'made', library, type, maker: { arguments: args } }];
  });
  return made.length > 0 ? anyOf(made) : undefined;
}

function takenThing(evaluator: Evaluator, of: Thing | undefined, index: number): Thing | undefined {
  const types = (of ? optionsOf(of) : []).flatMap((each): readonly Thing[] => {
    const type = each.is === 'function' ? each.node.parameters[index]?.type : undefined;
    if (each.is !== 'function' || !type) return [];
    const { module, node, frame } = each;
    const found = typeArgument(evaluator, { references: [type], module, scope: node.scope, frame }, 0);
    return found ? [found] : [];
  });
  return types.length > 0 ? anyOf(types) : undefined;
}

function calledWith(
  evaluator: Evaluator,
  { of, with: given }: Extract<TypeSelector, { from: 'called-with' }>,
  from: Selectable,
): Thing | undefined {
  const passed = 'members' in given ? objectOf(evaluator, given.members, from) : evaluator.select(given, from);
  const called = passed && evaluator.select(of, from);
  const results = (called ? optionsOf(called) : []).flatMap((each): readonly Thing[] => {
    const args = [{ thing: passed ?? unknownThing('nothing passed') }];
    if (each.is === 'function') return [returnOf(evaluator, each, args)];
    const rule = each.is === 'symbol' ? entryFor(each.library, each.library.values, each.path) : undefined;
    return rule ? [evaluator.rule(rule, { arguments: args })] : [];
  });
  return results.length > 0 ? anyOf(results) : undefined;
}

function objectOf(evaluator: Evaluator, members: Readonly<Record<string, Selector>>, from: Selectable): Thing {
  const entries = Object.entries(members).flatMap(([name, selector]) => {
    const thing = evaluator.select(selector, from);
    return thing ? [[name, { thing }] as const] : [];
  });
  return { is: 'object', entries: new Map(entries) };
}

function registeredFor(evaluator: Evaluator, token: Thing | undefined, owner: MadeThing['givenTo']): Thing | undefined {
  return token && evaluator.world.injected(token, evaluator, owner && { of: owner, isAlone: true });
}

function serviceOf(evaluator: Evaluator, types: TypeArguments | undefined, index: number): Thing | undefined {
  const typed = types && typeThing(evaluator, types.module, types.scope, types.references.at(index));
  return typed && (registeredUnder(evaluator, typed, undefined) ?? typed);
}

/** The type that is passed at a position: a class of the repository or a library's. */
export function typeArgument(evaluator: Evaluator, types: TypeArguments | undefined, index: number): Thing | undefined {
  const reference = types?.references.at(index);
  if (!types || !reference) return undefined;
  const { module, frame } = types;
  const [head = '', ...rest] = reference.name.split('.');
  const scope = scopeForType(module, types.scope, head);
  const name = { is: 'name', name: head } as const;
  const thing = evaluator.evaluate({
    module,
    scope,
    frame,
    expression: rest.reduce<Parameters<Evaluator['evaluate']>[0]['expression']>(
      (of, part) => ({ is: 'member', of, name: part }),
      name,
    ),
  });
  return thing.is === 'unknown' || thing.is === 'package' ? undefined : thing;
}

function classOfThing(evaluator: Evaluator, thing: Thing | undefined): Thing | undefined {
  for (const each of thing ? optionsOf(thing) : []) {
    if (each.is === 'class') return each;
    if (each.is === 'instance') return each.of;
    if (each.is === 'made') return typeOfMade(each);
    const [item] = each.is === 'list' ? each.items : [];
    if (item) return classOfThing(evaluator, evaluator.argument(item));
  }
  return undefined;
}

/** A type of a library; with arguments, it is told from others by its name. */
function typeOfMade(made: MadeThing): Thing {
  const exact = nameWithArguments(made);
  return exact === undefined ? { is: 'symbol', library: made.library, path: made.type } : textThing(exact);
}

function nameOfType(evaluator: Evaluator, thing: Thing | undefined, separator: string | undefined): Thing | undefined {
  const found = (thing ? optionsOf(thing) : []).map((each) => (each.is === 'instance' ? classOfInstance(evaluator, each) : each));
  const classes = found.flatMap((each) => (each.is === 'class' ? [each] : []));
  const names = classes.flatMap(({ node }) => {
    if (node.name === undefined) return [];
    return [separator === undefined || node.namespace === undefined ? node.name : `${node.namespace}${separator}${node.name}`];
  });
  if (names.length > 0) return anyOf([...new Set(names)].map(textThing));
  return found.find((each) => each.is === 'open' || (each.is === 'unknown' && thing?.is === 'instance'));
}

function nameOfClass(
  name: string | undefined,
  { without = '', case: written }: Extract<TypeSelector, { from: 'class-name' }>,
): Thing | undefined {
  const short = name === undefined ? undefined : withoutEnd(name, without);
  if (short === undefined || written === undefined) return short === undefined ? undefined : textThing(short);
  return valueThing(changeCase(literal(short), written));
}

function withoutEnd(name: string, end: string): string {
  return end !== '' && name.endsWith(end) && name !== end ? name.slice(0, -end.length) : name;
}

function filledThing(
  evaluator: Evaluator,
  selector: Extract<TypeSelector, { from: 'filled' }>,
  from: Selectable,
): Thing | undefined {
  const thing = evaluator.select(selector.of, from);
  if (!thing) return undefined;
  const texts = Object.entries(selector.with).flatMap(([part, by]) => {
    const value = evaluator.select(by, from);
    const text = value && toValue(value, evaluator);
    return text?.is === 'literal' ? [[part, String(text.value)] as const] : [];
  });
  return valueThing(inParts(toValue(thing, evaluator), texts));
}

function inParts(value: Value, texts: readonly (readonly [string, string])[]): Value {
  if (value.is === 'concat') return concat(value.parts.map((part) => inParts(part, texts)));
  return mapTexts(value, (text) => texts.reduce((filled, [part, by]) => filled.replaceAll(part, by), text));
}

function nestedThing(
  evaluator: Evaluator,
  { type, selector, separator, isWhole }: Extract<TypeSelector, { from: 'nested' }>,
  from: Selectable,
): Thing {
  const parts: Value[] = [];
  for (let made: MadeThing | undefined = from.receiver; made; made = made.receiver) {
    if (!made.maker || !isType(made.library, made.type, type)) continue;
    const part = evaluator.select(selector, {
      arguments: made.maker.arguments,
      receiver: made.receiver,
      types: made.types,
    });
    if (part) parts.unshift(toValue(part, evaluator));
  }
  const joined = separator === '/' ? parts.reduce(concatPaths, literal('')) : joinWith(parts, separator);
  return valueThing(isWhole || parts.length === 0 ? joined : concat([joined, literal(separator)]));
}
