import type { RoutePurpose } from '../model/health.ts';
import type { Effect, Library, MessageDetails, Selector, Step, ValueRule } from './library.ts';

export { onProfile, onSetting } from './condition-rules.ts';

/** Checks nothing at run time; gives the contributor completion and errors while typing. */
export function defineLibrary(library: Library): Library {
  return library;
}

export function arg(index: number, ...path: readonly Step[]): Selector {
  return { from: 'argument', index, path };
}

/** `made('Kafka', arg(0, 'brokers'))`: in the arguments of the call that made the receiver or the `Kafka` behind it. */
export function made(type: string, selector: Selector): Selector {
  return { from: 'made', type, selector };
}

export function text(value: string): Selector {
  return { from: 'text', value };
}

export function join(...parts: readonly Selector[]): Selector {
  return { from: 'join', parts };
}

/** Parts of a path, with one slash between them; a list that is the only one is all of them. */
export function path(...parts: readonly Selector[]): Selector {
  return { from: 'join', parts, by: '/' };
}

export function url(base: Selector, path: Selector): Selector {
  return { from: 'url', base, path };
}

/** Where a link leads from an address, as RFC 3986 has it. */
export function link(base: Selector, path: Selector): Selector {
  return { from: 'url', base, path, isLink: true };
}

export function first(...options: readonly Selector[]): Selector {
  return { from: 'first', options };
}

/** All arguments from an index on: `Methods("GET", "PUT")`. */
export function args(index: number): Selector {
  return { from: 'arguments', index };
}

/** Each argument from an index on, one at a time: `AddHandlers(one, other)`; with steps into each of them. */
export function anyArg(index: number, ...path: readonly Step[]): Selector {
  return { from: 'arguments', index, isAny: true, ...(path.length > 0 ? { path } : {}) };
}

/** What the call that made `of` (or the nearest of that type behind it) was given: a client made over a connection. */
export function maker(of: Selector, selector: Selector, type?: string): Selector {
  return type === undefined ? { from: 'maker', of, selector } : { from: 'maker', of, type, selector };
}

/** Like {@link made}, from what a selector finds: `madeOf(arg(0), 'Blueprint', keyword('url_prefix'))`. */
export function madeOf(of: Selector, type: string, selector: Selector): Selector {
  return maker(of, selector, type);
}

/** An argument that is passed by name. */
export function keyword(name: string, ...path: readonly Step[]): Selector {
  return { from: 'keyword', name, path };
}

/** An argument that may be passed by name or by position. */
export function param(index: number, name: string, ...path: readonly Step[]): Selector {
  return first(keyword(name, ...path), arg(index, ...path));
}

/** `calledName('New*Client')` of `NewOrdersClient(…)` is `Orders`. */
export function calledName(like?: string): Selector {
  return like === undefined ? { from: 'called-name' } : { from: 'called-name', like };
}

export function methodsOf(of: Selector, parameters: number, except?: string): Selector {
  return except === undefined ? { from: 'methods', of, parameters } : { from: 'methods', of, parameters, except };
}

export function compared(of: Selector, member: string, ignoring: string): Selector {
  return { from: 'compared', of, member, ignoring };
}

/** Where nothing sets the setting that is found there, the library goes by its own default. */
export function optional(of: Selector): Selector {
  return { from: 'optional', of };
}

/** The requests that a handler tells apart, each as its path and its method. */
export function toldApart(of: Selector): Selector {
  return { from: 'told-apart', of };
}

export function after(start: string, of: Selector): Selector {
  return { from: 'after', start, of };
}

export function pattern(of: Selector, part: 'method' | 'path'): Selector {
  return { from: 'pattern', of, part };
}

export const result: Selector = { from: 'result' };
export const receiver: Selector = { from: 'receiver' };

/** A call that gives back what it was called on. */
export const itself = { value: 'select', selector: receiver } as const satisfies ValueRule;
export const decoratedName: Selector = { from: 'decorated-name' };
export const decorated: Selector = { from: 'decorated' };
export const transport = {
  protocol: { from: 'transport', what: 'protocol' },
  connection: { from: 'transport', what: 'connection' },
  package: { from: 'transport', what: 'package' },
  through: { from: 'transport', what: 'through' },
} as const satisfies Record<string, Selector>;

type Details<D extends Effect['does']> = Omit<Extract<Effect, { does: D }>, 'does'>;

/** `route('GET', arg(0))`. */
export function route(method: string | Selector, path: Selector, handler?: Selector): Effect {
  return handler ? { does: 'route', method, path, handler } : { does: 'route', method, path };
}

/** The same route, with what it is for. */
export function purposed(purpose: RoutePurpose, effect: Effect): Effect {
  return effect.does === 'route' ? { ...effect, purpose } : effect;
}

export function call(details: Details<'call'>): Effect {
  return { does: 'call', ...details };
}

export function connection(details: Details<'connection'>): Effect {
  return { does: 'connection', ...details };
}

export function publish(details: MessageDetails): Effect {
  return { ...details, does: 'publish' };
}

/** A queue or exchange of AMQP that is declared; `durable` is an argument, or a text where the library decides. */
export function declare(channelKind: 'queue' | 'exchange', channel: Selector, durable: Selector): Effect {
  return { does: 'declare', protocol: 'amqp', channel, channelKind, durable };
}

export function subscribe(details: MessageDetails): Effect {
  return { ...details, does: 'subscribe' };
}

export function mount(router: Selector, path?: Selector): Effect {
  return path ? { does: 'mount', router, path } : { does: 'mount', router };
}

export function prefix(path: Selector): Effect {
  return { does: 'prefix', path };
}

export function listen(port: Selector): Effect {
  return { does: 'listen', port };
}

export function bind(details: Details<'bind'>): Effect {
  return { does: 'bind', ...details };
}

/** A setting of which the language makes an empty text where nothing sets it. */
export function emptyUnset(key: Selector, fallback?: Selector): ValueRule {
  return { value: 'setting', key, ...(fallback ? { fallback } : {}), isEmptyUnset: true };
}

export function settingValue(key: Selector, fallback?: Selector): ValueRule {
  return fallback ? { value: 'setting', key, fallback } : { value: 'setting', key };
}

/** The same effect for many symbols: `each(['get', 'post'], (verb) => [`Router.${verb}`, route(verb.toUpperCase(), arg(0))])`. */
export function each<T>(names: readonly string[], entry: (name: string) => readonly [string, T]): Record<string, T> {
  return Object.fromEntries(names.map(entry));
}

export function provide(token: Selector, as: 'value' | 'class' | 'factory', thing: Selector, each?: Selector): Effect {
  return { does: 'provide', token, as, thing, ...(each ? { each } : {}) };
}

export function settings(details: Details<'settings'>): Effect {
  return { does: 'settings', ...details };
}
