import type { Value } from '../model/value.ts';
import type { Effect, Selector } from './library.ts';
import type { MadeThing, Thing } from './thing.ts';

/** What of a claim decides whether asking further callers can tell more. */
interface Claimed {
  readonly effect: Effect;
  readonly values: Readonly<Record<string, Value>>;
  readonly things: Readonly<Record<string, Thing>>;
  readonly receiver?: MadeThing | undefined;
}

/**
 * Whether a claim says all that matters, so that what is still open in it need not be bound in every way there is: where a request
 * goes is known and only ids are open in its path; every name of a message is known.
 */
export function isSettled({ effect, values, things, receiver }: Claimed): boolean {
  if (
    effect.does === 'mount' ||
    effect.does === 'bind' ||
    effect.does === 'register' ||
    effect.does === 'provide' ||
    effect.does === 'list' ||
    (effect.does === 'route' && things['handler']?.is === 'open') ||
    (receiver && !(isMade(receiver) && (isMadeFromTheStart(receiver) || !needsTheStart(effect, values))))
  )
    return false;
  return Object.entries(values).every(([key, value]) => isSettledPart(effect, key, value));
}

function isSettledPart(effect: Effect, key: string, value: Value): boolean {
  if (effect.does === 'call' && key === 'target') return isSettledUrl(value);
  if (effect.does === 'call' && key === 'path') return hasOpenSegmentsOnly(partsOf(value), '/');
  if (key === 'method') return !isParameter(value);
  return !holdsUnknown(value);
}

/** Only a declared type told of a receiver without a maker: who made it says where it is mounted or connected. */
export function isMade(receiver: MadeThing): boolean {
  for (let each: MadeThing | undefined = receiver; each; each = each.receiver) if (each.maker) return true;
  return false;
}

function isMadeFromTheStart(receiver: MadeThing): boolean {
  let first = receiver;
  while (first.receiver) first = first.receiver;
  return first.maker !== undefined;
}

/** A path made of what every group around says needs to know the first of them; a request below a client's base (`client.R().Get(path)`) the client. */
function needsTheStart(effect: Effect, { target }: Claimed['values']): boolean {
  if (effect.does === 'call') return isBelowMade(effect.target) && target !== undefined && isPathAlone(target);
  return effect.does === 'route' && isNested(effect.path);
}

function isPathAlone(target: Value): boolean {
  const [first] = partsOf(target);
  return first?.is === 'literal' && /^\/(?!\/)/.test(String(first.value));
}

function isBelowMade(target: Selector): boolean {
  if (target.from === 'url') return isBelowMade(target.base);
  return target.from === 'first' ? target.options.some(isBelowMade) : target.from === 'made';
}

function isNested(path: Selector): boolean {
  return path.from === 'nested' || (path.from === 'url' && isNested(path.base));
}

function isParameter(value: Value): boolean {
  return value.is === 'unknown' && value.why.startsWith('parameter');
}

function holdsUnknown(value: Value): boolean {
  switch (value.is) {
    case 'unknown':
      return true;
    case 'concat':
      return value.parts.some(holdsUnknown);
    case 'one-of':
      return value.values.some(holdsUnknown);
    case 'list':
      return value.items.some(holdsUnknown);
    case 'setting':
      return value.fallback !== undefined && holdsUnknown(value.fallback);
    default:
      return false;
  }
}

function partsOf(value: Value): readonly Value[] {
  return value.is === 'concat' ? value.parts : [value];
}

/** Scheme, host and port are known, and what is open behind them is a segment of its own. Options without an address in them are none yet. */
function isSettledUrl(value: Value): boolean {
  if (value.is === 'one-of') return value.values.every(isSettledUrl);
  const parts = partsOf(value);
  if (parts.some(({ is }) => is === 'object')) return false;
  const tail = parts.findIndex(
    (part, index) => index > 0 && part.is === 'literal' && /^[^/?]*[/?]/.test(withoutScheme(part.value)),
  );
  const end = tail < 0 ? parts.length : tail;
  if (parts.slice(0, end).some(holdsUnknown)) return isPathOfFirst(parts);
  return tail < 0 || hasOpenSegmentsOnly(parts.slice(tail), '');
}

/** `http://shop/orders/` and then something: host and the beginning of the path are one text. */
function isPathOfFirst([first, ...rest]: readonly Value[]): boolean {
  if (first?.is !== 'literal' || !/^[a-z]+:\/\/[^/]+\/|^\/[^/]/.test(String(first.value))) return false;
  return hasOpenSegmentsOnly(rest, String(first.value));
}

function withoutScheme(value: unknown): string {
  return String(value).replace(/^:?\/\//, '');
}

/** Every unknown part stands between slashes, or behind the `?`: it is an id, not a path that a caller passes. */
function hasOpenSegmentsOnly(parts: readonly Value[], before: string): boolean {
  let text = before;
  for (const [index, part] of parts.entries()) {
    if (text.includes('?')) return true;
    if (holdsUnknown(part)) {
      const next = parts[index + 1];
      const isLast = next === undefined || (next.is === 'literal' && /^[/?]/.test(String(next.value)));
      if (!isLast || !/[/=:]$/.test(text) || (next === undefined && /^https?:\/\/[^/]+\/$|^\/$/.test(text))) return false;
    }
    text = part.is === 'literal' ? text + String(part.value) : `${text}x`;
  }
  return true;
}
