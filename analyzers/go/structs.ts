import type { Bound, Decorator, Expression } from '../../src/code/ir.ts';
import type { ClassDraft, FieldDraft } from '../../src/frontend/module-draft.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import { type At, childrenOf, emptyClass, memberOf, nameOf, part } from './lowering.ts';
import { heldItems, keptTags, valuesOfTag } from './tags.ts';
import { embeddedName, heldType, typeOf } from './types.ts';

/** The constructor's only parameter: the fields that a literal gives, by name or in order. */
const GIVEN = '#fields';

/** `type Client struct { … }`: a class whose constructor takes the literal. */
export function lowerStruct(name: string, spec: Node, struct: Node, at: At): number {
  const { draft } = at.file;
  const made = emptyClass(name, at.file.place(spec));
  const index = draft.addClass(made);
  const scope = addConstructor(made, index, name, spec, at);
  const list = childrenOf(struct).find((child) => child.type === 'field_declaration_list');
  for (const declaration of list ? childrenOf(list) : []) {
    if (declaration.type !== 'field_declaration') continue;
    for (const field of fieldsOf(declaration, at)) {
      const position = made.fields.length;
      made.fields.push({
        ...field,
        values: [...given(field.name, position, scope), ...valuesOfTag(declaration, { ...at, scope })],
        decorators: [...keptTags(declaration, { ...at, scope }), ...itemsWithin(name, field, declaration, { ...at, scope })],
        ...within(name, field, declaration, at),
      });
    }
  }
  return index;
}

/** A struct without a name of its own goes by its field's: the dot in the middle is in no name that anybody writes. */
function within(outer: string, { name }: FieldDraft, declaration: Node, at: At): Pick<FieldDraft, 'type'> {
  const type = part(declaration, 'type');
  const own = unnamed(outer, name, type?.type === 'pointer_type' ? childrenOf(type)[0] : type, declaration, at);
  return own === undefined ? {} : { type: { name: own, arguments: [] } };
}

/** What a field holds several of: a type with a name, a struct without one, or plain values, which have no name here. */
function itemsWithin(outer: string, { name }: FieldDraft, declaration: Node, at: At): readonly Decorator[] {
  const held = heldType(part(declaration, 'type'));
  const of = held?.of.type === 'pointer_type' ? childrenOf(held.of)[0] : held?.of;
  return held ? heldItems(held.by, unnamed(outer, name, of, declaration, at) ?? typeOf(of)?.name ?? '', declaration, at) : [];
}

function unnamed(outer: string, name: string, struct: Node | undefined, declaration: Node, at: At): string | undefined {
  if (struct?.type !== 'struct_type') return undefined;
  const own = `${outer}\u00b7${name}`;
  const index = lowerStruct(own, declaration, struct, at);
  at.file.classes.set(own, index);
  at.file.draft.declare(0, {
    name: own,
    values: [{ expression: { is: 'class', class: index }, scope: 0 }],
    place: at.file.place(declaration),
  });
  return own;
}

function addConstructor(made: ClassDraft, index: number, name: string, node: Node, at: At): number {
  const { draft } = at.file;
  const place = at.file.place(node);
  const constructor = draft.addFunction({
    kind: 'constructor',
    scope: at.scope,
    parameters: [{ name: GIVEN, isRest: false, isField: false, decorators: [] }],
    returns: [],
    class: index,
    isStatic: false,
    isAbstract: false,
    decorators: [],
    place,
  });
  const scope = draft.openScope({ parent: at.scope, function: constructor }, name);
  const node_ = draft.functions[constructor];
  if (node_) node_.scope = scope;
  draft.declare(scope, { name: GIVEN, values: [], parameter: 0, place });
  made.methods.push(constructor);
  return scope;
}

function given(name: string, position: number, scope: number): Bound[] {
  const of: Expression = nameOf(GIVEN);
  return [memberOf(of, name), memberOf(of, String(position))].map((expression) => ({ expression, scope }));
}

function fieldsOf(declaration: Node, at: At): readonly FieldDraft[] {
  const type = part(declaration, 'type');
  const reference = typeOf(type);
  const names = declaration.childrenForFieldName('name').flatMap((each) => (each ? [each.text] : []));
  const isEmbedded = names.length === 0;
  return (isEmbedded ? [type ? embeddedName(type) : ''] : names).map((name) => ({
    name,
    ...(reference ? { type: reference } : {}),
    values: [],
    isStatic: false,
    isAbstract: false,
    ...(isEmbedded ? { isEmbedded } : {}),
    decorators: [],
    place: at.file.place(declaration),
  }));
}
