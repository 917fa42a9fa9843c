import type { Value } from '../model/value.ts';
import type { CallSite, ClassNode, Expression, Field, FunctionNode, Module, Place, TypeReference } from './ir.ts';
import type { Library } from './library.ts';
import type { Passing } from './member-ways.ts';
import type { Owner } from './owned.ts';

export { anyOf, inDoubt, isInDoubt, optionsOf } from './any-of.ts';
/** An expression with everything its names depend on: file, scope and what the parameters around it are bound to. */
export interface Located {
  readonly module: Module;
  readonly expression: Expression;
  readonly scope: number;
  readonly frame?: Frame | undefined;
  /** It was added to a list or map by a function, whose callers tell what it is. */
  readonly isAdded?: boolean;
  /** Of an entry: what was there before stays where it is nothing. */
  readonly isOptional?: true;
  /** Of such an entry: what was there before. It is evaluated when the entry is, which may stand in the same object. */
  readonly before?: Argument;
}

/** Another expression in the same place. */
export function within({ module, scope, frame }: Omit<Located, 'expression'>, expression: Located['expression']): Located {
  return { module, expression, scope, frame };
}

/** An argument as seen by a selector: still to be evaluated, or known already (an item of a dependency registration). */
export type Argument = Located | { readonly thing: Thing };

/** What one function's parameters and `this` are in one evaluation. Frames form a list, innermost first. */
export interface Frame {
  /** Key of the function, or of the class for a bare `this`. */
  readonly of: string;
  readonly arguments: readonly Argument[];
  readonly self?: InstanceThing | undefined;
  /** What `this` is in a function of no class. */
  readonly on?: Argument | undefined;
  readonly types?: TypeArguments | undefined;
  readonly next?: Frame | undefined;
  readonly depth: number;
}

export interface FunctionThing {
  readonly is: 'function';
  readonly module: Module;
  readonly node: FunctionNode;
  readonly key: string;
  readonly frame?: Frame | undefined;
  readonly self?: InstanceThing | undefined;
  /** What it extends when it is called as a member of that: its first argument. */
  readonly receiver?: Argument | undefined;
  /** What its `this` is, where it is of no class: what it is bound to or called on. */
  readonly on?: Argument | undefined;
  /** The first arguments, where it is bound to some. */
  readonly given?: readonly Argument[] | undefined;
  /** It stands for a member of the function, which passes it what that is called with. */
  readonly passes?: Passing | undefined;
}

/** Type arguments as a call or a declaration writes them, with all that their names depend on. */
export interface TypeArguments {
  readonly references: readonly TypeReference[];
  readonly module: Module;
  readonly scope: number;
  readonly frame?: Frame | undefined;
}

export interface ClassThing {
  readonly is: 'class';
  readonly module: Module;
  readonly node: ClassNode;
  readonly key: string;
}

/** An instance of a class of the repository; `arguments` when the `new` is known. */
export interface InstanceThing {
  readonly is: 'instance';
  readonly of: ClassThing;
  readonly arguments?: readonly Argument[] | undefined;
  /** True for a bare `this`: any subclass may stand here. */
  readonly isOpen?: boolean;
  /** What was put on it where it was made: `Object.assign(new Orders(), { url })`. */
  readonly mixed?: ObjectThing;
  /** It is `super` in a class: members are looked for above that. */
  readonly above?: { readonly of: ClassThing; readonly instance: InstanceThing };
  /** What it was only declared as: it may be another class of that kind. */
  readonly declaredAs?: ClassThing;
  /** Gives the fields of an instance whose values are settings below that of the field that holds it. */
  readonly configured?: (field: Field) => Thing;
}

/** Something a library exports, or a member of an instance of a library's type. */
export interface SymbolThing {
  readonly is: 'symbol';
  readonly library: Library;
  readonly path: string;
  readonly receiver?: MadeThing | undefined;
  /** Of a package as a whole: the libraries that say something about it, where they are several. */
  readonly beside?: readonly Library[];
}

/** An instance of a library's type. */
export interface MadeThing {
  readonly is: 'made';
  readonly library: Library;
  readonly type: string;
  /** The call that made it; absent when only a declared type told. */
  readonly maker?: Maker | undefined;
  readonly receiver?: MadeThing | undefined;
  /** The repository's own instance that inherits from this one. */
  readonly instance?: InstanceThing;
  /** Places beside the maker that this instance rests on: the registration of an injected client. */
  readonly sites?: readonly SiteReference[];
  /** The type arguments it was made or declared with. */
  readonly types?: TypeArguments | undefined;
  /** The class or factory that a container gave it to. */
  readonly givenTo?: ClassThing | FunctionThing;
  /** The class of the instance that has it, where a class made it that this one extends. */
  readonly ownedBy?: Owner;
  /** What it is where data is wanted: a section of the settings that may be a single one. */
  readonly value?: Value;
}

/** The call that made an instance; `decorates` is what it was made of, where a decorator made it. */
export interface Maker {
  readonly arguments: readonly Argument[];
  readonly site?: SiteReference | undefined;
  readonly decorates?: Located | undefined;
  readonly called?: string;
}

