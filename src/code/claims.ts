import { literal, oneOf, textsOf, unknown, type Value } from '../model/value.ts';
import type { GuardRule } from './access-rules.ts';
import { cleanValue } from './clean-value.ts';
import type { Evaluator } from './evaluate.ts';
import type { ClassNode } from './ir.ts';
import type { Effect, Library, Selector } from './library.ts';
import { type Selectable, selectThing } from './select.ts';
import { isInDoubt, type MadeThing, optionsOf, type SiteReference, type Thing, valueThing } from './thing.ts';
import { toValue } from './values.ts';

/** One effect of one call or decorator with its selectors evaluated: what the code does there, before anyone asks who runs it. */
export interface Claim {
  readonly effect: Effect;
  readonly library: Library;
  readonly values: Readonly<Record<string, Value>>;
  /** The mounted router, the registered items, the handler: things that are not data. */
  readonly things: Readonly<Record<string, Thing>>;
  readonly receiver?: MadeThing | undefined;
  /** The call itself, for what it makes or registers. */
  readonly made?: Pick<MadeThing, 'maker' | 'types'>;
  /** The class whose decorated method it is: mounted as a whole where a router takes classes. */
  readonly class?: ClassNode | undefined;
  /** Every place it rests on, outermost caller first, the library's own call last. */
  readonly chain: readonly SiteReference[];
  readonly isDecorated: boolean;
  /** Name of the decorated method. */
  readonly name?: string | undefined;
  /** What decorators say the version of the decorated route is. */
  readonly version?: Value | undefined;
  /** Only for these programs (the ones with the transport it was evaluated for). */
  readonly programs?: readonly string[];
}

const KEPT_AS_THING = new Set(['router', 'parent', 'items', 'handler', 'token', 'into', 'behind', 'thing', 'object', 'of', 'by']);
/** What an effect says by itself, without looking at the call. */
const PLAIN = new Set(['does', 'as', 'on', 'access', 'pattern', 'unit', 'purpose', 'usual']);
/** Where a list means each of its items. */
const EACH_ITEM = new Set(['path', 'method', 'channel']);

export interface Evaluated {
  readonly values: Readonly<Record<string, Value>>;
  readonly things: Readonly<Record<string, Thing>>;
}

/** Evaluates the selectors of an effect; undefined when the call turns out not to be what the effect describes. */
export function evaluateEffect(evaluator: Evaluator, effect: Effect, from: Selectable): Evaluated | undefined {
  if (!isMeant(evaluator, effect, from)) return undefined;
  const values: Record<string, Value> = {};
  const things: Record<string, Thing> = {};
  for (const [key, part] of selectorsOf(effect)) {
    const thing = typeof part === 'string' ? valueThing(literal(part)) : selectThing(evaluator, part, from);
    if (thing && KEPT_AS_THING.has(key)) things[key] = thing;
    const value = KEPT_AS_THING.has(key) ? undefined : dataOf(evaluator, thing);
    if (value && !(key === 'group' && !isData(value))) values[key] = cleanValue(asMeant(key, orAny(value, effect, key, thing)));
  }
  return isComplete(effect, values, things, from) ? { values, things } : undefined;
}

/** A key that is sent to an exchange and is the default of an argument, may be any other. */
function orAny(value: Value, effect: Effect, key: string, thing: Thing | undefined): Value {
  const isKey = key === 'channel' && effect.does === 'publish' && effect.exchange !== undefined;
  return isKey && thing && isInDoubt(thing) ? oneOf([value, ANY_KEY]) : value;
}

const ANY_KEY = unknown('what the program is told instead');

function isMeant(evaluator: Evaluator, effect: Effect, from: Selectable): boolean {
  if ('where' in effect && effect.where && !stands(evaluator, effect.where, from)) return false;
  return !('unless' in effect && effect.unless && stands(evaluator, effect.unless, from));
}

/** Code where data is wanted is as good as nothing: in `app.use(router)` the first argument is no path. */
function dataOf(evaluator: Evaluator, thing: Thing | undefined): Value | undefined {
  if (!thing) return undefined;
  const data = optionsOf(thing).filter((each) => !NO_DATA.has(each.is) || (each.is === 'made' && each.value !== undefined));
  return data.length > 0 ? oneOf(evaluator.eachOf(data, (each) => toValue(each, evaluator))) : undefined;
}

const NO_DATA: ReadonlySet<Thing['is']> = new Set(['made', 'function', 'class', 'instance', 'module', 'symbol']);

/** Whether the text, or something of the library of this name, stands where it is asked for. */
function stands(evaluator: Evaluator, [at, text]: NonNullable<GuardRule['where']>, from: Selectable): boolean {
  const thing = selectThing(evaluator, at, from);
  if (!thing) return false;
  const isOfLibrary = optionsOf(thing).some((each) => (each.is === 'symbol' || each.is === 'made') && each.library.name === text);
  return isOfLibrary || textsOf(toValue(thing, evaluator)).includes(text);
}

