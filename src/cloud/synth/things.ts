import type { CallSite, Module } from '../../code/ir.ts';
import type { Evidence } from '../../model/evidence.ts';

/** What an expression of a deployment's program comes to. */
export type Thing =
  | { readonly is: 'plain'; readonly value: string | number | boolean | null }
  /** A text of which parts are known only after it is deployed. */
  | { readonly is: 'text'; readonly parts: readonly Thing[] }
  | { readonly is: 'object'; readonly entries: Map<string, Thing> }
  | { readonly is: 'list'; readonly items: Thing[] }
  | {
      readonly is: 'closure';
      readonly module: Module;
      readonly function: number;
      readonly frame: Frame;
      readonly self?: Instance;
    }
  | ClassThing
  | Instance
  /** What a package or the language gives, by its dotted path: `aws-cdk-lib/aws-sqs.Queue`. */
  | { readonly is: 'package'; readonly path: string }
  | { readonly is: 'namespace'; readonly module: Module }
  | Made
  /** A member of what a package made: `queue.queueUrl`. */
  | Attribute
  | { readonly is: 'unknown' };

/** A class of the program with the frame that it is declared in. */
export interface ClassThing {
  readonly is: 'class';
  readonly module: Module;
  readonly class: number;
  readonly frame: Frame;
}

/** An object of a class of the program; `base` is the package's own object inside it, where its class extends one of a package. */
export interface Instance {
  readonly is: 'instance';
  readonly of: ClassThing;
  /** Frames of its classes and of the functions that ran with it, by their scope. */
  readonly frames: Map<string, Frame>;
  readonly evidence: Evidence;
  /** Its classes that are made already: classes may extend each other in a circle. */
  readonly begun: Set<string>;
  base?: Made;
}

/** What a call of a package gave: a construct, an integration, a target. */
export interface Made {
  readonly is: 'made';
  /** The dotted path of what was called; of a method, its name alone. */
  readonly path: string;
  readonly isNew: boolean;
  /** What the method was called on. */
  readonly on?: Made | Attribute;
  readonly arguments: readonly Thing[];
  /** The entries of its objects and its named arguments, in camel case. */
  readonly properties: ReadonlyMap<string, Thing>;
  readonly module: Module;
  readonly site: CallSite;
  readonly evidence: Evidence;
  readonly via: readonly Evidence[];
  /** The id of its stack, where another stack of the program has one of the same class and id. */
  stack?: string;
}

export interface Attribute {
  readonly is: 'attribute';
  readonly of: Made | Attribute;
  readonly name: string;
}

/** One run of a function, class body or file. */
export interface Frame {
  readonly module: Module;
  readonly scope: number;
  readonly parent: Frame | undefined;
  /** What was passed, by the index of the parameter. */
  readonly bound: ReadonlyMap<number, Thing>;
  readonly self: Instance | undefined;
  /** Values of its variables and calls, each computed once. */
  readonly known: Map<string, Thing>;
  readonly calls: Map<number, Thing>;
}

export function frameIn(
  module: Module,
  scope: number,
  parent: Frame | undefined,
  self: Instance | undefined,
  bound: Frame['bound'] = new Map(),
): Frame {
  return { module, scope, parent, self, bound, known: new Map(), calls: new Map() };
}

/** What a call passes. */
export interface Passed {
  readonly items: readonly Thing[];
  readonly named: ReadonlyMap<string, Thing>;
}

export const UNKNOWN: Thing = { is: 'unknown' };

export function plain(value: string | number | boolean | null): Thing {
  return { is: 'plain', value };
}

/** A text or number that is wholly known. */
export function textIn(thing: Thing | undefined): string | undefined {
  if (thing?.is === 'plain')
    return typeof thing.value === 'string' || typeof thing.value === 'number' ? String(thing.value) : undefined;
  return undefined;
}

/** What a list may hold, and how long a text may become: programs that put lists into themselves grow without end. */
export const MOST_ITEMS = 500;
const LONGEST = 10_000;

/** Parts of a text put together. */
export function joined(parts: readonly Thing[]): Thing {
  const flat = parts.flatMap((part) => (part.is === 'text' ? part.parts : [part]));
  if (flat.length > MOST_ITEMS) return UNKNOWN;
  if (!flat.every((part) => part.is === 'plain')) return { is: 'text', parts: flat };
  return shortText(flat.map((part) => (part.is === 'plain' ? String(part.value) : '')).join(''));
}

/** A text that was made, unless it is too long to be one. */
export function shortText(text: string): Thing {
  return text.length > LONGEST ? UNKNOWN : plain(text);
}

export function itemsOf(thing: Thing | undefined): readonly Thing[] {
  return thing?.is === 'list' ? thing.items : [];
}

export function entriesOf(thing: Thing | undefined): ReadonlyMap<string, Thing> {
  return thing?.is === 'object' ? thing.entries : new Map<string, Thing>();
}

/** The entries of an object, or the arguments of a class of options: `EventPattern(detail_type=[…])`. */
export function optionsOf(thing: Thing | undefined): ReadonlyMap<string, Thing> {
  return thing?.is === 'made' ? thing.properties : entriesOf(thing);
}

/** The package's own object in what is passed around: itself, or what an object of the program's class extends. */
export function madeIn(thing: Thing | undefined): Made | undefined {
  if (thing?.is === 'made') return thing;
  return thing?.is === 'instance' ? thing.base : undefined;
}

/** What a member was asked of, through `queue.queueArn` and `api.root`. */
export function rootOf(thing: Thing | undefined): Made | undefined {
  return thing?.is === 'attribute' ? rootOf(thing.of) : madeIn(thing);
}