/** An object literal, with what was assigned to its members later; `computed` are entries whose key is not known without a caller. */
export interface ObjectThing {
  readonly is: 'object';
  readonly entries: ReadonlyMap<string, Argument>;
  readonly computed?: readonly { readonly key: Located; readonly value: Located }[];
  /** What a library adds to it, the instance that its members were set on, or what has settings by name and was spread in it: `{ ...process.env }`. */
  readonly self?: MadeThing | InstanceThing | SymbolThing;
  /** There may be something else in its place, or in the place of its entries, that nobody tells. */
  readonly isInDoubt?: boolean;
  /** Entries that are meant all the same: `{ ...options, driver: 'kafka' }` has this driver, whatever the options are. */
  readonly sure?: ReadonlySet<string>;
}

/** Items in their order; `isAsked` are rows of a query, which whatever it goes on with leaves what they are; `isWhole` where all are there in order. */
export interface ListThing {
  readonly is: 'list';
  readonly items: readonly Argument[];
  readonly isAsked?: true;
  readonly isWhole?: true;
}

/** Data. Of a setting that holds others under keys or in a row, `under` gives each; by `*` any of them. With `isObject`, its keys are members. */
export interface ValueThing {
  readonly is: 'value';
  readonly value: Value;
  readonly under?: (key: string) => Thing;
  readonly isObject?: true;
}

/** What an expression can be. */
export type Thing =
  | ValueThing
  | ObjectThing
  | ListThing
  | FunctionThing
  | ClassThing
  | InstanceThing
  | SymbolThing
  | MadeThing
  /** A file of the repository as a namespace. */
  | { readonly is: 'module'; readonly path: string }
  /** A package nobody told us about; members of it stay it. */
  | { readonly is: 'package'; readonly specifier: string }
  /** Depends on a parameter or on `this` of an unknown caller. */
  | { readonly is: 'open'; readonly open: Open }
  | { readonly is: 'any-of'; readonly options: readonly Thing[] }
  | { readonly is: 'unknown'; readonly why: string };

/** What would have to be bound to know more: a function's parameter, or which class `this` is. */
export type Open =
  /**
   * `isReplaceable`: what stands for it until a caller gives another is an object of the repository, a text, or a part of its kind. `isOneOf`: its type tells several
   * objects of the repository, and a caller gives one of them.
   */
  | ({ readonly kind: 'parameter'; readonly function: FunctionThing; readonly name: string } & StandIn)
  | { readonly kind: 'self'; readonly class: ClassThing }
  /** Which item of a list a function is called with: they were taken together, and each alone tells more. */
  | { readonly kind: 'item'; readonly function: FunctionThing }
  /** Which program runs the code: its folder is where paths start from. */
  | { readonly kind: 'program' };

type StandIn = { readonly isReplaceable?: boolean; readonly isOneOf?: boolean };

/** A place in code that a fact rests on, with the top-level declaration it lies in (for reach). */
export interface SiteReference {
  readonly module: Module;
  /** Absent for statements at the top level of the file. */
  readonly declaration?: string | undefined;
  /** Of a call: where its names are looked up. */
  readonly scope?: number;
  readonly place: Place;
  /** Only where the instance was made that the code works on. */
  readonly isMaking?: boolean;
}

/** The evaluator as its helpers see it. */
export interface Evaluating {
  evaluate(located: Located): Thing;
  argument(argument: Argument): Thing;
  member(of: Thing, name: string): Thing;
  /** What a file exports as a whole. */
  whole(path: string): Thing;
  /** The folder of the program that runs the code, when it is bound. */
  readonly program?: string | undefined;
  /** Remembers that a binding would tell more; `isSoft` when the answer is usable as it is. */
  needs(open: Open, isSoft?: boolean): void;
  /** Runs for each of several things of which one is meant. */
  eachOf<R>(things: readonly Thing[], run: (thing: Thing) => R): readonly R[];
}

export function unknownThing(why: string): Thing {
  return { is: 'unknown', why };
}

export function valueThing(value: Value): Thing {
  return { is: 'value', value };
}

export function textThing(value: string | number | boolean | null): Thing {
  return { is: 'value', value: { is: 'literal', value } };
}

/** The binding of a function (or of `this` of a class) in a frame. */
export function bindingOf(frame: Frame | undefined, key: string): Frame | undefined {
  for (let each = frame; each; each = each.next) if (each.of === key) return each;
  return undefined;
}

export function bindFrame(
  next: Frame | undefined,
  of: string,
  args: readonly Argument[],
  self?: InstanceThing,
  types?: TypeArguments,
  on?: Argument,
): Frame {
  return { of, arguments: args, self, on, types, next, depth: (next?.depth ?? 0) + 1 };
}

export function siteOfCall(module: Module, call: Pick<CallSite, 'scope' | 'place'>): SiteReference {
  return { module, declaration: module.scopes[call.scope]?.declaration, scope: call.scope, place: call.place };
}
