import type { Place } from '../code/ir.ts';
import type { ClassDraft, FieldDraft, ModuleDraft } from './module-draft.ts';

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

/** More members of a type that another file of the program declares; gives its index. */
export function addPart(name: string, place: Place, draft: ModuleDraft): number {
  return draft.addClass({ ...emptyClass(name, 0, place), isPart: true });
}

export function plainField(name: string, place: Place): FieldDraft {
  return { name, values: [], isStatic: false, isAbstract: false, decorators: [], place };
}
