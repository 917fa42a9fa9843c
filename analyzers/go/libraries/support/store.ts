import { connection, defineLibrary, type Library, type Selector } from '../../../../src/code/library.ts';
import type { NodeKind, Protocol } from '../../../../src/model/fact.ts';

/** A library whose client does nothing that we tell apart: its makers open a connection. */
export interface Store {
  readonly name: string;
  readonly imports: readonly string[];
  readonly docs: string;
  readonly nodeKind: NodeKind;
  readonly technology: string;
  readonly protocol: Protocol;
  /** Where each function that opens finds the address. */
  readonly opens: Readonly<Record<string, Selector>>;
  readonly creates?: Readonly<Record<string, string>>;
  readonly vendor?: string;
}

/** The library model of a store. */
export function storeLibrary({ name, imports, docs, opens, creates, ...what }: Store): Library {
  const { nodeKind, technology, protocol, vendor } = what;
  const calls = Object.entries(opens).map(([path, target]) => {
    return [path, connection({ nodeKind, technology, protocol, target, ...(vendor === undefined ? {} : { vendor }) })] as const;
  });
  return defineLibrary({ name, imports, docs, calls: Object.fromEntries(calls), ...(creates ? { creates } : {}) });
}
