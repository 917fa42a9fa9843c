import type { Architecture, Channel, Edge, Node, Route } from '../../src/model/architecture.ts';
import type { Evidence } from '../../src/model/evidence.ts';

/** A place such as `compose.yaml:12`. */
export function at(place: string): Evidence {
  const colon = place.lastIndexOf(':');
  return { path: place.slice(0, colon), line: Number(place.slice(colon + 1)), text: 'as it stands there' };
}

export function node(id: string, place: string, more: Partial<Node> = {}): Node {
  return {
    id,
    kind: 'service',
    name: id,
    aliases: [],
    technology: [],
    paths: [],
    owners: [],
    ports: [],
    deployments: ['compose:compose.yaml'],
    certainty: 'declared',
    evidence: [at(place)],
    because: [],
    ...more,
  };
}

export function edge(from: string, to: string, places: readonly string[], more: Partial<Edge> = {}): Edge {
  const protocol = more.protocol ?? 'http';
  return {
    id: `${from} -> ${to} (${protocol})`,
    from,
    to,
    protocol,
    pattern: 'request-response',
    operations: [],
    purpose: '',
    deployments: ['compose:compose.yaml'],
    certainty: 'resolved',
    evidence: places.map(at),
    because: [],
    ...more,
  };
}

export function channel(name: string, places: readonly string[], more: Partial<Channel> = {}): Channel {
  return {
    id: `kafka:${name}`,
    name,
    kind: 'topic',
    broker: 'kafka',
    protocol: 'kafka',
    producers: [],
    consumers: [],
    certainty: 'resolved',
    evidence: places.map(at),
    because: [],
    ...more,
  };
}

export function route(service: string, method: string, path: string, place: string, more: Partial<Route> = {}): Route {
  return {
    id: `${service} ${method} ${path}`,
    service,
    method,
    path,
    certainty: 'resolved',
    evidence: [at(place)],
    because: [],
    ...more,
  };
}

const nothing = { found: 0, resolved: 0 };

/** An architecture with nothing in it but what is given. */
export function architecture(parts: Partial<Architecture> = {}): Architecture {
  return {
    system: { name: 'shop', revision: null, deployments: [{ id: 'compose:compose.yaml', kind: 'compose' }] },
    nodes: [],
    edges: [],
    channels: [],
    routes: [],
    startOrder: [],
    unknowns: [],
    problems: [],
    coverage: { calls: nothing, channels: nothing, routes: nothing, connections: nothing, files: { seen: 0, parsed: 0 } },
    ...parts,
  };
}
