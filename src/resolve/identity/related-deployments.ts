import { commonFolder, isInside } from '../../sdk/path.ts';
import { folderOf } from '../folders.ts';
import { copiedInto } from './copied-sources.ts';
import { deploymentsOf, type Group, isGateway } from './group.ts';
import { isRunnable } from './workspace.ts';

/** Deployment files side by side, or that run a common service, describe one system; so does one that runs no service of its own. */
export function areRelated(a: Group, b: Group, all: readonly Group[]): boolean {
  const beside = foldersOf(b);
  if ([...foldersOf(a)].some((folder) => beside.has(folder))) return true;
  const [left, right] = [deploymentsOf(a), deploymentsOf(b)];
  const own = all.filter((group) => !group.product && !isGateway(group));
  const runsIn = (group: Group, deployments: ReadonlySet<string>) =>
    [...deploymentsOf(group), ...packedIn(group, all)].some((each) => deployments.has(each));
  const isBare = (deployments: ReadonlySet<string>) => !own.some((group) => runsIn(group, deployments));
  if (own.some((group) => runsIn(group, left) && runsIn(group, right)) || isBare(left) || isBare(right)) return true;
  return isSystemWide(a, all) && isSystemWide(b, all);
}

function foldersOf(group: Group): ReadonlySet<string> {
  return new Set(group.components.flatMap((each) => each.facts.map((fact) => folderOf(fact.evidence.path))));
}

/** Deployment files around everything, or beside the programs rather than around one of them, are about the whole system. */
function isSystemWide(store: Group, all: readonly Group[]): boolean {
  const { root, programs } = groundOf(all);
  return store.components.some((component) => {
    const folder = folderOf(component.facts[0]?.evidence.path ?? '');
    if (folder === root) return true;
    const own = all.filter((group) => !group.product && deploymentsOf(group).has(component.deployment));
    return own.length > 1 && !programs.some((each) => isInside(each, folder) || isInside(folder, each));
  });
}

/** The folder around everything, and those of the programs below it. */
interface Ground {
  readonly root: string;
  readonly programs: readonly string[];
}

const grounds = new WeakMap<readonly Group[], Ground>();

function groundOf(all: readonly Group[]): Ground {
  const known = grounds.get(all);
  if (known) return known;
  const folders = all.flatMap((group) => group.programs.map((each) => each.folder));
  const root = commonFolder([...folders, ...all.flatMap((group) => [...foldersOf(group)])]);
  const ground = { root, programs: folders.filter((each) => each !== root) };
  grounds.set(all, ground);
  return ground;
}

const packed = new WeakMap<readonly Group[], ReadonlyMap<string, readonly string[]>>();

/** The deployments of images that pack the group's programs together with others, for a supervisor in the image to start: by their folders. */
function packedIn({ programs }: Group, all: readonly Group[]): readonly string[] {
  const known = packed.get(all) ?? packedPrograms(all);
  packed.set(all, known);
  return programs.flatMap(({ folder }) => known.get(folder) ?? []);
}

function packedPrograms(all: readonly Group[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  const folders = all.flatMap((group) => group.programs.filter(isRunnable).map((each) => each.folder));
  for (const group of all.filter(({ programs, product }) => programs.length === 0 && !product)) {
    const within = group.images.flatMap(({ fact }) => copiedInto(fact));
    const inside = folders.filter((folder) => within.some((each) => folder !== each && isInside(folder, each)));
    if (inside.length < 2) continue;
    for (const folder of inside) found.set(folder, [...(found.get(folder) ?? []), ...deploymentsOf(group)]);
  }
  return found;
}
