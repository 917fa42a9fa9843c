import { type Product, productOfImage } from '../knowledge/images.ts';
import type { Join, Joins } from './joins.ts';
import {
  type ComponentSighting,
  type ImageSighting,
  type ProgramSighting,
  productOf,
  type Sighting,
  type Sightings,
} from './sightings.ts';

/** The sightings joined so far to one thing. */
export interface Group {
  readonly components: readonly ComponentSighting[];
  readonly programs: readonly ProgramSighting[];
  readonly images: readonly ImageSighting[];
  readonly joins: readonly Join[];
  /** Set when it is somebody else's product, not the team's own program. */
  readonly product?: Product;
  readonly key: string;
}

/** The groups as they stand, in the order of their first sighting. */
export function groupsOf(sightings: Sightings, joins: Joins): readonly Group[] {
  const byKey = new Map<string, Sighting>(
    [...sightings.components, ...sightings.programs, ...sightings.images].map((each) => [each.key, each]),
  );
  return joins.groups().map(({ keys, joins: made }) =>
    toGroup(
      keys.flatMap((key) => byKey.get(key) ?? []),
      made,
    ),
  );
}

function toGroup(members: readonly Sighting[], joins: readonly Join[]): Group {
  const components = members.filter((each) => each.is === 'component');
  const programs = members.filter((each) => each.is === 'program');
  const images = members.filter((each) => each.is === 'image');
  const product = programs.length > 0 ? undefined : productOfGroup(components, images);
  return { components, programs, images, joins, key: members[0]?.key ?? '', ...(product ? { product } : {}) };
}

/** A Dockerfile of the team's own that only adds configuration to a product is still that product. */
function productOfGroup(components: readonly ComponentSighting[], images: readonly ImageSighting[]): Product | undefined {
  for (const image of images) {
    const product = productOfImage(image.fact.base);
    if (product) return product;
  }
  return images.length > 0 ? undefined : components.map(productOf).find((product) => product !== undefined);
}

/** Whether two groups can be one thing: the same product, or both the team's own and not two programs. */
export function canBeOne(a: Group, b: Group): boolean {
  if (a.product || b.product) return a.product?.technology === b.product?.technology;
  if (kindOf(a) !== kindOf(b)) return false;
  const folders = new Set([...a.programs, ...b.programs].map((program) => program.folder));
  return folders.size <= Math.max(a.programs.length, b.programs.length, 1);
}

function kindOf(group: Group): string | undefined {
  return group.components.flatMap((each) => each.facts).find((fact) => fact.nodeKind)?.nodeKind;
}

/** The folder of a deployment's file. */
export function deploymentsOf(group: Group): ReadonlySet<string> {
  return new Set(group.components.map((each) => each.deployment));
}
