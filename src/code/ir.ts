import type { AskedInPlace } from './asked-in-place.ts';
import type { LanguageWays } from './language-ways.ts';
import type { MemberWays } from './member-ways.ts';
import type { TypeDeclaration } from './type-declarations.ts';

export type { TypeDeclaration } from './type-declarations.ts';

/**
 * The intermediate representation: what a front end makes of one source file. It is plain data (so it can be cached and sent
 * between threads) and knows no language. Expressions refer to calls, functions and classes of the same module by index.
 */

/** Where a construct stands, with the trimmed text of its first line. */
export interface Place {
  readonly line: number;
  readonly text: string;
}

export type Expression =
  | { readonly is: 'literal'; readonly value: string | number | boolean | null }
  /** Template literals and `+`. */
  | { readonly is: 'concat'; readonly parts: readonly Expression[] }
  /** `receivers` are variables around whose members it may be, nearest first: Kotlin's lambdas with a receiver. */
  | { readonly is: 'name'; readonly name: string; readonly receivers?: readonly string[] }
  /** `a.b` and `a['b']`. */
  | ({ readonly is: 'member'; readonly of: Expression; readonly name: string } & MemberWays)
  /** `a[b]` with a computed key. Of what `isMixed`, things of all kinds under their names, a key that nobody tells means none. */
  | { readonly is: 'index'; readonly of: Expression; readonly key: Expression; readonly isMixed?: true }
  /** A call or `new`: index into `Module.calls`. */
  | { readonly is: 'call'; readonly call: number }
  /**
   * What a call leaves beside its first result: `0` is what it stores through its first argument (Go's pointers, C#'s `out`),
   * `=1` its second result.
   */
  | { readonly is: 'out'; readonly call: number; readonly name: string }
  /** `binds` are functions deeper inside whose `this` is this object all the same. */
  | { readonly is: 'object'; readonly entries: readonly ObjectEntry[]; readonly binds?: readonly number[] }
  | { readonly is: 'list'; readonly items: readonly Expression[] }
  /** Any of these: a ternary, a logical and, a switch expression. Of two, `decidedBy` is what must hold for the first and not for the second. */
  | { readonly is: 'choice'; readonly options: readonly Expression[]; readonly decidedBy?: Expression }
  /** `a ?? b`, `a || b`. */
  | { readonly is: 'fallback'; readonly first: Expression; readonly second: Expression }
  /** Whether something is there, or equals something: `x === 'on'`, `!x` (negated). Asked for where something is done or held under a condition only. */
  | { readonly is: 'test'; readonly of: Expression; readonly equals?: Expression; readonly isNegated: boolean }
  | { readonly is: 'function'; readonly function: number }
  | { readonly is: 'class'; readonly class: number }
  | { readonly is: 'this' }
  | { readonly is: 'super' }
  /** Of a map in a list, `inPairs` gives every key with its entry. */
  | { readonly is: 'spread'; readonly of: Expression; readonly inPairs?: true }
  /** An argument passed by name, `host='x'`; by the name `**` every entry of an object is passed by its own name. */
  | { readonly is: 'keyword'; readonly name: string; readonly of: Expression }
  /** `require(x)`, `import(x)`: the module as a value. */
  | { readonly is: 'module'; readonly specifier: Expression }
  /** `pattern` is the source of a regular expression, which is no value but may tell texts apart; `flags` are its letters. */
  | { readonly is: 'unknown'; readonly why: string; readonly pattern?: string; readonly flags?: string };

/**
 * `key` is the static key; `computed` an expression key; a spread has neither. `scope` is where the names of a value are looked up that a
 * function of the object sets: `this.channel = channel`. With `isOptional`, what was there before stays where the value is nothing.
 */
export type ObjectEntry =
  | { readonly key: string; readonly value: Expression; readonly scope?: number; readonly isOptional?: true }
  | { readonly computed: Expression; readonly value: Expression; readonly isOptional?: true }
  | { readonly spread: Expression };

