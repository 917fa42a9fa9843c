import type { ClassNode, Module } from './ir.ts';
import { classKey } from './keys.ts';
import type { ClassThing } from './thing.ts';

/** Classes whose members several files of one package declare. */
export class ClassParts {
  private readonly wholes = new Map<ClassNode, ClassThing>();
  private readonly parts = new Map<string, ClassThing[]>();

  /** `declaring` finds the file of an opened package that declares a name. */
  constructor(modules: readonly Module[], declaring: (module: Module, name: string) => Module | undefined) {
    for (const module of modules)
      for (const node of module.classes)
        if (node.isPart && node.name !== undefined) this.add(module, node, declaring(module, node.name));
  }

  private add(module: Module, node: ClassNode, home: Module | undefined): void {
    const index = home?.classes.findIndex((each) => each.name === node.name && !each.isPart) ?? -1;
    const main = home?.classes[index];
    if (!home || !main) return;
    const key = classKey(home, index);
    this.wholes.set(node, { is: 'class', module: home, node: main, key });
    this.parts.set(key, [...(this.parts.get(key) ?? []), { is: 'class', module, node, key }]);
  }

  wholeOf(part: ClassNode): ClassThing | undefined {
    return this.wholes.get(part);
  }

  of(whole: ClassThing): readonly ClassThing[] {
    return [whole, ...(this.parts.get(whole.key) ?? [])];
  }
}
