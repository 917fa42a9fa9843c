export type Scalar = string | number | boolean | null;

/**
 * A value as the source states it. The resolver finishes the computation where the service is deployed,
 * because one setting can have another value in every deployment.
 */
export type Value =
  | { readonly is: 'literal'; readonly value: Scalar }
  | { readonly is: 'concat'; readonly parts: readonly Value[] }
  /**
   * Read from the surroundings at run time: `process.env.X`, `${X:-d}`, `configService.get('x')`. With `isEmptyUnset`, its language makes an
   * empty text of it in front of others where nothing sets it. With `isOrigin`, it is only the scheme, host and port of the address that is set.
   * With `file`, it stands in the file of that path in the program's file system, under the names on the way to it: what a deployment mounts there.
   */
  | {
      readonly is: 'setting';
      readonly key: string;
      readonly fallback?: Value;
      readonly isEmptyUnset?: true;
      readonly isOrigin?: true;
      readonly file?: Value;
    }
  /** One key of a named group of settings, such as a ConfigMap or a Secret; what holds where the group has no such key. */
  | { readonly is: 'entry'; readonly group: string; readonly key: string; readonly fallback?: Value }
  /** Any of these: branches, enum members, assignments in more than one place. */
  | { readonly is: 'one-of'; readonly values: readonly Value[]; readonly by?: Chooser }
  | { readonly is: 'object'; readonly entries: Readonly<Record<string, Value>> }
  | { readonly is: 'list'; readonly items: readonly Value[] }
  | { readonly is: 'unknown'; readonly why: string };

/** A setting that tells which of several values is meant, and under which of its texts each of them is: `config[process.env.NODE_ENV]`. */
export interface Chooser {
  readonly setting: Value;
  readonly names: readonly string[];
}

/** A value that is fully known. */
export function literal(value: Scalar): Value {
  return { is: 'literal', value };
}

/** A value that is not known, with the reason in words a reader can act on. */
export function unknown(why: string): Value {
  return { is: 'unknown', why };
}

/** Why the host is not known in what a page asks of whoever served it: `location.host`. */
export const PAGE_HOST = 'the host that the page came from';

/** A value read from the surroundings, with the default the code gives, if it gives one. */
export function setting(key: string, fallback?: Value): Value {
  return fallback === undefined ? { is: 'setting', key } : { is: 'setting', key, fallback };
}

/** One of several possible values; a single one stays itself and repeated ones are kept once. */
export function oneOf(values: readonly Value[]): Value {
  const [only, other] = values;
  if (only && !other && (only.is !== 'one-of' || only.by)) return only;
  const distinct = new Map(
    values
      .flatMap((value) => (value.is === 'one-of' && !value.by ? value.values : [value]))
      .map((value) => [JSON.stringify(value), value]),
  );
  const kept = [...distinct.values()];
  return kept.length === 1 && kept[0] ? kept[0] : { is: 'one-of', values: kept };
}

/** What is made of each of several values; a setting that tells which is meant still does, and what is nothing under a name stays nothing. */
export function eachOf(value: Extract<Value, { is: 'one-of' }>, apply: (each: Value) => Value): Value {
  if (!value.by) return oneOf(value.values.map(apply));
  const values = value.values.map((each) => (each.is === 'literal' && each.value === null ? each : apply(each)));
  return { ...value, values };
}

/** Joins parts of a text; neighbouring literals melt together. */
export function concat(parts: readonly Value[]): Value {
  const melted: Value[] = [];
  for (const part of parts.flatMap((each) => (each.is === 'concat' ? each.parts : [each]))) {
    const last = melted.at(-1);
    if (last?.is === 'literal' && part.is === 'literal') melted[melted.length - 1] = literal(`${last.value}${part.value}`);
    else melted.push(part);
  }
  const [only] = melted;
  if (!only) return literal('');
  return melted.length === 1 && (only.is !== 'literal' || typeof only.value === 'string')
    ? only
    : { is: 'concat', parts: melted };
}

/** Every text the value can be without looking anything up; settings count only by their defaults. */
export function textsOf(value: Value): readonly string[] {
  switch (value.is) {
    case 'literal':
      return value.value === null ? [] : [String(value.value)];
    case 'one-of':
      return value.values.flatMap(textsOf);
    case 'setting':
      return value.fallback ? textsOf(value.fallback) : [];
    case 'concat':
      return value.parts.map(textsOf).reduce<readonly string[]>(combine, ['']);
    default:
      return [];
  }
}

const MOST_COMBINATIONS = 64;

function combine(heads: readonly string[], tails: readonly string[]): readonly string[] {
  return heads.flatMap((head) => tails.map((tail) => head + tail)).slice(0, MOST_COMBINATIONS);
}
