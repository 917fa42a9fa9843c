import { UserError } from '../../errors.ts';
import { SystemGraph } from '../../graph/system-graph.ts';
import type { Architecture, Node, Route } from '../../model/architecture.ts';
import { shapeOf } from '../operations.ts';
import type { Feature } from '../options.ts';
import { byText, isOwn, ownCalls } from '../selection.ts';
import { slug } from '../slug.ts';

/** The part of a system that a specification is about. */
export interface Scope {
  readonly title: string;
  readonly path: string;
  /** Ids of what the team runs, sorted. */
  readonly members: readonly string[];
  /** Where the feature begins, if it begins at a route. */
  readonly entry: readonly Route[];
  /** Asked for and not found. */
  readonly absent: readonly string[];
}

/** The whole system. */
export function wholeScope({ system, nodes }: Architecture): Scope {
  return { title: system.name, path: 'integration-spec.md', members: idsOf(nodes.filter(isOwn)), entry: [], absent: [] };
}

/** The services that were named, and those that the route leads to. */
export function scopeOf(feature: Feature, architecture: Architecture): Scope {
  const { services = [], fromRoute } = feature;
  const found = services.map((asked) => ({ asked, node: findNode(asked, architecture) }));
  const entry = fromRoute === undefined ? [] : routesLike(fromRoute, architecture);
  if (entry.length === 0 && !found.some(({ node }) => node)) throw noScope(feature, architecture);
  const title = feature.name ?? (fromRoute === undefined ? services.join(', ') : fromRoute);
  return {
    title,
    path: `integrations/${slug(title)}.md`,
    members: [
      ...new Set([
        ...found.flatMap(({ node }) => (node ? [node.id] : [])),
        ...entry.flatMap(({ service }) => downstreamOf(service, architecture)),
      ]),
    ].sort(byText),
    entry,
    absent: [
      ...found.flatMap(({ asked, node }) => (node ? [] : [asked])),
      ...(fromRoute !== undefined && entry.length === 0 ? [fromRoute] : []),
    ],
  };
}

function noScope({ services = [], fromRoute }: Feature, { nodes, routes }: Architecture): UserError {
  const asked = fromRoute ?? services.join(', ');
  const known = fromRoute === undefined ? nodes.filter(isOwn).map(({ name }) => name) : routes.map(({ id }) => id);
  const some = [...known].sort(byText).slice(0, MOST_NAMED).join(', ');
  return new UserError(`There is no ${fromRoute === undefined ? 'service' : 'route'} "${asked}"; there are: ${some || 'none'}.`);
}

const MOST_NAMED = 20;

function findNode(asked: string, { nodes }: Architecture): Node | undefined {
  const is = (text: string) => text.toLowerCase() === asked.trim().toLowerCase();
  return nodes.find(({ id, name }) => is(id) || is(name)) ?? nodes.find(({ aliases }) => aliases.some(is));
}

/** `POST /orders` of any service, or `orders POST /orders` of one. */
function routesLike(asked: string, { routes }: Architecture): readonly Route[] {
  const is = (text: string) => shapeOf(text) === shapeOf(asked.trim());
  return routes.filter(({ id, method, path }) => is(id) || is(`${method} ${path}`));
}

/** A service and all that its requests and messages can reach. */
function downstreamOf(service: string, architecture: Architecture): readonly string[] {
  const own = new Set(idsOf(architecture.nodes.filter(isOwn)));
  const messages = architecture.channels.flatMap(({ id, producers, consumers }) =>
    producers.flatMap((from) => consumers.map((to) => ({ id: `${id} ${from} ${to}`, from, to }))),
  );
  const graph = new SystemGraph({ nodes: [{ id: service }], edges: [...ownCalls(architecture), ...messages] });
  const reached = new Set<string>();
  const open = [service];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (reached.has(id)) continue;
    reached.add(id);
    open.push(...graph.outgoing(id).map(({ to }) => to));
  }
  return [...reached].filter((id) => own.has(id));
}

function idsOf(nodes: readonly Node[]): readonly string[] {
  return nodes.map(({ id }) => id).sort(byText);
}
