import type { Repository, Source } from '../../../src/sdk/index.ts';
import { type At, type Made, open, type Resource } from './made.ts';
import type { Expression } from './syntax.ts';

/** A function that a file declares. */
export interface UserFunction {
  readonly names: readonly string[];
  readonly value: Expression;
  readonly scope: Scope;
}

/** What all files of one deployment share. */
export interface Deploying {
  readonly repository: Repository;
  /** How much may still be computed, and how many expressions wait for one another. */
  readonly room: { left: number; waiting: number };
  /** Everything that is deployed, for those who name a resource by its type and name. */
  readonly find: (type: string, name: Made) => Resource | undefined;
}

type Thunk = () => Made;

/** The names that can be used at a place of a file. */
export class Scope {
  readonly source: Source;
  readonly deploying: Deploying;
  readonly #around: Scope | undefined;
  readonly #names = new Map<string, Thunk>();
  readonly #made = new Map<string, Made>();
  readonly #busy = new Set<string>();
  readonly #functions = new Map<string, UserFunction>();

  constructor(source: Source, deploying: Deploying, around?: Scope) {
    this.source = source;
    this.deploying = deploying;
    this.#around = around;
  }

  at(line: number): At {
    return { source: this.source, line };
  }

  declare(name: string, thunk: Thunk): void {
    this.#names.set(name, thunk);
  }

  declareFunction(name: string, declared: UserFunction): void {
    this.#functions.set(name, declared);
  }

  functionOf(name: string): UserFunction | undefined {
    return this.#functions.get(name) ?? this.#around?.functionOf(name);
  }

  /** What a name stands for; computed once. */
  read(name: string): Made | undefined {
    const thunk = this.#names.get(name);
    if (!thunk) return this.#around?.read(name);
    const made = this.#made.get(name);
    if (made) return made;
    if (this.#busy.has(name)) return open(`${name} is made of itself`, this.at(1));
    this.#busy.add(name);
    const found = thunk();
    this.#busy.delete(name);
    this.#made.set(name, found);
    return found;
  }

  /** A place inside of this one with names of its own. */
  within(names: Readonly<Record<string, Made>>): Scope {
    const inner = new Scope(this.source, this.deploying, this);
    for (const [name, made] of Object.entries(names)) inner.declare(name, () => made);
    return inner;
  }
}
