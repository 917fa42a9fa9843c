import type { NodeKind, Protocol } from '../../../model/fact.ts';

/** A place in the settings that says where a client connects to. `*` in a key stands for one part of it, `*?` for one or none. */
export type Place =
  | { readonly url: string; readonly accepts?: RegExp }
  | { readonly host: string; readonly port?: string; readonly defaultPort: number };

/** What a library connects to and how it is told, as its documentation says. */
export interface ClientRule {
  readonly name: string;
  readonly docs: string;
  /** `group:artifact` of what brings the client in. Where a program's libraries are known, settings without one of them say nothing. */
  readonly libraries?: RegExp;
  /** Its settings are a specification's, so that they mean the same in every language. */
  readonly isOfAnyLanguage?: boolean;
  /** The first place that is set counts; with `everyPlace` each of them is a connection. */
  readonly places: readonly Place[];
  readonly everyPlace?: boolean;
  /** The documented address when nothing is set: then a node of the technology is looked for, and none is made up but for a provider's own (`https:`). */
  readonly fallback?: string;
  /** Without an address, where a driver's server is belongs in the ledger. */
  readonly hasDrivers?: boolean;
  /** Settings that turn the client off: `eureka.client.enabled` is `false`. Every one of a group must hold. */
  readonly off?: readonly (readonly (readonly [string, string])[])[];
  /** Settings of which each keeps the client on all the same. */
  readonly keptOn?: readonly (readonly [string, string])[];
  readonly kind: NodeKind;
  /** Undefined where the URL's scheme tells, as for JDBC. */
  readonly technology?: string;
  readonly protocol: Protocol;
  /** Ports on which something else is spoken. */
  readonly ports?: Readonly<Record<number, Protocol>>;
  /** Whether a server that no deployment declares is drawn; a program of somebody's own is not made up. */
  readonly isMade: boolean;
  readonly purpose: string;
}

/** The keys that a place's key stands for, as the text of an expression. */
export function placeExpression(key: string): string {
  return key
    .replaceAll('.', '\\.')
    .replaceAll('*?\\.', '(?:[^.]+\\.)?')
    .replaceAll(/\*(?!\?)/g, '[^.]+');
}
