import type { Finding } from '../../model/finding.ts';
import { groupBy } from '../../model/group-by.ts';
import { inWords } from '../finding.ts';
import { breach, edgesOf, type Judged, linesOf, nodesOf } from './judged.ts';
import { fits } from './selector.ts';

/** Connections that a policy rules out. */
export function forbiddenEdges(judged: Judged): readonly Finding[] {
  const { protocols } = judged.policy;
  return edgesOf(judged)
    .filter(({ protocol }) => protocols === undefined || protocols.includes(protocol))
    .map(({ id, from, to, protocol, evidence }) =>
      breach(judged, { elements: [id], message: `${from} must not connect to ${to} (${protocol}).`, evidence }),
    );
}

/** Elements that lack a connection which a policy asks for. */
export function requiredEdges(judged: Judged): readonly Finding[] {
  const { architecture, nodes, groups, policy } = judged;
  const isTarget = (id: string) => {
    const node = nodes.get(id);
    return node !== undefined && fits(node, policy.to, groups);
  };
  return architecture.nodes
    .filter((node) => fits(node, policy.from, groups) && !isTarget(node.id))
    .filter(({ id }) => !architecture.edges.some((edge) => edge.from === id && isTarget(edge.to)))
    .map(({ id, evidence }) =>
      breach(judged, {
        elements: [id],
        message: `${id} has to connect to what ${policy.name} asks for, and does not.`,
        evidence,
      }),
    );
}

/** Connections in a protocol that is not on the list. */
export function otherProtocols(judged: Judged): readonly Finding[] {
  const allowed = judged.policy.protocols ?? [];
  return edgesOf(judged)
    .filter(({ protocol }) => !allowed.includes(protocol))
    .map(({ id, from, to, protocol, evidence }) =>
      breach(judged, {
        elements: [id],
        message: `${from} speaks ${protocol} with ${to}; ${inWords(allowed)} ${allowed.length === 1 ? 'is' : 'are'} allowed.`,
        evidence,
      }),
    );
}

/** What only runs beside a system to watch or to register it is no dependency of its work. */
const BESIDE = ['infrastructure'];

/** Elements that need too many others. */
export function tooManyDependencies(judged: Judged): readonly Finding[] {
  const { architecture, nodes, policy } = judged;
  const { limit = 0 } = policy;
  return nodesOf(judged, { kind: ['service'] }).flatMap(({ id }) => {
    const edges = architecture.edges.filter(({ from, to }) => from === id && !BESIDE.includes(nodes.get(to)?.kind ?? ''));
    const needed = [...groupBy(edges, ({ to }) => to)];
    if (needed.length <= limit) return [];
    const names = needed.map(([name]) => name).sort();
    const message = `${id} depends on ${needed.length} others, ${limit} are allowed: ${inWords(names)}.`;
    return [breach(judged, { elements: [id], message, evidence: linesOf(needed.flatMap(([, group]) => group.slice(0, 1))) })];
  });
}

/** Requests to systems outside for which no timeout was seen. */
export function externalsWithoutTimeout(judged: Judged): readonly Finding[] {
  const { nodes } = judged;
  const hasTimeout = (policies: readonly { readonly pattern: string }[] = []) =>
    policies.some(({ pattern }) => pattern === 'timeout');
  return edgesOf(judged)
    .filter(
      ({ from, to, pattern }) =>
        nodes.get(to)?.kind === 'external' && nodes.get(from)?.kind === 'service' && pattern === 'request-response',
    )
    .filter(({ resilience, from }) => !hasTimeout(resilience?.policies) && !hasTimeout(nodes.get(from)?.policies))
    .map(({ id, from, to, evidence }) =>
      breach(judged, { elements: [id], message: `${from} asks ${to} without a timeout that could be seen.`, evidence }),
    );
}
