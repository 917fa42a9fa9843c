import type { NodeKind, Protocol } from '../model/fact.ts';
import type { Selector } from './library.ts';

/** A request that is sent, or that a proxy's rule passes on. */
export interface Calling {
  readonly does: 'call';
  readonly protocol: Protocol;
  readonly target: Selector;
  readonly method?: string | Selector;
  readonly path?: Selector;
  readonly contract?: Selector;
  /** Whom the one who is asked passes it on to, where a header names that. */
  readonly recipient?: Selector;
  /** A proxy's rule: requests that arrive below this path are passed on. */
  readonly forwards?: Selector;
  /** On a developer's machine alone. */
  readonly isOfDevelopment?: true;
  /** A list of such calls, looked at as a list of routes is. */
  readonly each?: Selector;
  /** The documented host of a vendor's API belongs in `target`; this is the vendor's name. */
  readonly vendor?: string;
  /** Only where this text or library stands there. */
  readonly where?: readonly [at: Selector, text: string];
}

/** A connection that is opened to a store, a broker or the like. */
export interface Connecting {
  readonly does: 'connection';
  readonly nodeKind: NodeKind;
  readonly technology: string;
  /** A driver's name that tells the technology better, and which name tells which. */
  readonly driver?: Selector;
  readonly drivers?: readonly (readonly [name: string, technology: string])[];
  readonly protocol: Protocol;
  readonly target: Selector;
  readonly name?: Selector;
  readonly vendor?: string;
  /** Only where this text or library stands there. */
  readonly where?: readonly [at: Selector, text: string];
  /** Not where this text stands there. */
  readonly unless?: readonly [at: Selector, text: string];
}
