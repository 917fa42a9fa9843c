import type { Architecture, Channel, Edge, Node } from '../../src/model/architecture.ts';
import { architecture, channel, edge, node } from './support.ts';

const SERVICES = 200;

/** Far more than one picture can hold: 200 services that call, store and publish, and one channel that all of them read. */
export const city: Architecture = architecture({
  system: { name: 'city', revision: null, deployments: [] },
  nodes: [
    ...each(
      (name, index): Node =>
        node(name, `services/${name}/package.json:2`, {
          paths: [`services/${name}`],
          technology: ['typescript', `part${index % 7}`],
        }),
    ),
    ...each(
      (name): Node => node(`${name}-db`, `services/${name}/compose.yaml:9`, { kind: 'database', technology: ['postgresql'] }),
    ),
    node('kafka', 'compose.yaml:3', { kind: 'broker', technology: ['kafka'] }),
    node('city-hall', 'gateway/nginx.conf:1', { kind: 'gateway', technology: ['nginx'] }),
  ],
  edges: each((name, index): readonly Edge[] => [
    edge(name, `${name}-db`, [`services/${name}/src/store.ts:4`], { protocol: 'sql', pattern: 'data-access' }),
    edge(name, 'kafka', [`services/${name}/src/events.ts:4`], { protocol: 'kafka', pattern: 'publish-subscribe' }),
    edge('city-hall', name, [`gateway/nginx.conf:${index + 10}`], { operations: [`/${name}`], certainty: 'declared' }),
    ...[1, 7, 31].map((step) =>
      edge(name, nameAt(index + step), [`services/${name}/src/call.ts:${step}`], { operations: ['GET /'] }),
    ),
  ]).flat(),
  channels: [
    channel('news', ['services/quarter-000/src/events.ts:4'], { producers: [nameAt(0)], consumers: each((name) => name) }),
    ...each(
      (name, index): Channel =>
        channel(`${name}.done`, [`services/${name}/src/events.ts:8`], { producers: [name], consumers: [nameAt(index + 1)] }),
    ),
  ],
});

function each<T>(make: (name: string, index: number) => T): readonly T[] {
  return Array.from({ length: SERVICES }, (_, index) => make(nameAt(index), index));
}

function nameAt(index: number): string {
  return `quarter-${String(index % SERVICES).padStart(3, '0')}`;
}
