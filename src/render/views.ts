import type { Architecture } from '../model/architecture.ts';
import { legendOf } from './legend.ts';
import type { Diagram } from './mermaid.ts';
import { distinct } from './selection.ts';
import { channels, deadLetters, messaging, relays } from './views/channels.ts';
import { contextDiagram } from './views/context-diagram.ts';
import { dependencies, simplicity } from './views/dependencies.ts';
import { deploymentDiagrams } from './views/deployment-diagram.ts';
import { deploymentOrder } from './views/deployment-order.ts';
import { deployments } from './views/deployments.ts';
import { endpoints, healthChecks, logins, registrations } from './views/endpoints.ts';
import { externals } from './views/externals.ts';
import { impact } from './views/impact.ts';
import { integrationPoints } from './views/integration-points.ts';
import { failureModes } from './views/failure-modes.ts';
import { graphqlFields, roles } from './views/interfaces.ts';
import { inventory } from './views/inventory.ts';
import { matrix, requests } from './views/matrix.ts';
import { messagingDiagrams } from './views/messaging-diagram.ts';
import { pages } from './views/pages.ts';
import { platform } from './views/platform.ts';
import { resilience } from './views/resilience.ts';
import { risks } from './views/risks.ts';
import { routing } from './views/routing.ts';
import { samples } from './views/samples.ts';
import { security } from './views/security.ts';
import { storeDiagrams } from './views/store-diagram.ts';
import { stores } from './views/stores.ts';
import { systemDiagrams } from './views/system-diagram.ts';
import { coverage, unknowns } from './views/unknowns.ts';

/** The first three integration points have fixed titles in the template; the computed ones follow. */
const FIRST_COMPUTED_POINT = 4;

/** Everything that a template may print, chosen and sorted. */
export function viewsOf(architecture: Architecture) {
  const own = pages(architecture);
  const rows = matrix(architecture);
  const lost = architecture.unknowns.filter(({ code }) => code === 'unresolved-target').length;
  return {
    system: architecture.system.name,
    inventory: inventory(architecture),
    systemDiagrams: pictures(systemDiagrams(architecture)),
    messagingDiagrams: pictures(messagingDiagrams(architecture)),
    contextDiagrams: pictures([contextDiagram(architecture)]),
    storeDiagrams: pictures(storeDiagrams(architecture)),
    deploymentDiagrams: deploymentDiagrams(architecture).map(({ id, diagrams }) => ({ id, picture: pictures(diagrams) })),
    matrix: rows,
    requests: requests(architecture),
    channels: channels(architecture),
    messaging: messaging(architecture),
    relays: relays(architecture),
    deadLetters: deadLetters(architecture),
    stores: stores(architecture),
    endpoints: endpoints(architecture),
    health: healthChecks(architecture),
    logins: logins(architecture),
    registrations: registrations(architecture),
    security: security(architecture),
    resilience: resilience(architecture),
    dependencies: dependencies(architecture),
    simplicity: simplicity(architecture),
    routing: routing(architecture),
    platform: platform(architecture),
    order: deploymentOrder(architecture),
    risks: risks(architecture),
    serviceImpact: impact(architecture, ['service']),
    brokerImpact: impact(architecture, ['broker']),
    points: integrationPoints(architecture, FIRST_COMPUTED_POINT),
    unknowns: unknowns(architecture),
    coverage: coverage(architecture),
    calls: architecture.coverage.calls,
    technologies: distinct(architecture.nodes.flatMap(({ technology }) => technology)),
    pages: own,
    frontends: own.filter(({ kind }) => kind === 'frontend'),
    externals: externals(architecture),
    deployments: deployments(architecture),
    graphql: graphqlFields(architecture),
    roles: roles(architecture),
    failures: failureModes(architecture),
    followed: { left: lost, all: own.length > 0 && lost === 0 },
    sync: {
      protocols: distinct(requests(architecture).map(({ protocol }) => protocol)),
      grpc: distinct(architecture.routes.filter(({ method }) => method === 'RPC').map(({ service }) => service)),
    },
    samples: samples(architecture),
    sockets: rows.filter(({ protocol }) => protocol === 'WebSocket'),
  };
}

/** What templates print from. */
export type Views = ReturnType<typeof viewsOf>;

/** Diagrams with what is below them. */
function pictures(diagrams: readonly Diagram[]) {
  return { diagrams, several: diagrams.length > 1, legend: legendOf(diagrams) };
}
