import { connection, defineLibrary, type Effect, type Library, type Selector } from '../../../../src/code/library.ts';
import type { NodeKind, Protocol } from '../../../../src/model/fact.ts';

/** A client that opens a connection, and whose address is in that call. */
export interface Store extends Pick<Library, 'creates' | 'types' | 'values' | 'namespaces'> {
  readonly name: string;
  readonly imports: readonly string[];
  readonly docs: string;
  readonly nodeKind: NodeKind;
  readonly technology: string;
  readonly protocol: Protocol;
  readonly makers: readonly string[];
  readonly target: Selector;
  readonly database?: Selector;
}

/** The library of one such client. */
export function storeLibrary(store: Store): Library {
  const { name, imports, docs, nodeKind, technology, protocol, makers, target, database, ...rest } = store;
  const details = { nodeKind, technology, protocol, target };
  const effect: Effect = connection(database ? { ...details, name: database } : details);
  return defineLibrary({ name, imports, docs, ...rest, calls: Object.fromEntries(makers.map((maker) => [maker, effect])) });
}