function selectorsOf(effect: Effect): readonly (readonly [string, string | Selector])[] {
  const parts = Object.entries(effect) as [string, string | Selector | readonly string[]][];
  return parts.flatMap(([key, part]) =>
    PLAIN.has(key) || typeof part === 'boolean' || typeof part === 'number' || Array.isArray(part)
      ? []
      : [[key, part as string | Selector]],
  );
}

function asMeant(key: string, value: Value): Value {
  if (EACH_ITEM.has(key) && value.is === 'list') return oneOf(value.items);
  return key === 'channel' ? patternText(value) : value;
}

/**
 * A pattern that is an object names its channel: `{ cmd: 'total' }` is called by what it commands, as people write it; with more in it, by
 * its JSON with the keys in order.
 */
function patternText(value: Value): Value {
  if (value.is !== 'object') return value;
  const parts = Object.entries(value.entries).sort(([one], [other]) => (one < other ? -1 : 1));
  const [[key, only] = ['', value]] = parts;
  if (parts.length === 1 && key === 'cmd') return only;
  const texts = parts.flatMap(([key, part]) =>
    part.is === 'literal' ? [`${JSON.stringify(key)}:${JSON.stringify(part.value)}`] : [],
  );
  return texts.length > 0 && texts.length === parts.length ? literal(`{${texts.join(',')}}`) : value;
}

function isComplete(effect: Effect, values: Evaluated['values'], things: Evaluated['things'], from: Selectable): boolean {
  if (isRegistering(effect)) return registersSomething(effect, things);
  switch (effect.does) {
    case 'route':
      return values['path'] !== undefined && isData(values['path']) && hasHandler(effect, things, from);
    case 'mount':
      return things['router'] !== undefined && optionsOf(things['router']).some(({ is }) => ROUTERS.has(is));
    case 'call':
    case 'client':
    case 'connection':
      return values['target'] !== undefined && (!('forwards' in effect) || values['forwards'] !== undefined);
    case 'publish':
    case 'subscribe':
    case 'declare':
      return values['channel'] !== undefined && isData(values['channel']);
    case 'offer':
    case 'serve-offers':
    case 'listen':
    case 'prefix':
      return [values['port'] ?? values['path']].some((value) => value !== undefined && isData(value));
    case 'versioning':
    case 'version':
    case 'transport':
      return (values['style'] ?? values['version'] ?? values['protocol'] ?? values['connection']) !== undefined;
    case 'setting':
      return values['key']?.is === 'literal' && values['value'] !== undefined && isData(values['value']);
    case 'settings-file':
      return values['settings']?.is === 'object';
    case 'contract':
      return values['contract'] !== undefined && textsOf(values['contract']).length > 0;
    case 'goes-by':
    case 'supply':
    case 'list':
    case 'role':
    case 'guard':
    case 'condition':
    case 'resilience':
      return true;
    default:
      return effect satisfies never;
  }
}

type RegisteringEffect = Extract<Effect, { readonly does: 'bind' | 'settings' | 'register' | 'provide' }>;

function isRegistering(effect: Effect): effect is RegisteringEffect {
  return ['bind', 'settings', 'register', 'provide'].includes(effect.does);
}

function registersSomething(effect: RegisteringEffect, things: Readonly<Record<string, Thing>>): boolean {
  if (effect.does === 'bind' || effect.does === 'settings') return (things['items'] ?? things['object']) !== undefined;
  if (effect.does === 'provide') return things['token'] !== undefined && things['thing'] !== undefined;
  const isNamed = (things['token'] ?? things['into']) !== undefined;
  return isNamed && (effect.type ?? things['items']) !== undefined && (!effect.behind || things['behind'] !== undefined);
}

const ROUTERS: ReadonlySet<Thing['is']> = new Set(['made', 'module', 'function', 'class', 'list', 'symbol']);

/** Express's `app.get('setting')` has no handler and is no route. */
function hasHandler(effect: Effect & { does: 'route' }, things: Readonly<Record<string, Thing>>, from: Selectable): boolean {
  if (!effect.handler) return true;
  const isPathAlone = isWholeArgument(effect.handler) && isWholeArgument(effect.path) && from.arguments.length < 2;
  return things['handler'] !== undefined && !isPathAlone;
}

function isWholeArgument(selector: Selector): boolean {
  if (selector.from === 'first') return selector.options.some(isWholeArgument);
  return selector.from === 'argument' && selector.path.length === 0;
}

function isData(value: Value): boolean {
  return value.is !== 'object';
}

/** What a system can do without: a vendor's service, telemetry, somebody's storage. */
export function isOfVendor(effect: Effect): boolean {
  if (effect.does === 'call') return effect.vendor !== undefined;
  return (
    effect.does === 'connection' && (effect.vendor !== undefined || /^(external|infrastructure|storage)$/.test(effect.nodeKind))
  );
}
