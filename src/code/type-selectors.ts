import type { Selector } from './library.ts';

/** Selectors of libraries that go by types: what is sent, registered or served is told by a class. */
export type TypeSelector =
  /** What whoever asks a container for the type argument of the call is given. */
  | { readonly from: 'service'; readonly index: number }
  /** The class that a type argument of the call names; negative indexes count from the end. */
  | { readonly from: 'type'; readonly index: number }
  /** The class found there, or that of the instance, or of the first of a list of them. */
  | { readonly from: 'class-of'; readonly of: Selector }
  /** The name of the class found there, or of the class of the instance; with `separator`, its namespace in front. */
  | { readonly from: 'type-name'; readonly of: Selector; readonly separator?: string }
  /** The decorated class's own name, or the name of the class that a decorated method is served by. */
  | { readonly from: 'class-name'; readonly without?: string; readonly case?: 'kebab' | 'snake' }
  /** In the arguments of a decorator of this name on the class found there, or on the class of the instance. */
  | { readonly from: 'class-decorator'; readonly of: Selector; readonly decorator: string; readonly selector: Selector }
  /** A text with other texts put in place of some of its parts: `api/[controller]`. */
  | { readonly from: 'filled'; readonly of: Selector; readonly with: Readonly<Record<string, Selector>> }
  /** What the selector finds at every maker of the type up the chain, outermost first, each with the separator behind it unless it is the whole. */
  | {
      readonly from: 'nested';
      readonly type: string;
      readonly selector: Selector;
      readonly separator: string;
      readonly isWhole?: true;
    }
  /** The name of an argument of a type argument: `Orders` of `Client<Orders>`. */
  | { readonly from: 'inner-type'; readonly index: number; readonly inner: number }
  /** What was registered under a token; without one, for whoever asks for the class that a decorator stands in. */
  | { readonly from: 'registered'; readonly token?: Selector }
  /** The class that the function found there takes at a position. */
  | { readonly from: 'taken'; readonly of: Selector; readonly index: number }
  /** What the function found there gives for a value, or for an object with these members. */
  | { readonly from: 'called-with'; readonly of: Selector; readonly with: Selector | { readonly members: Members } }
  /** What a library's function that is handed over makes of the arguments from an index on: a plugin and its options. */
  | { readonly from: 'applied'; readonly of: Selector; readonly index: number };

type Members = Readonly<Record<string, Selector>>;

/** A dependency that a call registers, for whoever asks for it by `token` (a text or a type) or for the constructor of the class `into`. */
export interface Registering {
  readonly does: 'register';
  readonly token?: Selector;
  readonly into?: Selector;
  /** An instance of this type that the call makes; `behind` is what it was made from. */
  readonly type?: string;
  readonly behind?: Selector;
  /** The thing itself. */
  readonly items?: Selector;
  /** The thing is an instance of the class that the token is; of an object, what is set on one. */
  readonly isInstance?: true;
  /** A program without any of its own is given none of another's. */
  readonly isOwn?: true;
  /** Only where this text or library stands there. */
  readonly where?: readonly [at: Selector, text: string];
}

export function type(index: number): Selector {
  return { from: 'type', index };
}

export function service(index: number): Selector {
  return { from: 'service', index };
}

export function classOf(of: Selector): Selector {
  return { from: 'class-of', of };
}

export function typeName(of: Selector, separator?: string): Selector {
  return separator === undefined ? { from: 'type-name', of } : { from: 'type-name', of, separator };
}

export function className(without?: string, written?: 'kebab' | 'snake'): Selector {
  return { from: 'class-name', ...(without === undefined ? {} : { without }), ...(written ? { case: written } : {}) };
}

export function classDecorator(of: Selector, decorator: string, selector: Selector): Selector {
  return { from: 'class-decorator', of, decorator, selector };
}

export function filled(of: Selector, parts: Readonly<Record<string, Selector>>): Selector {
  return { from: 'filled', of, with: parts };
}

export function nested(typeOfMakers: string, selector: Selector, separator: string): Selector {
  return { from: 'nested', type: typeOfMakers, selector, separator };
}

/** All of what is nested, without a separator at the end. */
export function nestedWhole(typeOfMakers: string, selector: Selector, separator: string): Selector {
  return { from: 'nested', type: typeOfMakers, selector, separator, isWhole: true };
}

export function applied(of: Selector, index: number): Selector {
  return { from: 'applied', of, index };
}

export function taken(of: Selector, index: number): Selector {
  return { from: 'taken', of, index };
}

export function calledWith(of: Selector, given: Selector | { readonly members: Members }): Selector {
  return { from: 'called-with', of, with: given };
}

export function settingOf(key: Selector): Selector {
  return { from: 'setting-named', of: key };
}

/** What a `register` effect of the program left under a name. */
export function registered(name: string): Selector {
  return { from: 'registered', token: { from: 'text', value: name } };
}

export function register(details: Omit<Registering, 'does'>): Registering {
  return { does: 'register', ...details };
}
