import { evidenceAt, type LibraryFact, type Source } from '../../src/sdk/index.ts';
import type { Ecosystem } from './known/known.ts';

/** A package or another program of the repository that a manifest names. */
export interface Asked {
  readonly name: string;
  readonly source: Source;
  readonly line: number;
  readonly isForTests: boolean;
}

/** What one manifest says of what its program is built and tested with. */
export interface Manifest {
  readonly source: Source;
  readonly ecosystem: Ecosystem;
  /** What other manifests of its ecosystem call it. */
  readonly names: readonly string[];
  readonly asks: readonly Asked[];
  /** What it says for every manifest below its folder. */
  readonly handsDown: readonly Asked[];
  /** The manifest whose every word is its own too. */
  readonly parent?: Asked;
}

/** Reads one kind of manifest. */
export interface Format {
  /** Globs as an analyzer has them. */
  readonly files: readonly string[];
  isMeant(path: string): boolean;
  /** `catalogs` are the files with names for packages that Gradle's scripts use. */
  read(source: Source, catalogs: readonly Source[]): Manifest | undefined;
}

/** A manifest that hands nothing down. */
export function manifestOf(
  source: Source,
  ecosystem: Ecosystem,
  names: readonly (string | undefined)[],
  asks: readonly Asked[],
): Manifest {
  return { source, ecosystem, names: names.filter((name) => name !== undefined), asks, handsDown: [] };
}

/** Where a manifest names something. */
export function placeOf({ source, line }: Asked): LibraryFact['evidence'] {
  return evidenceAt(source, line);
}
