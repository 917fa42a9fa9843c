import type { ClassThing, SiteReference } from './thing.ts';

/** Where a class is declared. */
export function siteOfClass(of: ClassThing): SiteReference {
  return { module: of.module, declaration: declarationOfClass(of), place: of.node.place };
}

/** The top-level declaration a class is or lies in. */
export function declarationOfClass({ module, node }: ClassThing): string | undefined {
  return module.scopes[node.scope]?.declaration ?? node.name;
}
