import { groupBy } from '../../model/group-by.ts';
import { programRun } from '../knowledge/program-run.ts';
import { buildsOf, commandIn, dockerfileOf } from './built-images.ts';
import type { Joins } from './joins.ts';
import { joinAll } from './program-joins.ts';
import { type ComponentSighting, isAside, isOnePerDeployment, isProcess, type Sightings } from './sightings.ts';
import { teamsImage } from './team-images.ts';

/**
 * Several deployments run several processes of one image, whatever each of them calls these: web and worker. Those that start the same program
 * of it are one, where each deployment has one of them. Which image it is, the build says as well as the name.
 */
export function joinStartedAlike(sightings: Sightings, joins: Joins): void {
  for (const group of groupsOfOneImage(sightings)) {
    if (isOnePerDeployment(group)) continue;
    const wholes = isParted(group, sightings) ? (each: ComponentSighting) => partOf(each, sightings) : () => '';
    const alike = groupBy(group, (each) => `${wholes(each)}\n${programRun(commandIn(each, sightings))}\n${each.mode ?? ''}`);
    for (const same of alike.values())
      if (isOnePerDeployment(same)) joinAll(same, 'both start the same program of one image', joins);
  }
}

/** Components of one image, with all the keys that it goes by. */
interface ImageGroup {
  readonly keys: string[];
  readonly members: ComponentSighting[];
}

/** The components that run an image of the team's own, by the Dockerfile that it is made of and by its name. */
function groupsOfOneImage(sightings: Sightings): readonly (readonly ComponentSighting[])[] {
  const groupOf = new Map<string, ImageGroup>();
  for (const component of sightings.components.filter((each) => !isProcess(each) && !isAside(each))) {
    const own = imageKeys(component, sightings);
    const [group = { keys: [], members: [] }, ...others] = new Set(own.flatMap((key) => groupOf.get(key) ?? []));
    const keys = [...own, ...others.flatMap((each) => each.keys)];
    group.keys.push(...keys);
    group.members.push(...others.flatMap(({ members }) => members), component);
    for (const key of keys) groupOf.set(key, group);
  }
  return [...new Set(groupOf.values())].map(({ members }) => members).filter((members) => members.length > 1);
}

function imageKeys(component: ComponentSighting, sightings: Sightings): readonly string[] {
  const dockerfile = dockerfileOf(component, sightings);
  const repository = teamsImage(component);
  const named = repository === undefined ? [] : [`name:${repository}`];
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
