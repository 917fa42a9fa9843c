import type { ClassNode, Expression, Module, TypeReference } from '../../src/code/ir.ts';
import { folderOf } from '../../src/sdk/index.ts';
import { packagePath } from './package-path.ts';

/** The package module that an import path means in a file, where the repository has it. */
export type Resolver = (specifier: string, fromPath: string) => string | undefined;

/** A struct in the file that declares it. */
export interface Struct {
  readonly module: Module;
  readonly node: ClassNode;
}

/** Finds the struct that a type names, as far as the repository declares it. */
export class StructIndex {
  readonly #byName = new Map<string, Struct[]>();
  readonly #resolve: Resolver;

  constructor(modules: readonly Module[], resolve: Resolver) {
    this.#resolve = resolve;
    for (const module of modules)
      for (const node of module.classes)
        if (node.name !== undefined && !node.isPart && !node.isAbstract)
          this.#byName.set(node.name, [...(this.#byName.get(node.name) ?? []), { module, node }]);
  }

  /** In the file's own package, or in the one that the name in front of the dot imports. */
  find(type: TypeReference | undefined, from: Module): Struct | undefined {
    const [head = '', name] = type?.name.split('.') ?? [];
    const specifier = from.imports.find(({ local }) => local === head)?.specifier;
    const place = name === undefined ? packagePath(folderOf(from.path)) : specifier && this.#resolve(specifier, from.path);
    return (this.#byName.get(name ?? head) ?? []).find(({ module }) => packagePath(folderOf(module.path)) === place);
  }

  /** The package whose function of this name a call means. */
  packageCalled(callee: Expression, name: string, from: Module): string | undefined {
    if (callee.is === 'name') return callee.name === name ? packagePath(folderOf(from.path)) : undefined;
    if (callee.is !== 'member' || callee.name !== name || callee.of.is !== 'name') return undefined;
    const { name: head } = callee.of;
    const specifier = from.imports.find(({ local }) => local === head)?.specifier;
    return specifier && this.#resolve(specifier, from.path);
  }

  keyOf({ module, node }: Struct): string {
    return `${folderOf(module.path)} ${node.name ?? ''}`;
  }
}
