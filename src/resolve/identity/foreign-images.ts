import { imageRepository, isRuntimeName, type Product } from '../knowledge/images.ts';
import type { Group } from './group.ts';

/** Registries where anybody publishes; others hold what their owner built: https://docs.docker.com/reference/cli/docker/image/tag/#description */
const PUBLIC = /^(ghcr\.io|quay\.io|lscr\.io|registry\.gitlab\.com|public\.ecr\.aws)\//;

/** A host of a registry in front of the owner: it has a dot or a port. */
const HOST = /^[^/]*[.:][^/]*\//;

/**
 * What runs an image that others publish: nothing of it is built or lies here, what is built here goes under another owner's name, and no second
 * image comes from that owner, which could be the team's own other repositories.
 */
export function foreignImages(groups: readonly Group[]): (group: Group) => Product | undefined {
  const own = new Set(
    groups
      .filter(isOfTheTeam)
      .flatMap(ownersOf)
      .filter((owner) => owner !== ''),
  );
  const built = new Set(groups.filter(isOfTheTeam).flatMap(({ components }) => components.map(({ deployment }) => deployment)));
  const bare = groups.filter((each) => !isOfTheTeam(each) && !each.product);
  return (group) => {
    const [owner, ...others] = new Set(ownersOf(group));
    if (own.size === 0 || !bare.includes(group) || !owner || others.length > 0 || own.has(owner)) return undefined;
    if (!group.components.some(({ deployment }) => built.has(deployment))) return undefined;
    const names = new Set(bare.flatMap(imagesOf).filter((image) => ownerOf(image) === owner));
    const [name, second] = [...names].map((image) => image.split('/').at(-1) ?? '');
    if (name === undefined || second !== undefined || isRuntimeName(name)) return undefined;
    return { kind: 'infrastructure', technology: name };
  };
}

function isOfTheTeam({ programs, images, shared, components }: Group): boolean {
  const isBuilt = components.some((each) => each.facts.some(({ build }) => build !== undefined));
  return isBuilt || programs.length > 0 || images.length > 0 || shared.length > 0;
}

function imagesOf({ components }: Group): readonly string[] {
  return components.flatMap((each) => each.facts.flatMap(({ image }) => (image === undefined ? [] : [imageRepository(image)])));
}

function ownersOf(group: Group): readonly string[] {
  return imagesOf(group).map((image) => ownerOf(image) ?? '');
}

/** Who published an image on a registry for everybody; undefined where a file does not say, or for official images and private registries. */
function ownerOf(image: string): string | undefined {
  const path = image.replace(PUBLIC, '');
  const owner = path.split('/').slice(0, -1).join('/');
  return owner === '' || HOST.test(path) || /[${}<>]/.test(owner) ? undefined : owner;
}
