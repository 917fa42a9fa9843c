import type { Architecture, Edge, Node } from '../../model/architecture.ts';
import type { Finding } from '../../model/finding.ts';
import type { GraphPolicy, NodeSelector, Policies } from '../../model/graph-policy.ts';
import { type FindingDraft, finding } from '../finding.ts';
import { fits } from './selector.ts';

/** What a rule may look at, and the policy that asks for it. */
export interface Judged {
  readonly policy: GraphPolicy;
  readonly architecture: Architecture;
  readonly nodes: ReadonlyMap<string, Node>;
  readonly groups: Policies['groups'];
}

/** A finding of the policy, with its severity and its reason. */
export function breach({ policy }: Judged, draft: Omit<FindingDraft, 'policy'>): Finding {
  const { rule, name, severity = draft.severity, why } = policy;
  const message = why === undefined ? draft.message : `${draft.message} ${why.replace(/([^.!?])$/, '$1.')}`;
  return finding(rule, { ...draft, message, severity, policy: name });
}

/** The nodes that a policy is about; without a word of its own, those of a usual kind. */
export function nodesOf({ policy, architecture, groups }: Judged, usual: NodeSelector): readonly Node[] {
  return architecture.nodes.filter((node) => fits(node, policy.of ?? usual, groups));
}

/** The edges whose ends fit the policy's `from` and `to`. */
export function edgesOf({ policy, architecture, nodes, groups }: Judged): readonly Edge[] {
  const isMeant = (id: string, selector: NodeSelector | undefined) => {
    const node = nodes.get(id);
    return node !== undefined && fits(node, selector, groups);
  };
  return architecture.edges.filter(({ from, to }) => isMeant(from, policy.from) && isMeant(to, policy.to));
}

/** Edges over which somebody waits for an answer, but to frontends: whoever serves a page does not wait for what it calls later. */
export function waitingEdges({ architecture, nodes }: Judged): readonly Edge[] {
  return architecture.edges.filter(({ pattern, to }) => pattern === 'request-response' && nodes.get(to)?.kind !== 'frontend');
}

/** The first line of each edge. */
export function linesOf(edges: readonly Edge[]): Finding['evidence'] {
  return edges.flatMap(({ evidence }) => evidence.slice(0, 1));
}