/** An expression together with the scope its names are looked up in. */
export interface Bound {
  readonly expression: Expression;
  readonly scope: number;
  /** Set for items and entries that are added to what a variable or field holds: `listeners.push(x)`, `handlers.set(key, x)`. */
  readonly isAdded?: boolean;
  /** Conditions that must all hold for it, in the same scope, as far as they compare something with a text. */
  readonly guards?: readonly Expression[];
}

/** A type as written: `Model<Order>` is `{ name: 'Model', arguments: [{ name: 'Order' }] }`; dotted names stay dotted. */
export interface TypeReference {
  readonly name: string;
  readonly arguments: readonly TypeReference[];
}

/** A decorator or annotation: `@Get('x')` is callee `Get` with one argument; `@Entity` has none. */
export interface Decorator {
  readonly callee: Expression;
  readonly arguments: readonly Expression[];
  /** Where decorators are functions: which one is called with what is decorated, the decorator itself or what it gives. */
  readonly applies?: 'itself' | 'result';
  readonly scope: number;
  readonly place: Place;
}

export interface Variable {
  readonly name: string;
  readonly type?: TypeReference;
  /** The initialiser and every later assignment to the plain name. */
  readonly values: readonly Bound[];
  /** Set for a parameter of the scope's function: its index. */
  readonly parameter?: number;
  readonly place: Place;
}

/** The module itself, a function body or a class body. Blocks are flattened into the function around them. */
export interface Scope {
  readonly parent: number | null;
  readonly function?: number;
  readonly class?: number;
  /** The top-level declaration this scope belongs to, by name; absent for top-level statements. */
  readonly declaration?: string;
  readonly variables: readonly Variable[];
}

export interface Parameter {
  /** `#0`, `#1` … when it is destructured; the parts are variables whose values are members of that name. */
  readonly name: string;
  readonly type?: TypeReference;
  /** Of a function: the types that it takes, as far as they have names. */
  readonly takes?: readonly (TypeReference | null)[];
  readonly default?: Expression;
  readonly isRest: boolean;
  /** Takes every argument that is passed by a name that no other parameter has: `**options`. */
  readonly takesNamed?: boolean;
  /** Never bound by position. */
  readonly isNamedOnly?: boolean;
  /** TypeScript's `constructor(private readonly client: Client)`: also a field. */
  readonly isField: boolean;
  readonly decorators: readonly Decorator[];
}

export interface FunctionNode {
  readonly name?: string;
  readonly kind: 'function' | 'method' | 'constructor' | 'getter';
  /** Its own scope, whose variables hold its parameters and locals. */
  readonly scope: number;
  readonly parameters: readonly Parameter[];
  readonly returns: readonly Bound[];
  /** What it leaves beside its first result, by the names that `out` expressions use. */
  readonly outs?: Readonly<Record<string, readonly Bound[]>>;
  /** What members of a name are compared with in its body: a handler that tells methods apart by `request.Method`. */
  readonly compares?: Readonly<Record<string, readonly Bound[]>>;
  readonly returnType?: TypeReference;
  readonly class?: number;
  readonly isStatic: boolean;
  readonly isAbstract: boolean;
  /** Names that stand for the type arguments of a call, where code can ask for them: `typeof(T)`. */
  readonly typeParameters?: readonly string[];
  /** The body of a loop, called with each item; its returns and all else are the function's around it. */
  readonly isLoop?: boolean;
  /** Set when nobody outside of its class or package can call it. */
  readonly isPrivate?: boolean;
  readonly decorators: readonly Decorator[];
  readonly place: Place;
}

export interface Field {
  readonly name: string;
  readonly type?: TypeReference;
  /** The initialiser and every `this.name = …` in the class. */
  readonly values: readonly Bound[];
  readonly isStatic: boolean;
  readonly isAbstract: boolean;
  /** Its members are members of the class too (Go's embedding). */
  readonly isEmbedded?: boolean;
  readonly decorators: readonly Decorator[];
  readonly place: Place;
}

