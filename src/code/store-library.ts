import type { NodeKind, Protocol } from '../model/fact.ts';
import type { Library, Selector } from './library.ts';
import { connection, defineLibrary } from './library-builders.ts';

/** A client that does nothing that we tell apart but open a connection, and whose address is in that call. */
export type Store = Pick<
  Library,
  'name' | 'imports' | 'docs' | 'creates' | 'types' | 'values' | 'keeps' | 'stores' | 'namespaces'
> & {
  readonly nodeKind: NodeKind;
  readonly technology: string;
  readonly protocol: Protocol;
  /** The vendor whose documented host this is. */
  readonly vendor?: string;
  /** The name of the database, bucket or index. */
  readonly database?: Selector;
  /** What it is given may be of its own making, and then that has named the address. */
  readonly isToldByParts?: true;
} & (
    | { readonly makers: readonly string[]; readonly target: Selector }
    /** What opens the connection, each with the place of its address. */
    | { readonly makers: Readonly<Record<string, Selector>>; readonly target?: undefined }
  );

/** The library model of such a client. */
export function storeLibrary(store: Store): Library {
  const { nodeKind, technology, protocol, vendor, database, isToldByParts, makers: _, target: __, ...library } = store;
  const details = {
    nodeKind,
    technology,
    protocol,
    ...(vendor === undefined ? {} : { vendor }),
    ...(database ? { name: database } : {}),
  };
  const calls = placesOf(store).map(([maker, target]) => {
    const unless = [target, store.name] as const;
    return [maker, connection({ ...details, target, ...(isToldByParts ? { unless } : {}) })] as const;
  });
  return defineLibrary({ ...library, calls: Object.fromEntries(calls) });
}

function placesOf(store: Store): readonly (readonly [string, Selector])[] {
  const { target } = store;
  return target === undefined ? Object.entries(store.makers) : store.makers.map((maker) => [maker, target] as const);
}
