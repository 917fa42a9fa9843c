import type { NodeKind, Protocol } from './fact.ts';
import type { FindingSeverity, PolicyRule } from './finding.ts';

/** Which elements a policy means: those that fit everything that is given. Texts may hold `*`. */
export interface NodeSelector {
  readonly kind?: readonly NodeKind[] | undefined;
  /** Id, name or alias. */
  readonly name?: readonly string[] | undefined;
  readonly owner?: readonly string[] | undefined;
  readonly technology?: readonly string[] | undefined;
  /** A folder of its code. */
  readonly path?: readonly string[] | undefined;
  /** A group of `asbuilt.yaml`. */
  readonly group?: readonly string[] | undefined;
}

/** One rule that people ask of their system. */
export interface GraphPolicy {
  readonly rule: PolicyRule;
  /** Stands in findings and keys in place of the rule, so that a rule can be used more than once. */
  readonly name: string;
  readonly severity?: FindingSeverity | undefined;
  /** Said with each finding. */
  readonly why?: string | undefined;
  readonly from?: NodeSelector | undefined;
  readonly to?: NodeSelector | undefined;
  /** Whom the rule is about, where it is not about connections. */
  readonly of?: NodeSelector | undefined;
  readonly limit?: number | undefined;
  readonly protocols?: readonly Protocol[] | undefined;
}

/** Sets of policies that asbuilt brings along. */
export type PolicySet = 'recommended' | 'constitution';

/** What `asbuilt.yaml` says under `policies`. */
export interface Policies {
  readonly use: readonly PolicySet[];
  /** Name of a group → ids, names or aliases of its elements, with `*`. */
  readonly groups: Readonly<Record<string, readonly string[]>>;
  readonly rules: readonly GraphPolicy[];
}
