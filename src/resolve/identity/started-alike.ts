import { groupBy } from '../../model/group-by.ts';
import { isErrandImage, isRuntimeImage, isStarter } from '../knowledge/images.ts';
import { programRun } from '../knowledge/program-run.ts';
import { buildsOf, dockerfileOf, withoutRegistry } from './builds.ts';
import type { Joins } from './joins.ts';
import { commandOf } from './program-joins.ts';
import { type ComponentSighting, isAside, isProcess, productOf, repositoryOf, type Sightings } from './sightings.ts';

/**
 * Several deployments run several processes of one image, whatever each of them calls these: web and worker. Those that start the same program
 * of it are one, where each deployment has one of them. Which image it is, the build says as well as the name.
 */
export function joinStartedAlike(sightings: Sightings, joins: Joins): void {
  for (const group of groupsOfOneImage(sightings)) {
    if (new Set(group.map(({ deployment }) => deployment)).size === group.length) continue;
    const wholes = isParted(group, sightings) ? (each: ComponentSighting) => partOf(each, sightings) : () => '';
    const alike = groupBy(group, (each) => `${wholes(each)}\n${programRun(startOf(each, sightings))}`);
    for (const same of alike.values()) joinEach(same, joins);
  }
}

function joinEach(same: readonly ComponentSighting[], joins: Joins): void {
  const [first, ...others] = same;
  if (!first || new Set(same.map(({ deployment }) => deployment)).size < same.length) return;
  for (const other of others)
    joins.join({
      a: first.key,
      b: other.key,
      reason: 'both start the same program of one image',
      certainty: 'declared',
      facts: [...first.facts, ...other.facts],
    });
}

/** The components that run an image of the team's own, by the Dockerfile that it is made of and by its name. */
function groupsOfOneImage(sightings: Sightings): readonly (readonly ComponentSighting[])[] {
  const groupOf = new Map<string, Set<ComponentSighting>>();
  for (const component of sightings.components.filter((each) => !isProcess(each) && !isAside(each))) {
    const keys = imageKeys(component, sightings);
    const found = keys.flatMap((key) => groupOf.get(key) ?? []);
    const all = new Set([...found.flatMap((group) => [...group]), component]);
    const touched = [...all].flatMap((each) => imageKeys(each, sightings));
    for (const key of keys.length > 0 ? touched : []) groupOf.set(key, all);
  }
  return [...new Set(groupOf.values())].map((group) => [...group]).filter((group) => group.length > 1);
}

function imageKeys(component: ComponentSighting, sightings: Sightings): readonly string[] {
  const dockerfile = dockerfileOf(component, sightings);
  const repository = withoutRegistry(repositoryOf(component));
  const product = productOf(component);
  const isTeams = repository !== undefined && !isErrandImage(repository) && !isRuntimeImage(repository);
  const named = isTeams && (!product || isStarter(product)) ? [`name:${repository}`] : [];
  return dockerfile ? [dockerfile.key, ...named] : named;
}

/** Whether one deployment builds several stages of it, or with several arguments: then these tell its programs apart. */
function isParted(group: readonly ComponentSighting[], sightings: Sightings): boolean {
  const byDeployment = groupBy(group, ({ deployment }) => deployment);
  return [...byDeployment.values()].some((members) => new Set(members.map((each) => partOf(each, sightings))).size > 1);
}

function partOf(component: ComponentSighting, sightings: Sightings): string {
  const targets = component.facts.map(({ build }) => build?.target ?? '');
  return `${targets.join(' ')} ${buildsOf(component, sightings).map(({ build }) => JSON.stringify(build.args ?? {}))}`;
}

/** The deployment's command, else the image's. */
function startOf(component: ComponentSighting, sightings: Sightings): string {
  const own = commandOf(component).trim();
  return own === '' ? (dockerfileOf(component, sightings)?.fact.command ?? '') : own;
}
