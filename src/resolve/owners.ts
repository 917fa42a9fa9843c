import type { Owner } from '../model/fact.ts';
import { mountsOf, thingsOfProductFile } from './file-owners.ts';
import { deepestFolder } from './folders.ts';
import { componentKey } from './identity/sightings.ts';
import type { Thing } from './identity/thing.ts';

/** Finds the things that a fact's owner means. */
export interface Owners {
  thingsOf(owner: Owner): readonly Thing[];
}

/** Owners by component, by file and by program folder. `declared` are the keys of all components, also of those that are not drawn. */
export function ownersOf(things: readonly Thing[], declared: ReadonlySet<string>): Owners {
  const byKey = new Map(
    things.flatMap((thing) =>
      [...thing.components, ...thing.programs, ...thing.images].map((each) => [each.key, thing] as const),
    ),
  );
  const sharing = sharersOf(things);
  const mounted = productsByMount(things);
  const folders = new Map(things.flatMap((thing) => thing.programs.map((program) => [program.folder, thing] as const)));
  const find = (key: string): readonly Thing[] => {
    const thing = byKey.get(key);
    return thing ? [thing] : [];
  };
  /** Who runs a program, or those of its processes that a line is reached by; what nobody is known to run is the program's own. */
  const runnersOf = (folder: string, processes: readonly string[]): readonly Thing[] => {
    const [main, sharers] = [find(`program:${folder}`), sharing.get(folder) ?? []];
    const wanted = processes.filter((key) => sharers.some(({ all }) => all.includes(key)));
    if (wanted.length === 0) return [...main, ...sharers.map(({ thing }) => thing)];
    const running = sharers.filter(({ runs }) => wanted.some((key) => runs.includes(key)));
    const isLeft = !wanted.every((key) => sharers.some(({ runs }) => runs.includes(key)));
    const isMainKnown = main.every((each) => sharers.some(({ thing }) => thing === each));
    const isMains = running.length === 0 || (isLeft && !isMainKnown);
    return [...(isMains ? main : []), ...running.map(({ thing }) => thing)];
  };
  /** A file may name a component by its Service or by its id in a mesh. */
  const calledSo = (name: string, deployment: string): readonly Thing[] => {
    const same = things.filter((thing) => thing.name === name || thing.aliases.includes(name));
    const near = same.filter((thing) => thing.deployments.includes(deployment));
    const found = near.length > 0 ? near : same;
    return found.length === 1 ? found : [];
  };
  return {
    thingsOf: (owner) => {
      switch (owner.is) {
        case 'component':
          return declared.has(componentKey(owner.deployment, owner.name))
            ? find(componentKey(owner.deployment, owner.name))
            : calledSo(owner.name, owner.deployment);
        case 'code':
          return [...new Set(owner.programs.flatMap((folder) => runnersOf(folder, owner.processes ?? [])))];
        case 'file': {
          const image = find(`image:${owner.path}`);
          if (image.length > 0) return image;
          if (owner.product !== undefined) return thingsOfProductFile(owner.path, owner.product, things);
          return mounted.get(owner.path) ?? find(`program:${deepestFolder(owner.path, folders.keys()) ?? ''}`);
        }
      }
    },
  };
}

/** A file that is put into a product's container configures that product, wherever it lies. */
function productsByMount(things: readonly Thing[]): ReadonlyMap<string, readonly Thing[]> {
  const found = new Map<string, readonly Thing[]>();
  for (const thing of things.filter(isProductAlone))
    for (const path of mountsOf(thing)) found.set(path, [...(found.get(path) ?? []), thing]);
  return found;
}

/** Whether it runs what others made and nothing of the team's. */
export function isProductAlone({ product, programs, images }: Thing): boolean {
  return product !== undefined && programs.length === 0 && images.length === 0;
}

interface Sharer {
  readonly thing: Thing;
  /** Keys of the processes that it runs, and of all that the program has. */
  readonly runs: readonly string[];
  readonly all: readonly string[];
}

/** By the program's folder. */
function sharersOf(things: readonly Thing[]): ReadonlyMap<string, readonly Sharer[]> {
  const found = new Map<string, Sharer[]>();
  for (const thing of things)
    for (const { program, processes, all } of thing.shared) {
      const own = processes.map((key) => processOf(thing, key));
      const sharer = { thing, runs: [...processes, ...own], all: [...all, ...own] };
      found.set(program.folder, [...(found.get(program.folder) ?? []), sharer]);
    }
  return found;
}

/** The key of a process as one thing runs it: of several workers that run the same, each may do a part. */
export function processOf({ id }: Pick<Thing, 'id'>, process: string): string {
  return `${process}@${id}`;
}
