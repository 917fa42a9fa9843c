import type { Evidence } from './evidence.ts';
import type { ChannelKind, FactId, NodeKind, Protocol } from './fact.ts';
import type { Guard } from './guard.ts';
import type { HealthCheck, RoutePurpose } from './health.ts';
import type { Library } from './library.ts';
import type { Payload } from './payload.ts';
import type { Problem } from './problem.ts';
import type { Policy, Resilience } from './resilience.ts';
import type { Wiring } from './wiring.ts';

/**
 * How sure a statement is: `declared` (a manifest, specification or annotation states it), `resolved` (code states it and
 * every value in it was computed), `inferred` (a heuristic joined it: a similar name, a default port).
 */
export type Certainty = 'declared' | 'resolved' | 'inferred';

/** Why an element exists: the pass that made it and the facts it rests on, in order. `explain` prints it. */
export interface Because {
  readonly pass: string;
  readonly facts: readonly FactId[];
  /** One sentence in the pass's words: what was joined with what. */
  readonly reason: string;
}

export interface Deployment {
  readonly id: string;
  readonly kind: 'compose' | 'kubernetes' | 'other';
}

interface Element {
  readonly id: string;
  readonly certainty: Certainty;
  readonly evidence: readonly Evidence[];
  readonly because: readonly Because[];
}

export interface Node extends Element {
  readonly kind: NodeKind;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly technology: readonly string[];
  readonly paths: readonly string[];
  readonly owners: readonly string[];
  readonly ports: readonly number[];
  /** Measures for all that it serves or asks for. */
  readonly policies?: readonly Policy[];
  /** Where deployments ask whether it is well. */
  readonly health?: readonly HealthCheck[];
  /** Libraries of a known role that it is built or tested with. */
  readonly libraries?: readonly Library[];
  readonly deployments: readonly string[];
}

/** A proxy's rule: requests that arrive below a path are passed on. */
export interface Forward {
  /** As they arrive. */
  readonly path: string;
  /** As they are passed on: `ANY /orders/**`; empty where that is not known. */
  readonly as: readonly string[];
  /** A rule of the server that a page is developed with. */
  readonly isOfDevelopment?: true;
  readonly evidence: Evidence;
}

export interface Edge extends Element {
  readonly from: string;
  readonly to: string;
  readonly protocol: Protocol;
  readonly pattern: 'request-response' | 'publish-subscribe' | 'data-access' | 'connection';
  /** `GET /accounts/{}`, `publish order:created` … */
  readonly operations: readonly string[];
  readonly purpose: string;
  /** The rules of a proxy that make it. */
  readonly forwards?: readonly Forward[];
  readonly resilience?: Resilience;
  readonly deployments: readonly string[];
}

/** What is sent to an exchange with a key comes into a queue. */
export interface Binding {
  readonly exchange: string;
  readonly queue: string;
  readonly key?: string;
  readonly evidence: Evidence;
}

export interface Channel extends Element {
  readonly name: string;
  readonly kind: ChannelKind;
  /** Node id of the broker, or the protocol where no broker node is known or needed. */
  readonly broker: string;
  readonly protocol: Protocol;
  readonly producers: readonly string[];
  readonly consumers: readonly string[];
  /** Whether the broker keeps it over a restart, where a file says so. */
  readonly durable?: boolean;
  readonly bindings?: readonly Binding[];
  readonly payload?: Payload;
  /** What some senders send in its place, with other fields. */
  readonly alsoSent?: readonly { readonly producers: readonly string[]; readonly payload: Payload }[];
}

export interface Route extends Element {
  readonly service: string;
  readonly method: string;
  readonly path: string;
  readonly handler?: string;
  /** What a caller must show, in short; `public` where the code says that everyone may call. Absent where no guard was seen. */
  readonly auth?: string;
  readonly guards?: readonly Guard[];
  /** Absent where no library or deployment says what the endpoint is for. */
  readonly purpose?: RoutePurpose;
  readonly request?: Payload;
  readonly response?: Payload;
}

/** One thing that code does: it asks somebody, sends a message, or works with a store. */
export interface Step {
  readonly does: 'call' | 'publish' | 'store';
  /** Whom it asks; absent for a message, and where that could not be computed. */
  readonly to?: string;
  /** Id of the channel it sends to. */
  readonly channel?: string;
  readonly protocol: Protocol;
  /** What it asks for: `GET /accounts/{}`. */
  readonly operations: readonly string[];
  readonly evidence: Evidence;
  /** The other lines that it rests on, outermost first: where the value it names is made, what a wrapper does with it. */
  readonly via?: readonly Evidence[];
}

/** What the code behind one entry of a service does, in its order. */
export interface Handling {
  /** The route's id; `service receives channel`; `service otherwise` for what no known handler comes to. */
  readonly id: string;
  readonly service: string;
  readonly entry: 'route' | 'channel' | 'none';
  /** Id of the route or channel. */
  readonly of?: string;
  readonly steps: readonly Step[];
}

export type UnknownCode =
  | 'unresolved-target'
  | 'unresolved-channel'
  | 'unresolved-path'
  | 'unresolved-setting'
  | 'unowned-code'
  | 'inactive-code'
  | 'unplaced-contract'
  | 'unrendered-template'
  | 'unknown-object';

/** Something asbuilt saw and could not finish. Silence is not absence. */
export interface Unknown {
  readonly code: UnknownCode;
  readonly message: string;
  readonly evidence: Evidence;
  /** The place or value that would settle it. */
  readonly settledBy: string;
}

export interface Count {
  readonly found: number;
  readonly resolved: number;
}

export interface Coverage {
  readonly calls: Count;
  readonly channels: Count;
  readonly routes: Count;
  readonly connections: Count;
  readonly files: { readonly seen: number; readonly parsed: number };
}

/** Start-order hints and other facts about one deployment that are not wires. */
export interface StartOrder {
  readonly before: string;
  readonly after: string;
  readonly evidence: Evidence;
}

/** The one result of the analysis: what talks to what, and why we say so. */
export interface Architecture {
  readonly system: { readonly name: string; readonly revision: string | null; readonly deployments: readonly Deployment[] };
  readonly nodes: readonly Node[];
  readonly edges: readonly Edge[];
  readonly channels: readonly Channel[];
  readonly routes: readonly Route[];
  readonly startOrder: readonly StartOrder[];
  /** What happens behind routes and consumers. */
  readonly handlings?: readonly Handling[];
  /** Libraries of a known role that manifests of nobody in particular name. */
  readonly libraries?: readonly Library[];
  readonly unknowns: readonly Unknown[];
  readonly problems: readonly Problem[];
  readonly coverage: Coverage;
  /** What checks look at beside the elements; absent in an architecture that was read from its file. */
  readonly wiring?: Wiring;
}
