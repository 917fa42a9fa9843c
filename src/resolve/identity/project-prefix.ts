import { bareName, isGenericStoreName } from '../../model/names.ts';
import type { Group } from './group.ts';
import type { ComponentSighting } from './sightings.ts';

/** How many names must begin alike before that is more than chance. */
const FEWEST = 3;
/** The part of all names that may begin otherwise: a collector or an operator beside the system. */
const MOST_OTHERS = 0.2;

/** What a component is called without the project's name, where its deployments put that before nearly every name: `shop-orders`, `shop-redis`. */
export function nameInProject(components: readonly ComponentSighting[]): (component: ComponentSighting) => string | undefined {
  const prefixes = new Map([...namesByPlatform(components)].map(([platform, names]) => [platform, sharedStart([...names])]));
  return ({ deployment, name }) => {
    const prefix = prefixes.get(platformOf(deployment));
    return prefix !== undefined && name.startsWith(prefix) ? name.slice(prefix.length) : undefined;
  };
}

/** Ingresses are called by what they lead to and patches like what they add to: only workloads count. */
function namesByPlatform(components: readonly ComponentSighting[]): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const { deployment, name, facts } of components) {
    if (!facts.some(({ image, build, nodeKind }) => nodeKind !== 'gateway' && (image !== undefined || build !== undefined)))
      continue;
    const platform = platformOf(deployment);
    found.set(platform, (found.get(platform) ?? new Set()).add(name));
  }
  return found;
}

/** `compose`, `kubernetes`: manifests in several folders are called alike. */
function platformOf(deployment: string): string {
  return deployment.split(':', 1)[0] ?? deployment;
}

/** The words, with the hyphen after them, that nearly all names begin with and go on after. */
function sharedStart(names: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const name of names) for (const start of startsOf(name)) counts.set(start, (counts.get(start) ?? 0) + 1);
  const shared = [...counts].filter(([, count]) => count >= FEWEST && count >= names.length * (1 - MOST_OTHERS));
  return shared.map(([start]) => start).sort((a, b) => b.length - a.length)[0];
}

function startsOf(name: string): readonly string[] {
  return [...name.matchAll(/[-_]/g)].map(({ index }) => name.slice(0, index + 1)).filter((start) => start.length < name.length);
}

/** Fewer letters than this may begin any name. */
const SHORTEST = 3;

/** Words for what a broker or a search engine does, whichever it is. */
const ROLES = new Set('queue broker bus mq messaging message-broker message-queue event-bus eventbus search'.split(' '));

/**
 * The technology of a product whose names say no more than what it is, where its platforms have no other of the kind: `mongo`, `shop-mongo` and
 * `mongodb`, `queue` and `rabbitmq`.
 */
export function plainTechnology(
  { components, product }: Group,
  all: readonly Group[],
  inProject: ReturnType<typeof nameInProject>,
): readonly string[] {
  if (!product || components.length === 0) return [];
  const names = components.map((each) => bareName(inProject(each) ?? each.name));
  const isPlain = names.every(
    (name) => isGenericStoreName(name) || ROLES.has(name) || (name.length >= SHORTEST && product.technology.startsWith(name)),
  );
  const platforms = new Set(components.map(({ deployment }) => platformOf(deployment)));
  const alike = all.filter(
    (each) =>
      each.product?.technology === product.technology &&
      each.components.some(({ deployment }) => platforms.has(platformOf(deployment))),
  );
  return isPlain && alike.length === 1 ? [product.technology] : [];
}
