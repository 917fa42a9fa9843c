import type { XmlElement } from '../../../src/sdk/index.ts';

/** The beans of a file by their names. */
export type Definitions = ReadonlyMap<string, XmlElement>;

/** What a file says about the names that stand in it. */
export interface Known {
  readonly definitions: Definitions;
  /** The addresses of namespaces by the prefixes that the file gives them. */
  readonly namespaces: ReadonlyMap<string, string>;
  /** How many inner beans the file may still write: each has those of its parents again. */
  readonly inner: { left: number };
}

/** A piece of the class, and the line that states it. */
export interface Piece {
  readonly line: number;
  readonly text: string;
  /** A member of the class begins with it. */
  readonly isMember?: true;
}
