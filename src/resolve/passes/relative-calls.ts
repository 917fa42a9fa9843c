import type { FactOf } from '../../model/fact.ts';
import { because, evidenceChain } from '../chain.ts';
import type { Thing } from '../identity/thing.ts';
import type { Surroundings } from '../pass.ts';
import type { Target } from '../target.ts';
import { fitsRoute } from './routes.ts';

/**
 * A page calls whoever served it: the gateway that leads to the frontend. Without one, the only server that has such a
 * route is meant.
 */
export function addRelativeCall(
  fact: FactOf<'call'>,
  thing: Thing,
  target: Target,
  operations: readonly string[],
  around: Surroundings,
): boolean {
  if (
    thing.kind !== 'frontend' ||
    (target.relative.length === 0 && target.lost.some((each) => /[^{}/]/.test(each.text.split('/')[0] ?? '')))
  ) {
    return false;
  }
  const shown = operations.length > 0 ? operations : target.relative.map((path) => `${fact.method ?? 'GET'} ${path}`);
  const gateway = gatewayOf(thing, around);
  const to = gateway?.id ?? serverOf(shown, thing, around);
  if (to === undefined) return false;
  around.draft.addEdge({
    from: thing.id,
    to,
    protocol: fact.protocol,
    pattern: 'request-response',
    operations: shown,
    purpose: 'sends requests',
    deployments: gateway?.deployments ?? [],
    certainty: 'inferred',
    evidence: [...evidenceChain(fact, []), ...(gateway?.evidence ?? [])],
    because: because(
      'calls',
      [fact],
      gateway ? `${to} serves the page, so a path without host leads to it` : `only ${to} has such a route`,
    ),
  });
  return true;
}

function gatewayOf(thing: Thing, { draft }: Surroundings) {
  const inward = draft.allEdges().filter((edge) => edge.to === thing.id && edge.protocol === 'http');
  const edge = inward.find((each) => draft.node(each.from)?.kind === 'gateway') ?? inward[0];
  return edge && { id: edge.from, deployments: edge.deployments, evidence: edge.evidence };
}

function serverOf(operations: readonly string[], thing: Thing, { draft }: Surroundings): string | undefined {
  const servers = new Set<string>();
  for (const operation of operations) {
    const [method = '', path = ''] = operation.includes(' ') ? operation.split(' ') : ['', operation];
    for (const route of draft.allRoutes()) {
      const isSameMethod = method === '' || route.method === 'ANY' || route.method === method;
      if (route.service !== thing.id && isSameMethod && isTelling(path) && fitsRoute(path, route.path))
        servers.add(route.service);
    }
  }
  return servers.size === 1 ? [...servers][0] : undefined;
}

/** A path of parameters alone fits everywhere. */
function isTelling(path: string): boolean {
  return /[a-z]{2}/i.test(path.replace(/\{[^}]*\}|:\w+/g, ''));
}
