import type { Findings } from '../model/analyzer.ts';
import type { Module } from './ir.ts';
import type { Library } from './library.ts';

/** A folder whose code runs as one program, with the files it starts from (none known: every file of the folder counts). */
export interface Program {
  readonly folder: string;
  readonly entries: readonly string[];
  /** A shared package: its code belongs to the programs that reach it. */
  readonly isLibrary: boolean;
}

export interface EngineInput {
  readonly modules: readonly Module[];
  readonly libraries: readonly Library[];
  readonly programs: readonly Program[];
  /** The repository file that a specifier means in a file; undefined for packages from elsewhere. */
  readonly resolveImport: (specifier: string, fromPath: string) => string | undefined;
}

/** Computes what the code does with the libraries it uses, as facts with evidence. */
export function runEngine(_input: EngineInput): Findings {
  return { facts: [], problems: [] };
}
