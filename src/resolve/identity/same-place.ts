import { baseName } from '../folders.ts';
import type { Joins } from './joins.ts';
import { type ComponentSighting, isOnePerDeployment, repositoryOf, type Sightings } from './sightings.ts';

/**
 * One line of a base or a template that several deployments use declares one thing, whatever each of them calls it. Where a line declares several
 * things of one deployment, those of one name are the same.
 */
export function joinByPlace(sightings: Sightings, joins: Joins): void {
  for (const group of groupedBy(sightings.components.filter(isOfCluster), placeOf)) {
    const parts = isOnePerDeployment(group) ? groupedBy(group, imageName) : groupedBy(group, ({ name }) => name);
    for (const [first, ...others] of parts.filter(isOnePerDeployment)) {
      for (const other of first ? others : []) joinBoth(first, other, joins);
    }
  }
}

function joinBoth(first: ComponentSighting | undefined, other: ComponentSighting, joins: Joins): void {
  if (!first) return;
  const facts = [...first.facts.slice(0, 1), ...other.facts.slice(0, 1)];
  joins.join({ a: first.key, b: other.key, reason: 'both are declared by the same line', certainty: 'declared', facts });
}

function isOfCluster({ deployment }: ComponentSighting): boolean {
  return deployment.startsWith('kubernetes');
}

function placeOf({ facts }: ComponentSighting): string {
  const [first] = facts;
  return first ? `${first.evidence.path}:${first.evidence.line}` : '';
}

/** A chart for every service declares them all by one line, each with an image of its own. */
function imageName(component: ComponentSighting): string {
  return baseName(repositoryOf(component) ?? '');
}

function groupedBy(components: readonly ComponentSighting[], keyOf: (component: ComponentSighting) => string) {
  const groups = new Map<string, ComponentSighting[]>();
  for (const each of components) groups.set(keyOf(each), [...(groups.get(keyOf(each)) ?? []), each]);
  return [...groups.values()];
}
