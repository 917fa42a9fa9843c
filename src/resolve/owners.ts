import type { Owner } from '../model/fact.ts';
import { thingsOfProductFile } from './file-owners.ts';
import { deepestFolder } from './folders.ts';
import { componentKey } from './identity/sightings.ts';
import type { Thing } from './identity/thing.ts';

/** Finds the things that a fact's owner means. */
export interface Owners {
  thingsOf(owner: Owner): readonly Thing[];
}

/** Owners by component, by file and by program folder. */
export function ownersOf(things: readonly Thing[]): Owners {
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
  return {
    thingsOf: (owner) => {
      switch (owner.is) {
        case 'component':
          return find(componentKey(owner.deployment, owner.name));
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
