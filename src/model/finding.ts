import type { Evidence } from './evidence.ts';

/** How much a finding matters: `error`: it cannot work as it stands; `warning`: it very likely does not; `note`: worth a look. */
export type FindingSeverity = 'note' | 'warning' | 'error';

/** From the least to the most serious. */
export const FINDING_SEVERITIES: readonly FindingSeverity[] = ['note', 'warning', 'error'];

/** Two sides of a connection that do not fit each other. */
export type WiringRule =
  | 'setting-not-set'
  | 'setting-never-read'
  | 'config-entry-missing'
  | 'host-without-answer'
  | 'gateway-route-to-nothing'
  | 'address-port-not-open'
  | 'service-target-not-open'
  | 'published-port-not-open'
  | 'exposed-port-not-open'
  | 'selector-matches-nothing'
  | 'route-not-served'
  | 'channel-without-consumer'
  | 'channel-without-producer'
  | 'queue-with-two-services'
  | 'group-with-two-services'
  | 'image-tags-differ'
  | 'permission-without-use'
  | 'policy-blocks-connection';

/** What a policy asks of the graph. */
export type PolicyRule =
  | 'forbidden-edge'
  | 'required-edge'
  | 'max-dependencies'
  | 'no-foreign-database'
  | 'no-sync-cycle'
  | 'max-chain'
  | 'event-owner'
  | 'external-timeout'
  | 'gateway-only-entrance'
  | 'allowed-protocols'
  | 'node-owner'
  | 'route-guard';

/** What runs in a cluster and what the repository declares for it. */
export type ClusterRule =
  | 'cluster-workload-missing'
  | 'cluster-workload-undeclared'
  | 'cluster-workload-stopped'
  | 'cluster-image-differs'
  | 'cluster-setting-missing'
  | 'cluster-setting-undeclared'
  | 'cluster-config-differs'
  | 'cluster-service-differs'
  | 'cluster-route-differs'
  | 'cluster-not-read';

/** What is said about the check itself. */
export type CheckRule = 'not-analysed' | 'coverage-too-low' | 'baseline-entry-stale';

/** What people wrote about the system. */
export type DocumentRule = 'document-contradicted' | 'document-not-found';

export type RuleId = WiringRule | PolicyRule | ClusterRule | DocumentRule | CheckRule;

/** What a reader needs to know about a rule. */
export interface RuleInfo {
  readonly severity: FindingSeverity;
  readonly title: string;
  /** What is wrong and why it matters. */
  readonly explanation: string;
  readonly remedy: string;
}

/** Something that contradicts itself, or that breaks a rule. */
export interface Finding {
  readonly rule: RuleId;
  /** The policy's name in `asbuilt.yaml`. */
  readonly policy?: string;
  readonly severity: FindingSeverity;
  /** One sentence. */
  readonly message: string;
  /** Ids of the nodes, edges or channels that it is about. */
  readonly elements: readonly string[];
  /** Every line of this side, in order; never empty. */
  readonly evidence: readonly Evidence[];
  /** Lines of the other side. */
  readonly related: readonly Evidence[];
  /** The same for the same defect, wherever its lines move: without line numbers. */
  readonly key: string;
}
