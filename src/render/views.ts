import type { Architecture } from '../model/architecture.ts';
import { type Diagram, shapeNames } from './mermaid.ts';
import { distinct } from './selection.ts';
import { channels, deadLetters, messaging, relays } from './views/channels.ts';
import { dependencies, simplicity } from './views/dependencies.ts';
import { deploymentOrder } from './views/deployment-order.ts';
import { endpoints, healthChecks, logins, registrations } from './views/endpoints.ts';
import { impact } from './views/impact.ts';
import { integrationPoints } from './views/integration-points.ts';
import { inventory } from './views/inventory.ts';
import { matrix, requests } from './views/matrix.ts';
import { messagingDiagrams } from './views/messaging-diagram.ts';
import { platform } from './views/platform.ts';
import { resilience } from './views/resilience.ts';
import { risks } from './views/risks.ts';
import { routing } from './views/routing.ts';
import { security } from './views/security.ts';
import { stores } from './views/stores.ts';
import { systemDiagrams } from './views/system-diagram.ts';
import { coverage, unknowns } from './views/unknowns.ts';

/** The first three integration points have fixed titles in the template; the computed ones follow. */
const FIRST_COMPUTED_POINT = 4;

/** Everything that a template may print, chosen and sorted. */
export function viewsOf(architecture: Architecture) {
  return {
    system: architecture.system.name,
    inventory: inventory(architecture),
    systemDiagrams: pictures(systemDiagrams(architecture)),
    messagingDiagrams: pictures(messagingDiagrams(architecture)),
    matrix: matrix(architecture),
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
  };
}

function pictures(diagrams: readonly Diagram[]) {
  const shapes = distinct(diagrams.flatMap(({ boxes }) => boxes.map(({ shape }) => shapeNames[shape])));
  const dotted = diagrams.some(({ lines }) => lines.some((line) => line.dotted));
  const several = diagrams.length > 1;
  return {
    diagrams,
    several,
    legend: [...shapes, 'solid line: stated in the sources or computed from them', ...(dotted ? ['dotted line: inferred'] : [])],
  };
}