export interface ClassNode {
  readonly name?: string;
  /** The package or namespace it is declared in, where messages and routes are named by it. */
  readonly namespace?: string;
  /** Declares what others implement: whoever is asked for by this type is one of those. */
  readonly isInterface?: boolean;
  /** Its static fields are all the instances there are, or functions that make one: whoever is asked for by this type is one of them. */
  readonly isEnumeration?: boolean;
  /** More members of the class of this name that another file of the opened package declares (Go's methods, Rust's `impl`). */
  readonly isPart?: boolean;
  /** The scope it is declared in. */
  readonly scope: number;
  readonly isAbstract: boolean;
  readonly typeParameters: readonly string[];
  readonly extends?: Bound;
  readonly extendsArguments: readonly TypeReference[];
  readonly implements: readonly TypeReference[];
  /** Objects whose members its instances have beside their own. */
  readonly mixins?: readonly Bound[];
  /** Parameters with `isField` are listed here too, with the parameter's name as their value. */
  readonly fields: readonly Field[];
  /** Indexes into `Module.functions`, constructor included. */
  readonly methods: readonly number[];
  readonly decorators: readonly Decorator[];
  readonly place: Place;
}

export interface CallSite {
  readonly callee: Expression;
  readonly arguments: readonly Expression[];
  readonly isNew: boolean;
  readonly typeArguments: readonly TypeReference[];
  /** The function or class that the call decorates, where decorators are calls: `@app.route('/')`. */
  readonly decorates?: Expression;
  /** Conditions that must all hold for the call to be made: of `if`, `switch` and `?:` around it. */
  readonly guards?: readonly Expression[];
  readonly scope: number;
  readonly place: Place;
}

/** `import { a as b } from 'm'`: local `b`, imported `a`. Default imports are `default`, namespaces `*`. */
export interface Import {
  readonly local: string;
  readonly imported: string;
  readonly specifier: string;
  /** Types alone: followed for names, never for reach. */
  readonly isTypeOnly: boolean;
  readonly place: Place;
}

/**
 * A name with a dot in front is a member that the package adds to every type: `.MapOrders`.
 * `export { a as b }`: name `b`, value `a`. `export * from 'm'`: name `*`, from `m`. `export { a as b } from 'm'`: name `b`,
 * from `m`, imported `a`. `module.exports = x`: name `=`. A default export has the name `default`.
 */
export interface Export {
  readonly name: string;
  readonly value?: Bound;
  readonly from?: string;
  readonly imported?: string;
}

export interface Module extends LanguageWays {
  readonly path: string;
  readonly language: string;
  readonly imports: readonly Import[];
  /** `import 'm'` for its effects, and every specifier that is imported or re-exported at all. */
  readonly requires: readonly string[];
  /** Those that only functions and branches ask for, with each place that does. */
  readonly taken?: readonly { readonly specifier: string; readonly scope: number; readonly guards?: readonly Expression[] }[];
  /** Texts that the file compares something with, and keys of the tables that it looks something up in; of constants their names. */
  readonly compared?: readonly string[];
  /** Those of files that an expression takes as a whole and without a name: `app.use(require('./orders'))`. */
  readonly loads?: readonly string[];
  /** What functions ask of files in place. */
  readonly asks?: readonly AskedInPlace[];
  /**
   * Specifiers whose exports go by their plain names here, asked in order when nothing else has a name: a file's own package in Java
   * and Go, `import a.b.*`, C#'s `using`, Python's `from m import *`.
   */
  readonly opens?: readonly string[];
  /** A package or namespace that several files make up: it has nothing but `*` exports, and naming one thing runs that thing's file alone. */
  readonly isNamespace?: boolean;
  readonly exports: readonly Export[];
  /** Scope 0 is the module's own. Declared functions, classes and enums are variables of the scope they stand in. */
  readonly scopes: readonly Scope[];
  readonly functions: readonly FunctionNode[];
  readonly classes: readonly ClassNode[];
  readonly calls: readonly CallSite[];
  readonly types: readonly TypeDeclaration[];
  /** True when it imports by a computed name somewhere, so that reach is not complete. */
  readonly importsByComputedName: boolean;
  /** The computed names themselves, where the front end keeps them. */
  readonly computedImports?: readonly Bound[];
}
