import type { Evaluator } from './evaluate.ts';
import type { Module } from './ir.ts';
import type { Registration } from './registrations.ts';
import type { ClassThing, FunctionThing, Thing } from './thing.ts';

/** The class or factory that asks a container; `isAlone` where what it does not see is none of its own for sure. */
export interface Asker {
  readonly of: ClassThing | FunctionThing;
  readonly isAlone?: true;
}

/** What a container puts into fields and parameters without a call in the code. */
export interface Injection {
  /** What methods that the container calls provide for something of this type. */
  provided(wanted: Thing, name: string, evaluator: Evaluator, at: Module): Thing | undefined;
  /** What a container has under a name, in the program that the file belongs to. */
  providedAs(name: string, evaluator: Evaluator, path: string): Thing | undefined;
  /** What a container calls a factory with at a position. */
  injectedIntoFactory(fn: FunctionThing, position: number, name: string, evaluator: Evaluator): Thing | undefined;
  /** What calls have kept under a key. */
  kept(under: Thing, evaluator: Evaluator): Thing | undefined;
  /** Whether calls keep rows under a class. */
  isKept(under: ClassThing, evaluator: Evaluator): boolean;
  /** Everything that was registered. */
  registrations(): readonly Registration[];
}
