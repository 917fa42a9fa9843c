import { connection, defineLibrary, type Effect, type Library, type Selector } from '../../../../src/code/library.ts';
import type { NodeKind, Protocol } from '../../../../src/model/fact.ts';

/** A client that does one thing: it opens a connection, and the address is in that call. */
export interface Store {
  readonly name: string;
  readonly imports: readonly string[];
  readonly docs: string;
  readonly nodeKind: NodeKind;
  readonly technology: string;
  readonly protocol: Protocol;
  /** What opens the connection, and where its address is. */
  readonly makers: readonly string[];
  readonly target: Selector;
}

/** The library of one such client. */
export function storeLibrary({ name, imports, docs, nodeKind, technology, protocol, makers, target }: Store): Library {
  const effect: Effect = connection({ nodeKind, technology, protocol, target });
  return defineLibrary({ name, imports, docs, calls: Object.fromEntries(makers.map((maker) => [maker, effect])) });
}
