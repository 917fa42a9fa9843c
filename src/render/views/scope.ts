import { UserError } from '../../errors.ts';
import { entriesOf, findEntry } from '../../flows/entries.ts';
import { allSteps, type Flow } from '../../flows/flow.ts';
import { followFlow } from '../../flows/follow-flow.ts';
import type { Architecture, Node } from '../../model/architecture.ts';
import { shapeOf } from '../operations.ts';
import type { Feature } from '../options.ts';
import { byText, distinct, isOwn } from '../selection.ts';
import { slug } from '../slug.ts';

/** The part of a system that a specification is about. */
export interface Scope {
  readonly title: string;
  readonly path: string;
  /** Ids of what the team runs, sorted. */
  readonly members: readonly string[];
  /** What happens where the feature begins, if it begins at a route. */
  readonly flows: readonly Flow[] | undefined;
  /** Ids of what was asked for by its name. */
  readonly named: readonly string[];
  /** Asked for and not found. */
  readonly absent: readonly string[];
}

/** The whole system. */
export function wholeScope({ system, nodes }: Architecture): Scope {
  return {
    title: system.name,
    path: 'integration-spec.md',
    members: idsOf(nodes.filter(isOwn)),
    flows: undefined,
    named: [],
    absent: [],
  };
}

/** The services that were named, and those that the route leads to. */
export function scopeOf(feature: Feature, architecture: Architecture): Scope {
  const { services = [], fromRoute } = feature;
  const found = services.map((asked) => ({ asked, node: findNode(asked, architecture) }));
  const named = found.flatMap(({ node }) => (node ? [node.id] : []));
  const flows = fromRoute === undefined ? undefined : flowsLike(fromRoute, architecture);
  if (flows === undefined && named.length === 0) throw noScope(services, architecture);
  const title = feature.name ?? (fromRoute === undefined ? services.join(', ') : fromRoute);
  return {
    title,
    path: `integrations/${slug(title)}.md`,
    members: distinct([...named, ...(flows ?? []).flatMap((flow) => membersOf(flow, architecture))]),
    flows,
    named,
    absent: found.flatMap(({ asked, node }) => (node ? [] : [asked])),
  };
}

function noScope(services: readonly string[], { nodes }: Architecture): UserError {
  const some = [...idsOf(nodes.filter(isOwn))].slice(0, MOST_NAMED).join(', ');
  return new UserError(`There is no service "${services.join(', ')}"; there are: ${some || 'none'}.`);
}

const MOST_NAMED = 20;

function findNode(asked: string, { nodes }: Architecture): Node | undefined {
  const is = (text: string) => text.toLowerCase() === asked.trim().toLowerCase();
  return nodes.find(({ id, name }) => is(id) || is(name)) ?? nodes.find(({ aliases }) => aliases.some(is));
}

/** `POST /orders` of any service, `orders POST /orders` of one, or what `asbuilt flow` takes. */
function flowsLike(asked: string, architecture: Architecture): readonly Flow[] {
  const is = (text: string) => shapeOf(text) === shapeOf(asked.trim());
  const same = entriesOf(architecture).filter((entry) => entry.is === 'route' && (is(entry.id) || is(entry.title)));
  const entries = same.length > 0 ? same : [findEntry(architecture, asked)];
  return entries.map((entry) => followFlow(architecture, entry));
}

/** What the team runs that a flow begins in or comes to. */
function membersOf({ entry, steps }: Flow, { nodes }: Architecture): readonly string[] {
  const reached = new Set([entry.service, ...allSteps(steps).flatMap(({ to }) => (to.is === 'node' ? [to.id] : []))]);
  return nodes.filter((node) => isOwn(node) && reached.has(node.id)).map(({ id }) => id);
}

function idsOf(nodes: readonly Node[]): readonly string[] {
  return nodes.map(({ id }) => id).sort(byText);
}
