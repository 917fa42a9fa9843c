import { slug } from '../../model/names.ts';
import { baseName, folderOf, joinPath } from '../folders.ts';
import { imageRepository } from '../knowledge/images.ts';
import { STORES } from '../knowledge/technologies.ts';
import { joinBuild } from './builds.ts';
import { buildersByImage, buildsOf, dockerfileOf } from './built-images.ts';
import type { Joins } from './joins.ts';
import { mainRunnerOf } from './main-runner.ts';
import { joinMounted } from './mounted-programs.ts';
import { partedImages } from './parted-images.ts';
import { commandOf, joinAll, joinProgram, runsAnotherProgram } from './program-joins.ts';
import { joinByPlace } from './same-place.ts';
import {
  type ComponentSighting,
  isAside,
  isOnePerDeployment,
  isProcess,
  namesOfProgram,
  type ProgramSighting,
  productOf,
  repositoryOf,
  type Sightings,
} from './sightings.ts';
import { joinStartedAlike } from './started-alike.ts';
import { teamsImage, withoutRegistry } from './team-images.ts';
import { isRunnable, type Workspace } from './workspace.ts';

/** Joins that files state themselves: what builds what, and what runs a built image. Gives the Dockerfiles that are for a part of their program. */
export function joinStrongly(sightings: Sightings, workspace: Workspace, joins: Joins): ReadonlyMap<string, ProgramSighting> {
  const builders = buildersByImage(sightings);
  const parted = partedImages(builders, { sightings, workspace });
  for (const image of sightings.images)
    joinBuild(image, builders.get(image.key) ?? [], { sightings, workspace, joins }, parted.has(image.key));
  for (const component of sightings.components) {
    if (isProcess(component)) joinProcess(component, workspace, joins);
    else joinWithoutDockerfile(component, sightings, workspace, joins);
  }
  joinMounted(sightings, workspace, joins);
  joinByRepository(sightings, joins);
  joinStartedAlike(sightings, joins);
  joinByPlace(sightings, joins);
  joinByBuiltImage(sightings, joins);
  joinByOwnName(sightings, joins);
  return parted;
}

/**
 * An image of somebody's, called like a program here as well as like a product, is that program: `acme/eureka-server`. A store of a
 * namespace that no other image of the team has is the product: `wurstmeister/kafka` beside a folder of topics called `kafka`.
 */
function joinByOwnName(sightings: Sightings, joins: Joins): void {
  const own = new Set(sightings.components.flatMap((each) => namespaceOf(productOf(each) ? undefined : teamsImage(each)) ?? []));
  for (const component of sightings.components) {
    const repository = repositoryOf(component);
    const product = productOf(component);
    if (!repository?.includes('/') || !product) continue;
    if (STORES.has(product.kind) && !own.has(namespaceOf(withoutRegistry(repository)) ?? '')) continue;
    const name = slug(baseName(repository));
    const named = sightings.programs.filter((program) => isRunnable(program) && namesOfProgram(program).map(slug).includes(name));
    const [program] = named;
    if (!program || named.length > 1) continue;
    const facts = [...component.facts.slice(0, 1), ...program.facts.slice(0, 1)];
    joins.join({
      a: component.key,
      b: program.key,
      reason: `its image is called like ${program.folder}`,
      certainty: 'inferred',
      facts,
    });
  }
}

function namespaceOf(repository: string | undefined): string | undefined {
  return repository?.includes('/') ? folderOf(repository) : undefined;
}

/** A component runs the image that a program's build makes under that name. */
function joinByBuiltImage(sightings: Sightings, joins: Joins): void {
  for (const program of sightings.programs) {
    const images = new Set(program.facts.flatMap((fact) => fact.images ?? []).map((image) => imageRepository(image)));
    for (const component of sightings.components) {
      const repository = repositoryOf(component);
      if (repository === undefined || !images.has(repository)) continue;
      joinProgram(component.key, program, `runs the image that ${program.folder} builds`, component.facts, joins);
    }
  }
}

function joinWithoutDockerfile(component: ComponentSighting, sightings: Sightings, workspace: Workspace, joins: Joins): void {
  if (dockerfileOf(component, sightings)) return;
  const named = productOf(component) ? undefined : workspace.namedIn(commandOf(component));
  for (const { build } of buildsOf(component, sightings)) {
    const program = workspace.at(joinPath(build.context));
    // Built around several programs, it is the one that its command names.
    const isAround = named !== undefined && program !== undefined && named !== program && workspace.holdsOthers(program);
    if (program && !isAround) joinProgram(component.key, program, `is built in ${program.folder}`, component.facts, joins);
  }
  if (!named) return;
  const main = mainRunnerOf(named, component, { sightings, workspace, joins });
  const reason =
    main === component
      ? `is started with a command that names ${named.folder}`
      : `runs the image in which ${component.name} starts ${named.folder}`;
  joinProgram(main.key, named, reason, main.facts, joins);
}

/**
 * An image name that one component of each deployment runs (jobs beside it set aside), and that is nobody else's: no product, no
 * tool for errands, no bare language.
 */
function joinByRepository(sightings: Sightings, joins: Joins): void {
  for (const [repository, group] of usersByRepository(sightings)) {
    const main = group.filter((each) => !isAside(each));
    const several = main.length > 0 ? main : group;
    const [first] = several;
    if (first && isOnePerDeployment(several)) {
      const others = group.filter((each) => each !== first && !runsAnotherProgram(each, first));
      joinAll([first, ...others], `both run the image ${repository}`, joins);
    }
  }
}

function usersByRepository({ components }: Sightings): ReadonlyMap<string, readonly ComponentSighting[]> {
  const users = new Map<string, ComponentSighting[]>();
  for (const component of components) {
    const repository = teamsImage(component);
    if (repository !== undefined) users.set(repository, [...(users.get(repository) ?? []), component]);
  }
  return users;
}

/** A process is the program that its command names, or that lies in or around the folder that it is started in. */
function joinProcess(component: ComponentSighting, workspace: Workspace, joins: Joins): void {
  if (productOf(component)) return;
  for (const { build } of component.facts) {
    const folder = joinPath(build?.context ?? '.');
    const program = workspace.namedIn(commandOf(component)) ?? workspace.at(folder) ?? workspace.around(folder);
    joinProgram(component.key, program, `is started in ${folder}`, component.facts, joins);
  }
}
