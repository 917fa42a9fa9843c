import type { ClassNode, Module, TypeReference } from '../../src/code/ir.ts';
import { folderOf } from '../../src/sdk/index.ts';

/** A struct in the file that declares it. */
export interface Struct {
  readonly module: Module;
  readonly node: ClassNode;
}

/** Finds the struct that a type names, as far as the repository declares it. */
export class StructIndex {
  readonly #byName = new Map<string, Struct[]>();

  constructor(modules: readonly Module[]) {
    for (const module of modules)
      for (const node of module.classes)
        if (node.name !== undefined && !node.isPart && !node.isAbstract)
          this.#byName.set(node.name, [...(this.#byName.get(node.name) ?? []), { module, node }]);
  }

  /** In the file's own package, or in the one that the name in front of the dot imports. */
  find(type: TypeReference | undefined, from: Module): Struct | undefined {
    const [head = '', name] = type?.name.split('.') ?? [];
    const found = this.#byName.get(name ?? head) ?? [];
    if (name === undefined) return found.find(({ module }) => folderOf(module.path) === folderOf(from.path));
    const specifier = from.imports.find(({ local }) => local === head)?.specifier;
    return specifier === undefined
      ? undefined
      : found.find(
          ({ module }) =>
            `/${specifier}`.endsWith(`/${folderOf(module.path)}`) || folderOf(module.path).endsWith(`/${lastOf(specifier)}`),
        );
  }

  keyOf({ module, node }: Struct): string {
    return `${folderOf(module.path)} ${node.name ?? ''}`;
  }
}

function lastOf(specifier: string): string {
  return specifier.slice(specifier.lastIndexOf('/') + 1);
}
