import type { Architecture } from '../model/architecture.ts';
import { legendOf } from './legend.ts';
import type { Diagram } from './mermaid.ts';
import { distinct, isOwn } from './selection.ts';
import { channels, deadLetters, messaging, relays } from './views/channels.ts';
import { contextDiagram } from './views/context-diagram.ts';
import { dependencies, simplicity } from './views/dependencies.ts';
import { deploymentDiagrams } from './views/deployment-diagram.ts';
import { deploymentOrder } from './views/deployment-order.ts';
import { deployments } from './views/deployments.ts';
import { endpoints, healthChecks, logins, registrations } from './views/endpoints.ts';
import { externals } from './views/externals.ts';
import { failureModes } from './views/failure-modes.ts';
import { everyFlow, toldFlows } from './views/flows.ts';
import { impact, mostMissed } from './views/impact.ts';
import { integrationPoints } from './views/integration-points.ts';
import { graphqlFields, roles } from './views/interfaces.ts';
import { inventory } from './views/inventory.ts';
import { libraries } from './views/libraries.ts';
import { matrix, requests } from './views/matrix.ts';
import { messagingDiagrams } from './views/messaging-diagram.ts';
import { pages } from './views/pages.ts';
import { platform } from './views/platform.ts';
import { resilience, timesToLive } from './views/resilience.ts';
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

const MOST_FLOWS = 12;

/** Everything that a template may print, chosen and sorted. */
export function viewsOf(architecture: Architecture) {
  return {
    system: architecture.system.name,
    technologies: distinct(architecture.nodes.flatMap(({ technology }) => technology)),
    ...diagramViews(architecture),
    ...partViews(architecture),
    ...messageViews(architecture),
    ...interfaceViews(architecture),
    ...operationViews(architecture),
    ...completenessViews(architecture),
  };
}

function diagramViews(architecture: Architecture) {
  return {
    contextDiagrams: pictures([contextDiagram(architecture)]),
    systemDiagrams: pictures(systemDiagrams(architecture)),
    storeDiagrams: pictures(storeDiagrams(architecture)),
    messagingDiagrams: pictures(messagingDiagrams(architecture)),
    deploymentDiagrams: deploymentDiagrams(architecture).map(({ id, diagrams }) => ({ id, picture: pictures(diagrams) })),
  };
}

function partViews(architecture: Architecture) {
  const own = pages(architecture);
  return {
    inventory: inventory(architecture),
    pages: own,
    frontends: own.filter(({ kind }) => kind === 'frontend'),
    externals: externals(architecture),
    stores: stores(architecture),
    platform: platform(architecture),
    dependencies: dependencies(architecture),
    samples: samples(architecture),
    libraries: libraries(architecture),
  };
}

function messageViews(architecture: Architecture) {
  return {
    channels: channels(architecture),
    messaging: messaging(architecture),
    relays: relays(architecture),
    deadLetters: deadLetters(architecture),
  };
}

function interfaceViews(architecture: Architecture) {
  const rows = matrix(architecture);
  const asked = requests(architecture);
  const rpc = architecture.routes.filter(({ method }) => method === 'RPC');
  return {
    matrix: rows,
    requests: asked,
    sync: { protocols: distinct(asked.map(({ protocol }) => protocol)), grpc: distinct(rpc.map(({ service }) => service)) },
    sockets: rows.filter(({ protocol }) => protocol === 'WebSocket'),
    endpoints: endpoints(architecture),
    logins: logins(architecture),
    registrations: registrations(architecture),
    graphql: graphqlFields(architecture),
    flows: toldFlows(everyFlow(architecture), architecture, MOST_FLOWS),
    points: integrationPoints(architecture, FIRST_COMPUTED_POINT),
    routing: routing(architecture),
    security: security(architecture),
    roles: roles(architecture),
  };
}

function operationViews(architecture: Architecture) {
  return {
    health: healthChecks(architecture),
    resilience: resilience(architecture),
    timesToLive: timesToLive(architecture),
    deployments: deployments(architecture),
    order: deploymentOrder(architecture),
    risks: risks(architecture),
    failures: failureModes(architecture),
    mostMissed: mostMissed(architecture),
    serviceImpact: impact(architecture, ['service']),
    brokerImpact: impact(architecture, ['broker']),
    simplicity: simplicity(architecture),
  };
}

function completenessViews(architecture: Architecture) {
  const left = architecture.unknowns.length;
  const unread = architecture.coverage.files.seen - architecture.coverage.files.parsed;
  return {
    unknowns: unknowns(architecture),
    coverage: coverage(architecture),
    calls: architecture.coverage.calls,
    /** What could not be followed, files that could not be parsed, and whether there are parts and neither of these. */
    followed: { left, unread, all: architecture.nodes.some(isOwn) && left === 0 && unread === 0 },
  };
}

/** What templates print from. */
export type Views = ReturnType<typeof viewsOf>;

/** Diagrams with what is below them. */
function pictures(diagrams: readonly Diagram[]) {
  return { diagrams, several: diagrams.length > 1, legend: legendOf(diagrams) };
}
