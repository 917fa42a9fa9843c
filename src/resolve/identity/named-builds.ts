import { imageRepository } from '../knowledge/images.ts';
import { type ComponentSighting, repositoryOf, type Sightings } from './sightings.ts';
import { teamsImage, withoutRegistry } from './team-images.ts';

/** The builds of the image that a component runs, by its name; those of one place alone. */
export function buildsNamedBy(component: ComponentSighting, { builds }: Sightings): Sightings['builds'] {
  const repository = repositoryOf(component);
  const image = withoutRegistry(repository);
  if (image === undefined) return [];
  const mayBe = (built: string) => isBelowUnknown(built, image) && (repository !== image || !HAS_HOST.test(built));
  const named = builds.filter((each) => withoutRegistry(imageRepository(each.image)) === image);
  const same = named.length > 0 || !teamsImage(component) ? named : builds.filter((each) => mayBe(each.image));
  const places = new Map(same.map((each) => [`${each.context} ${each.dockerfile ?? ''}`, each]));
  return places.size === 1 ? [...places.values()] : [];
}

/** https://docs.gitlab.com/ci/variables/predefined_variables/: a registry with its host, which Docker Hub's names lack. */
const HAS_HOST = /^\$\{?CI_REGISTRY(?:_IMAGE)?\}?\//;

/** `$CI_REGISTRY_IMAGE/orders`: what the pipeline puts in front is not known, and may be more than a host. */
function isBelowUnknown(built: string, image: string): boolean {
  const [, end] = /^(?:\$\{?\w+\}?|\$\(\w+\)|%\w+%)\/(.+)$/.exec(imageRepository(built)) ?? [];
  return end !== undefined && !end.includes('$') && image.endsWith(`/${end}`);
}
