import type { Node } from 'web-tree-sitter';
import type { Place } from '../../src/code/ir.ts';
import type { ClassDraft, FieldDraft } from '../../src/frontend/module-draft.ts';
import type { Walker } from './lowering.ts';

/** A type without members yet. */
export function emptyClass(name: string, scope: number, place: Place): ClassDraft {
  return {
    name,
    scope,
    isAbstract: false,
    typeParameters: [],
    extendsArguments: [],
    implements: [],
    fields: [],
    methods: [],
    decorators: [],
    place,
  };
}

/** More members of a type that another file of the crate declares; gives its index. */
export function addPart(name: string, node: Node, walker: Walker): number {
  return walker.draft.addClass({ ...emptyClass(name, 0, walker.place(node)), isPart: true });
}

export function plainField(name: string, place: Place): FieldDraft {
  return { name, values: [], isStatic: false, isAbstract: false, decorators: [], place };
}
