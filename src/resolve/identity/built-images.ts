import type { Evidence } from '../../model/evidence.ts';
import type { BuildFact } from '../../model/fact.ts';
import { folderOf, joinPath } from '../folders.ts';
import { buildsNamedBy } from './named-builds.ts';
import { commandOf } from './program-joins.ts';
import { type ComponentSighting, type ImageSighting, isProcess, type Sightings } from './sightings.ts';

/** Who is built from which Dockerfile, by its key. */
export function buildersByImage(sightings: Sightings): ReadonlyMap<string, readonly ComponentSighting[]> {
  const byImage = new Map<string, ComponentSighting[]>();
  for (const component of sightings.components) {
    const image = isProcess(component) ? undefined : dockerfileOf(component, sightings);
    if (image) byImage.set(image.key, [...(byImage.get(image.key) ?? []), component]);
  }
  return byImage;
}

/** The Dockerfile that a component is built from, read from the context, the root or the deployment file's folder. */
export function dockerfileOf(component: ComponentSighting, sightings: Sightings): ImageSighting | undefined {
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

/** The deployment's command, else the image's. */
export function commandIn(component: ComponentSighting, sightings: Sightings): string {
  const own = commandOf(component).trim();
  return own === '' ? (dockerfileOf(component, sightings)?.fact.command ?? '') : own;
}

export interface Build {
  readonly build: Pick<BuildFact, 'context' | 'dockerfile' | 'args'>;
  readonly evidence: Evidence;
}

/** What the component's own file says about its build, else what build descriptors say about the image that it runs. */
export function buildsOf(component: ComponentSighting, sightings: Sightings): readonly Build[] {
  const own = component.facts.flatMap(({ build, evidence }) => (build ? [{ build, evidence }] : []));
  return own.length > 0 ? own : buildsNamedBy(component, sightings).map((build) => ({ build, evidence: build.evidence }));
}
