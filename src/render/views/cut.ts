import { entriesOf } from '../../flows/entries.ts';
import { allSteps, type Flow, type FlowStep } from '../../flows/flow.ts';
import type { Architecture, Edge, Node } from '../../model/architecture.ts';
import { isInside } from '../../sdk/path.ts';
import { distinct, isOwn, isRequest, nodesById } from '../selection.ts';
import type { Scope } from './scope.ts';

/** The architecture as far as a scope goes: its members, and, where it begins at a route, of what they do only what comes after that. */
export function cutTo({ members, flows, named }: Scope, architecture: Architecture): Architecture {
  const inside = within(architecture, members);
  return flows === undefined ? inside : alongFlows(inside, flows, new Set(named));
}

/** The architecture, cut to some of what the team runs and to what these are connected with. */
function within(architecture: Architecture, ids: readonly string[]): Architecture {
  const members = new Set(ids);
  const nodes = nodesById(architecture);
  const belongs = (id: string) => {
    const node = nodes.get(id);
    return members.has(id) || (node !== undefined && !isOwn(node));
  };
  const edges = architecture.edges.filter(({ from, to }) => members.has(from) && belongs(to));
  const touched = new Set([...members, ...edges.map(({ to }) => to)]);
  const isInside = inFoldersOf(architecture.nodes.filter(({ id }) => members.has(id)));
  const isElsewhere = inFoldersOf(architecture.nodes.filter((node) => isOwn(node) && !members.has(node.id)));
  return {
    ...architecture,
    edges,
    nodes: architecture.nodes.filter(({ id }) => touched.has(id)),
    routes: architecture.routes.filter(({ service }) => members.has(service)),
    startOrder: architecture.startOrder.filter(({ before, after }) => touched.has(before) && touched.has(after)),
    // What is open in code that many share is open for each of them.
    unknowns: architecture.unknowns.filter(({ evidence: { path } }) => isInside(path) || !isElsewhere(path)),
    channels: architecture.channels.filter(({ producers, consumers }) =>
      [...producers, ...consumers].some((id) => members.has(id)),
    ),
  };
}

function inFoldersOf(nodes: readonly Node[]): (path: string) => boolean {
  const folders = nodes.flatMap(({ paths }) => paths);
  return (path) => folders.some((folder) => isInside(path, folder));
}

/** Requests, messages and routes of flows, and all of what was named beside them. Stores stay: configuration names them, not a step. */
function alongFlows(inside: Architecture, flows: readonly Flow[], named: ReadonlySet<string>): Architecture {
  const steps = flows.flatMap((flow) => allSteps(flow.steps));
  const begun = new Set([...flows.map(({ entry }) => entry.id), ...steps.flatMap(({ leadsTo }) => leadsTo ?? [])]);
  const reached = new Set([
    ...entriesOf(inside).flatMap(({ id, of }) => (begun.has(id) ? [of] : [])),
    ...steps.flatMap(({ to }) => (to.is === 'channel' ? [to.id] : [])),
  ]);
  return {
    ...inside,
    edges: inside.edges.flatMap((edge) => (named.has(edge.from) || !isRequest(edge) ? [edge] : asStepped(edge, steps))),
    routes: inside.routes.filter(({ id, service }) => named.has(service) || reached.has(id)),
    channels: inside.channels.filter(
      ({ id, producers, consumers }) => reached.has(id) || [...producers, ...consumers].some((each) => named.has(each)),
    ),
  };
}

/** An edge with only what the steps ask for over it. */
function asStepped(edge: Edge, steps: readonly FlowStep[]): readonly Edge[] {
  const over = steps.filter(
    ({ does, from, to }) => does === 'call' && from === edge.from && to.is === 'node' && to.id === edge.to,
  );
  const operations = distinct(over.flatMap(({ what }) => (what === '' ? [] : [what])));
  const evidence = [...new Map(over.map((step) => [`${step.evidence.path}:${step.evidence.line}`, step.evidence])).values()];
  return over.length === 0 ? [] : [{ ...edge, operations, evidence }];
}
