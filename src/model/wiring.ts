import type { Evidence } from './evidence.ts';
import type { Protocol } from './fact.ts';

/** Somebody names a host of its deployment, in code, in a setting or in a gateway's configuration. */
export interface NamedAddress {
  /** Node id of who names it. */
  readonly from: string;
  readonly by: 'code' | 'setting' | 'gateway';
  readonly deployment: string;
  readonly host: string;
  /** As written, or what the scheme means where none is written. */
  readonly port?: number;
  readonly isPortWritten: boolean;
  /** Node id of who answers to the name, anywhere. */
  readonly to?: string;
  /** Whether the deployment itself declares the name. */
  readonly isDeclared: boolean;
  /** Ports that the name is declared with; empty where it is declared without any. */
  readonly ports: readonly number[];
  /** Names of the deployment that are much like it. */
  readonly alike: readonly string[];
  readonly evidence: readonly Evidence[];
  /** Where the name is declared. */
  readonly declaration: readonly Evidence[];
}

/** A port with the line that says so. */
export interface OpenPort {
  readonly port: number;
  readonly name?: string;
  readonly evidence: Evidence;
}

/** What a node opens in one deployment, by who says so. */
export interface Openings {
  readonly node: string;
  readonly deployment: string;
  /** What its own program listens on; empty where that is not known for certain. */
  readonly program: readonly OpenPort[];
  /** EXPOSE of its image. */
  readonly image: readonly OpenPort[];
  /** Container ports. */
  readonly container: readonly OpenPort[];
}

/** A name or a port under which a deployment makes something reachable. */
export interface Reachable {
  readonly deployment: string;
  /** Absent for ports published on the host. */
  readonly host?: string;
  readonly nodes: readonly string[];
  readonly ports: readonly { readonly port: number; readonly target?: number | string; readonly name?: string }[];
  /** A selector that fits no workload, with workloads of the deployment that have its labels with other values. */
  readonly unmatched?: { readonly selector: Readonly<Record<string, string>>; readonly alike: readonly Evidence[] };
  readonly evidence: Evidence;
}

/** A setting that a node's code cannot do without, in one of its deployments. */
export interface NeededSetting {
  readonly node: string;
  readonly deployment: string;
  readonly key: string;
  /** Keys that the deployment gives and that are much like it. */
  readonly alike: readonly string[];
  readonly evidence: readonly Evidence[];
}

/** A setting that a deployment gives to a node whose code is all in the repository. */
export interface GivenSetting {
  readonly node: string;
  readonly deployment: string;
  readonly key: string;
  readonly evidence: Evidence;
}

/** All that a deployment gives to a service of the team's own: by variable, by file, and with whole groups. */
export interface Environment {
  readonly node: string;
  readonly deployment: string;
  readonly settings: readonly { readonly key: string; readonly evidence: Evidence }[];
  /** Whether it takes in a group that the repository does not hold and that may give anything. */
  readonly isOpen: boolean;
}

/** One key that a deployment takes from a group that it declares and that has no such key. */
export interface MissingEntry {
  readonly node: string;
  readonly deployment: string;
  readonly group: string;
  readonly key: string;
  readonly alike: readonly string[];
  readonly evidence: readonly Evidence[];
}

/** One request in code whose path is known, to a node whose routes are all known. */
export interface SentRequest {
  readonly from: string;
  readonly to: string;
  /** Empty where the code does not tell. */
  readonly method: string;
  readonly path: string;
  readonly evidence: readonly Evidence[];
}

/** Messages whose channel could not be found out: who sends or receives them may be an end of any channel. */
export interface OpenEnd {
  readonly kind: 'publish' | 'subscribe';
  readonly protocol: Protocol;
}

/** A consumer group, queue group or subscription by which several nodes receive from one channel. */
export interface SharedGroup {
  /** Id of the channel. */
  readonly channel: string;
  readonly name: string;
  readonly group: string;
  readonly nodes: readonly string[];
  readonly evidence: readonly Evidence[];
}

/** A published image that a deployment runs. */
export interface RunImage {
  readonly node: string;
  readonly deployment: string;
  readonly repository: string;
  /** `latest` where none is written. */
  readonly tag: string;
  readonly evidence: Evidence;
}

/** A connection that policies of the deployment which needs it refuse. */
export interface Refusal {
  readonly from: string;
  readonly to: string;
  readonly deployment: string;
  /** The policies that refuse it, in words: `network policy orders-access`. */
  readonly by: readonly string[];
  readonly evidence: readonly Evidence[];
  /** What needs the connection. */
  readonly edge: readonly Evidence[];
}

/** A policy of a mesh lets a caller in that is not known to call. */
export interface Permission {
  readonly from: string;
  readonly to: string;
  readonly by: string;
  readonly evidence: Evidence;
}

/**
 * What is set, named and opened, side by side, as far as both sides were seen. Only checks read it; it is no part of the
 * architecture file. It holds names and ports, never the values of settings.
 */
export interface Wiring {
  readonly addresses: readonly NamedAddress[];
  readonly openings: readonly Openings[];
  readonly reachable: readonly Reachable[];
  readonly needed: readonly NeededSetting[];
  readonly given: readonly GivenSetting[];
  readonly environments: readonly Environment[];
  readonly missingEntries: readonly MissingEntry[];
  readonly requests: readonly SentRequest[];
  readonly openEnds: readonly OpenEnd[];
  /** Services of the team's own whose code could not be read. */
  readonly unread: readonly string[];
  readonly images: readonly RunImage[];
  readonly sharedGroups: readonly SharedGroup[];
  readonly refusals: readonly Refusal[];
  readonly permissions: readonly Permission[];
}
