import type { Owner } from '../model/fact.ts';
import { thingsOfProductFile } from './file-owners.ts';
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
  const folders = new Map(things.flatMap((thing) => thing.programs.map((program) => [program.folder, thing] as const)));
  const find = (key: string): readonly Thing[] => {
    const thing = byKey.get(key);
    return thing ? [thing] : [];
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
          return [...new Set(owner.programs.flatMap((folder) => find(`program:${folder}`)))];
        case 'file': {
          const image = find(`image:${owner.path}`);
          if (image.length > 0) return image;
          if (owner.product !== undefined) return thingsOfProductFile(owner.path, owner.product, things);
          return find(`program:${deepestFolder(owner.path, folders.keys()) ?? ''}`);
        }
      }
    },
  };
}
