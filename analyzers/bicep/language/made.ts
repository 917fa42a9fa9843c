import type { Source } from '../../../src/sdk/index.ts';

/** A line of a file. */
export interface At {
  readonly source: Source;
  readonly line: number;
}

/** What the files fix of an expression. */
export type Made =
  | TextMade
  | { readonly is: 'scalar'; readonly value: number | boolean | null; readonly at: At }
  /** With `isOpen` there may be more items than the files tell. */
  | { readonly is: 'list'; readonly items: readonly Made[]; readonly isOpen?: true; readonly at: At }
  | { readonly is: 'object'; readonly entries: readonly MadeEntry[]; readonly at: At }
  | Reference
  | { readonly is: 'module'; readonly output: (name: string) => Made; readonly at: At }
  /** Any of these: a condition that only a run tells. */
  | { readonly is: 'choice'; readonly values: readonly Made[]; readonly at: At }
  | Open;

export interface TextMade {
  readonly is: 'text';
  readonly parts: readonly Part[];
  readonly at: At;
}

/** A piece of a text. */
export type Part = string | Reference | Open;

export interface MadeEntry {
  readonly key: string;
  readonly value: Made;
  readonly at: At;
}

/** A resource, or what is asked of it: `properties`, `fqdn`; calls end in `()`. */
export interface Reference {
  readonly is: 'reference';
  readonly resource: Resource;
  readonly path: readonly string[];
  readonly at: At;
}

/** What only a run tells; two of the same id are the same. */
export interface Open {
  readonly is: 'open';
  readonly why: string;
  readonly id: string;
  readonly at: At;
}

/** A resource of a deployment, or a module of a registry that makes one. */
export interface Resource {
  /** `microsoft.app/containerapps`, in small letters. */
  readonly type: string;
  /** How the root's lines lead here: `orders.app`. */
  readonly symbol: string;
  readonly isExisting: boolean;
  /** A module of a registry: its body is what the module is given. */
  readonly isModule?: true;
  readonly at: At;
  readonly body: () => Made;
  /** Without the names of those that it belongs to. */
  readonly name: () => Made;
  readonly parent: () => Resource | undefined;
  /** Resources that are declared inside of it. */
  readonly inside: (name: string) => Made | undefined;
}

export function open(why: string, at: At, id = why): Open {
  return { is: 'open', why, id, at };
}

export function scalar(value: number | boolean | null, at: At): Made {
  return { is: 'scalar', value, at };
}

const MOST_PARTS = 200;
const LONGEST = 20_000;

/** A text of pieces; neighbouring strings melt together. */
export function text(parts: readonly Part[], at: At): Made {
  const melted: Part[] = [];
  for (const part of parts) {
    const last = melted.at(-1);
    if (typeof last === 'string' && typeof part === 'string') melted[melted.length - 1] = last + part;
    else if (part !== '') melted.push(part);
  }
  const length = melted.reduce((sum, part) => sum + (typeof part === 'string' ? part.length : 1), 0);
  if (melted.length > MOST_PARTS || length > LONGEST) return open('it grows too long', at);
  return { is: 'text', parts: melted, at };
}

const MOST_CHOICES = 8;

/** One of several values; repeated ones are kept once. */
export function choice(values: readonly Made[], at: At): Made {
  const flat = values.flatMap((value) => (value.is === 'choice' ? value.values : [value]));
  const distinct = [...new Map(flat.map((value) => [identity(value) ?? value, value] as const)).values()].slice(0, MOST_CHOICES);
  const [only, other] = distinct;
  return only && !other ? only : { is: 'choice', values: distinct, at };
}

/** Applies to each of several values, or to the one. */
export function each(value: Made, apply: (value: Made) => Made): Made {
  return value.is === 'choice' ? choice(value.values.map(apply), value.at) : apply(value);
}

/** How far names are followed that are made of names of others. */
const LONGEST_WAY = 8;

/** A text that is the same for the same value, where the value is a text or can stand in one. */
export function identity(made: Made, way = 0): string | undefined {
  if (way > LONGEST_WAY) return undefined;
  switch (made.is) {
    case 'text':
      return made.parts.map((part) => (typeof part === 'string' ? part : (identity(part, way + 1) ?? ''))).join('');
    case 'scalar':
      return String(made.value ?? '');
    case 'reference':
      return asksName(made) ? identity(made.resource.name(), way + 1) : `{${made.resource.symbol}.${made.path.join('.')}}`;
    case 'open':
      return `{${made.id}}`;
    default:
      return undefined;
  }
}

function asksName({ path }: Reference): boolean {
  return path.length === 1 && path[0] === 'name';
}

/** The text itself, where the files fix all of it. */
export function known(made: Made | undefined, way = 0): string | undefined {
  if (way > LONGEST_WAY) return undefined;
  switch (made?.is) {
    case 'text': {
      const parts = made.parts.map((part) => (typeof part === 'string' ? part : known(part, way + 1)));
      return parts.includes(undefined) ? undefined : parts.join('');
    }
    case 'scalar':
      return made.value === null ? undefined : String(made.value);
    case 'reference':
      return asksName(made) ? known(made.resource.name(), way + 1) : undefined;
    case 'choice': {
      const texts = new Set(made.values.flatMap((value) => known(value, way + 1) ?? []));
      return texts.size === 1 ? [...texts][0] : undefined;
    }
    default:
      return undefined;
  }
}

const TRUTHS: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['false', false],
]);

/** Whether a condition holds; undefined where only a run tells. */
export function truth(made: Made): boolean | undefined {
  if (made.is === 'scalar') return made.value === null ? undefined : Boolean(made.value);
  if (made.is === 'text') return TRUTHS.get(known(made)?.toLowerCase() ?? '');
  if (made.is !== 'choice') return undefined;
  const values = new Set(made.values.map(truth));
  return values.size === 1 ? [...values][0] : undefined;
}

/** Whether it is stated to be nothing. */
export function isNull(made: Made | undefined): boolean {
  return made === undefined || (made.is === 'scalar' && made.value === null);
}
