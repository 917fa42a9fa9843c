import { withoutObjectSuffix } from '../../model/names.ts';
import { isStarter, type Product, productOfImage, productOfName } from '../knowledge/images.ts';
import type { Join, Joins } from './joins.ts';
import type { SharedProgram } from './processes.ts';
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
  /** What it runs of programs that others run as well. */
  readonly shared: readonly SharedProgram[];
  /** Set when it is somebody else's product, not the team's own program. */
  readonly product?: Product;
  readonly key: string;
}

/** The groups as they stand, in the order of their first sighting. */
export function groupsOf(
  sightings: Sightings,
  joins: Joins,
  shared: ReadonlyMap<string, SharedProgram> = new Map(),
): readonly Group[] {
  const byKey = new Map<string, Sighting>(
    [...sightings.components, ...sightings.programs, ...sightings.images].map((each) => [each.key, each]),
  );
  return joins.groups().map(({ keys, joins: made }) =>
    toGroup(
      keys.flatMap((key) => byKey.get(key) ?? []),
      made,
      shared,
    ),
  );
}

function toGroup(members: readonly Sighting[], joins: readonly Join[], shared: ReadonlyMap<string, SharedProgram>): Group {
  const components = members.filter((each) => each.is === 'component');
  const programs = members.filter((each) => each.is === 'program');
  const images = members.filter((each) => each.is === 'image');
  const product = programs.length > 0 ? undefined : productOfGroup(components, images);
  const parts = components.flatMap((each) => shared.get(each.key) ?? []);
  return { components, programs, images, joins, shared: parts, key: members[0]?.key ?? '', ...(product ? { product } : {}) };
}

/** A Dockerfile of the team's own that only adds configuration to a product is still that product. */
function productOfGroup(components: readonly ComponentSighting[], images: readonly ImageSighting[]): Product | undefined {
  for (const image of images) {
    const product = productOfImage(image.fact.base);
    if (product) return product;
  }
  const byImage = images.length > 0 ? undefined : components.map(productOf).find((product) => product !== undefined);
  return byImage ?? components.map(byName).find((product) => product !== undefined);
}

/** The team's own build of a store, known by nothing but its name. */
function byName(component: ComponentSighting): Product | undefined {
  const isStated = component.facts.some((fact) => fact.nodeKind);
  return isStated ? undefined : productOfName(withoutObjectSuffix(component.name));
}

/** The folders of the programs that it is or shares. */
export function foldersOf(of: Pick<Group, 'programs' | 'shared'>): readonly string[] {
  return [...new Set(programsOf(of).map(({ folder }) => folder))];
}

/** The programs that it is, and those that it runs a process of. */
export function programsOf({ programs, shared }: Pick<Group, 'programs' | 'shared'>): readonly ProgramSighting[] {
  return [...programs, ...shared.map(({ program }) => program)];
}

/** Whether something of it is a gateway; what its deployment calls like a program is that program. */
export function isGateway({ components }: Pick<Group, 'components'>): boolean {
  return components.some(
    ({ facts }) => facts.some(({ nodeKind }) => nodeKind === 'gateway') && facts.every(({ nodeKind }) => nodeKind !== undefined),
  );
}

/** Whether two groups can be one thing: the same product, or both the team's own and not two programs. */
export function canBeOne(a: Group, b: Group): boolean {
  if (foreignProduct(a) || foreignProduct(b)) return isSameProduct(a.product, b.product);
  if (kindOf(a) !== kindOf(b)) return false;
  const folders = new Set([...a.programs, ...b.programs].map((program) => program.folder));
  return folders.size <= Math.max(a.programs.length, b.programs.length, 1);
}

/** The group's product, unless the team can have made it itself. */
export function foreignProduct({ product }: Group): Product | undefined {
  return product && isStarter(product) ? undefined : product;
}

/** A name tells only the kind. */
function isSameProduct(a: Product | undefined, b: Product | undefined): boolean {
  const isVague = a?.technology === 'database' || b?.technology === 'database';
  return a?.technology === b?.technology || (isVague && a?.kind === b?.kind);
}

function kindOf(group: Group): string | undefined {
  return group.components.flatMap((each) => each.facts).find((fact) => fact.nodeKind)?.nodeKind;
}

/** The folder of a deployment's file. */
export function deploymentsOf(group: Group): ReadonlySet<string> {
  return new Set(group.components.map((each) => each.deployment));
}
