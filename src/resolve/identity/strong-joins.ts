import type { Evidence } from '../../model/evidence.ts';
import type { Fact } from '../../model/fact.ts';
import { baseName, folderOf, joinPath } from '../folders.ts';
import { imageRepository, isErrandImage, isRuntimeImage, isStarter } from '../knowledge/images.ts';
import { bareName, slug } from '../names.ts';
import type { Joins } from './joins.ts';
import { joinByPlace } from './same-place.ts';
import {
  type ComponentSighting,
  type ImageSighting,
  isAside,
  namesOfProgram,
  type ProgramSighting,
  productOf,
  repositoryOf,
  type Sightings,
} from './sightings.ts';
import { isRunnable, type Workspace } from './workspace.ts';

/** Joins that files state themselves: what builds what, and what runs a built image. */
export function joinStrongly(sightings: Sightings, workspace: Workspace, joins: Joins): void {
  const builders = buildersByImage(sightings);
  for (const image of sightings.images) joinBuild(image, builders.get(image.key) ?? [], workspace, joins);
  for (const component of sightings.components) joinWithoutDockerfile(component, sightings, workspace, joins);
  joinByRepository(sightings, joins);
  joinByPlace(sightings, joins);
  joinByBuiltImage(sightings, joins);
  joinByOwnName(sightings, joins);
}

