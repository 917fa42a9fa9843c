import type { Architecture } from '../../model/architecture.ts';
import type { Finding, PolicyRule } from '../../model/finding.ts';
import type { GraphPolicy, Policies, PolicySet } from '../../model/graph-policy.ts';
import { externalsWithoutTimeout, forbiddenEdges, otherProtocols, requiredEdges, tooManyDependencies } from './edges.ts';
import type { Judged } from './judged.ts';
import { eventsWithoutOwner, foreignDatabases, nodesWithoutOwner, unguardedRoutes, waysPastTheGateway } from './ownership.ts';
import { longChains, syncCycles } from './shape.ts';

const JUDGES: Readonly<Record<PolicyRule, (judged: Judged) => readonly Finding[]>> = {
  'forbidden-edge': forbiddenEdges,
  'required-edge': requiredEdges,
  'max-dependencies': tooManyDependencies,
  'no-foreign-database': foreignDatabases,
  'no-sync-cycle': syncCycles,
  'max-chain': longChains,
  'event-owner': eventsWithoutOwner,
  'external-timeout': externalsWithoutTimeout,
  'gateway-only-entrance': waysPastTheGateway,
  'allowed-protocols': otherProtocols,
  'node-owner': nodesWithoutOwner,
  'route-guard': unguardedRoutes,
};

const SETS: Readonly<Record<PolicySet, readonly GraphPolicy[]>> = {
  recommended: [
    { rule: 'no-sync-cycle', name: 'no-sync-cycle' },
    { rule: 'no-foreign-database', name: 'no-foreign-database' },
    { rule: 'external-timeout', name: 'external-timeout', severity: 'note' },
    { rule: 'max-chain', name: 'max-chain', limit: 4, severity: 'note' },
  ],
  // The articles of the integration plan that a graph can show; III (contract tests) and VIII (real services over mocks) are about tests.
  constitution: [
    { rule: 'max-dependencies', name: 'article-1-simplicity', limit: 3, why: 'Article I: Simplicity.' },
    { rule: 'route-guard', name: 'article-5-security', why: 'Article V: Security by Design.' },
  ],
};

/** What breaks the policies that are asked for. A rule of the file replaces one of a set that has its name. */
export function policyFindings(architecture: Architecture, policies: Policies): readonly Finding[] {
  const { use, rules, groups } = policies;
  const asked = new Map([...use.flatMap((set) => SETS[set]), ...rules].map((policy) => [policy.name, policy]));
  const nodes = new Map(architecture.nodes.map((node) => [node.id, node]));
  return [...asked.values()].flatMap((policy) => JUDGES[policy.rule]({ policy, architecture, nodes, groups }));
}