/** An image of somebody's, called like a program here as well as like a product, is that program: `acme/eureka-server`. */
function joinByOwnName(sightings: Sightings, joins: Joins): void {
  for (const component of sightings.components) {
    const repository = repositoryOf(component);
    if (!repository?.includes('/') || !productOf(component)) continue;
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

function buildersByImage(sightings: Sightings): ReadonlyMap<string, readonly ComponentSighting[]> {
  const byImage = new Map<string, ComponentSighting[]>();
  for (const component of sightings.components) {
    const image = dockerfileOf(component, sightings);
    if (image) byImage.set(image.key, [...(byImage.get(image.key) ?? []), component]);
  }
  return byImage;
}

/** The Dockerfile that a component is built from, read from the context, the root or the deployment file's folder. */
function dockerfileOf(component: ComponentSighting, sightings: Sightings): ImageSighting | undefined {
  for (const { build, evidence } of buildsOf(component, sightings)) {
    const { context, dockerfile = 'Dockerfile' } = build;
    const beside = folderOf(evidence.path);
    const paths = [joinPath(context, dockerfile), joinPath(dockerfile), joinPath(beside, context, dockerfile)];
    for (const path of paths) {
      const image = sightings.images.find((each) => each.path === path);
      if (image) return image;
    }
  }
  return undefined;
}

interface Build {
  readonly build: { readonly context: string; readonly dockerfile?: string };
  readonly evidence: Evidence;
}

/** What the component's own file says about its build, else what build descriptors say about the image that it runs. */
function buildsOf(component: ComponentSighting, { builds }: Sightings): readonly Build[] {
  const own = component.facts.flatMap(({ build, evidence }) => (build ? [{ build, evidence }] : []));
  const image = withoutRegistry(repositoryOf(component));
  if (own.length > 0 || image === undefined) return own;
  const same = builds.filter((each) => withoutRegistry(imageRepository(each.image)) === image);
  const places = new Map(same.map((each) => [`${each.context} ${each.dockerfile ?? ''}`, each]));
  return places.size === 1 ? [...places.values()].map((each) => ({ build: each, evidence: each.evidence })) : [];
}

function joinBuild(image: ImageSighting, builders: readonly ComponentSighting[], workspace: Workspace, joins: Joins): void {
  const main = builders.filter((each) => !isAside(each));
  const perDeployment = Math.max(0, ...[...countBy(main, (each) => each.deployment).values()]);
  if (perDeployment <= 1) {
    for (const builder of builders)
      joins.join({
        a: builder.key,
        b: image.key,
        reason: `is built from ${image.path}`,
        certainty: 'declared',
        facts: [...builder.facts, image.fact],
      });
    joinProgram(image.key, programOfImage(image, builders, workspace), `${image.path} packs the program`, [image.fact], joins);
    return;
  }
  joinSharedBuild(image, builders, workspace, joins);
}

/** One Dockerfile for several components: the command says which program each of them is; one of them may be the program itself. */
function joinSharedBuild(image: ImageSighting, builders: readonly ComponentSighting[], workspace: Workspace, joins: Joins): void {
  const fallback = programOfImage(image, [], workspace);
  const rest: ComponentSighting[] = [];
  for (const builder of builders) {
    const program = workspace.namedIn(commandOf(builder)) ?? workspace.namedIn(targetOf(builder));
    if (program) joinProgram(builder.key, program, `is started or built under a name of ${program.folder}`, builder.facts, joins);
    else if (!isAnother(workspace.namedIn(builder.name), fallback)) rest.push(builder);
  }
  if (!fallback) return;
  const names = new Set(namesOfProgram(fallback).map(bareName));
  const first = rest.find((each) => names.has(bareName(each.name))) ?? rest.find((each) => !isAside(each));
  for (const builder of rest) {
    const isSame = first && (builder.name === first.name || isAside(builder));
    if (isSame) joinProgram(builder.key, fallback, `is built from ${image.path}`, [...builder.facts, image.fact], joins);
  }
}

/** A component that is called like another program is left to its name. */
function isAnother(named: ProgramSighting | undefined, fallback: ProgramSighting | undefined): boolean {
  return named !== undefined && named !== fallback;
}

/** The program that a Dockerfile packs: in its folder, in the build context, named by its command or sources, or around it. */
export function programOfImage(
  image: ImageSighting,
  builders: readonly ComponentSighting[],
  workspace: Workspace,
): ProgramSighting | undefined {
  const folder = folderOf(image.path);
  const own = workspace.at(folder);
  if (own && !workspace.holdsOthers(own)) return own;
  const commands = [...builders.map(commandOf), image.fact.command ?? ''];
  for (const command of commands) {
    const named = workspace.namedIn(command);
    if (named) return named;
  }
  const contexts = builders.flatMap((each) => each.facts.flatMap((fact) => (fact.build ? [joinPath(fact.build.context)] : [])));
  for (const context of contexts) {
    const program = workspace.at(context);
    if (program && !workspace.holdsOthers(program)) return program;
  }
  const isServer = own?.facts.some((fact) => fact.role === 'server') ?? false;
  const copied = isServer ? undefined : workspace.namedIn(image.fact.copies.join(' '));
  if (copied) return copied;
  const around = workspace.around(image.path);
  return around && around.folder !== '.' && !workspace.holdsOthers(around) ? around : own;
}

function joinWithoutDockerfile(component: ComponentSighting, sightings: Sightings, workspace: Workspace, joins: Joins): void {
  if (dockerfileOf(component, sightings)) return;
  for (const { build } of buildsOf(component, sightings)) {
    const program = workspace.at(joinPath(build.context));
    if (program) joinProgram(component.key, program, `is built in ${program.folder}`, component.facts, joins);
  }
  const named = productOf(component) ? undefined : workspace.namedIn(commandOf(component));
  if (named) joinProgram(component.key, named, `is started with a command that names ${named.folder}`, component.facts, joins);
}

/**
 * An image name that one component of each deployment runs (jobs beside it set aside), and that is nobody else's: no product, no
 * tool for errands, no bare language.
 */
function joinByRepository(sightings: Sightings, joins: Joins): void {
  const users = new Map<string, ComponentSighting[]>();
  for (const component of sightings.components) {
    const repository = withoutRegistry(repositoryOf(component));
    const product = productOf(component);
    const isTeams = repository !== undefined && !isErrandImage(repository) && !isRuntimeImage(repository);
    if (isTeams && (!product || isStarter(product))) users.set(repository, [...(users.get(repository) ?? []), component]);
  }
  for (const [repository, group] of users) {
    const main = group.filter((each) => !isAside(each));
    const several = main.length > 0 ? main : group;
    const [first] = several;
    if (!first || new Set(several.map((each) => each.deployment)).size < several.length) continue;
    const others = group.filter((each) => each !== first);
    for (const other of others) {
      joins.join({
        a: first.key,
        b: other.key,
        reason: `both run the image ${repository}`,
        certainty: 'declared',
        facts: [...first.facts, ...other.facts],
      });
    }
  }
}

function joinProgram(
  key: string,
  program: ProgramSighting | undefined,
  reason: string,
  facts: readonly Fact[],
  joins: Joins,
): void {
  if (program) joins.join({ a: key, b: program.key, reason, certainty: 'declared', facts: [...facts, ...program.facts] });
}

/** The same image behind another registry: `registry.shop.example/acme/orders`. */
function withoutRegistry(repository: string | undefined): string | undefined {
  return repository?.replace(/^[^/]*[.:][^/]*\/(?=.)/, '');
}

function commandOf(component: ComponentSighting): string {
  return component.facts.map((fact) => fact.command ?? '').join(' ');
}

/** One stage of a Dockerfile for each program bears the program's name. */
function targetOf(component: ComponentSighting): string {
  return component.facts.map((fact) => fact.build?.target ?? '').join(' ');
}

function countBy<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  return counts;
}
