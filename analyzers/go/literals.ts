import type { Expression, ObjectEntry } from '../../src/code/ir.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import { type At, childrenOf, NOTHING, part, textOf } from './lowering.ts';
import { embeddedName, namedType, typeExpression } from './types.ts';

const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  '\\': '\\',
  '"': '"',
  "'": "'",
  a: '\u0007',
  b: '\b',
};

/** The text of a string literal. https://go.dev/ref/spec#String_literals */
export function textIn(node: Node): string {
  const inside = node.text.slice(1, -1);
  if (node.type === 'raw_string_literal') return inside;
  return inside.replace(/\\(u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|.)/g, (_, escape: string) =>
    /^[ux]./.test(escape) ? String.fromCharCode(Number.parseInt(escape.slice(1), 16)) : (ESCAPES[escape] ?? escape),
  );
}

export function numberIn(node: Node): Expression {
  const value = Number(node.text.replaceAll('_', ''));
  return Number.isNaN(value) ? { is: 'unknown', why: 'a number' } : textOf(value);
}

/** `T{…}`: an instance of a struct, or a map or list in place. */
export function lowerComposite(node: Node, at: At): Expression {
  return valueOf(part(node, 'type'), part(node, 'body') ?? node, at);
}

function valueOf(type: Node | undefined, body: Node, at: At): Expression {
  switch (type?.type) {
    case 'map_type':
      return { is: 'object', entries: entriesOf(body, part(type, 'value'), at, false) };
    case 'slice_type':
    case 'array_type':
    case 'implicit_length_array_type':
      return { is: 'list', items: itemsOf(body, part(type, 'element'), at) };
    case 'struct_type':
      return structOf(type, body, at);
    case 'pointer_type':
      return valueOf(childrenOf(type)[0], body, at);
    case 'type_identifier': {
      const behind = at.file.typeWithin(type.text, at.scope) ?? at.file.named.get(type.text);
      return behind && behind.type !== 'type_identifier' ? valueOf(behind, body, at) : instanceOf(type, body, at);
    }
    case 'qualified_type':
    case 'generic_type':
      return instanceOf(type, body, at);
    default:
      return fieldsOf(body, at);
  }
}

/** A literal of a struct without a name; without keys its values are the fields in order. https://go.dev/ref/spec#Composite_literals */
function structOf(type: Node, body: Node, at: At): Expression {
  const list = childrenOf(type).find((child) => child.type === 'field_declaration_list');
  const fields = (list ? childrenOf(list) : []).flatMap((declaration) =>
    fieldNames(declaration).map((name) => ({ name, declaration })),
  );
  const elements = childrenOf(body);
  if (elements.length === 0 || elements.some((child) => child.type === 'keyed_element')) return fieldsOf(body, at);
  const entries = elements.flatMap((element, index): readonly ObjectEntry[] => {
    const field = fields[index];
    return field ? [{ key: field.name, value: elementOf(element, part(field.declaration, 'type'), at) }] : [];
  });
  return { is: 'object', entries };
}

function fieldNames(declaration: Node): readonly string[] {
  const names = declaration.childrenForFieldName('name').flatMap((each) => (each ? [each.text] : []));
  const type = part(declaration, 'type');
  return names.length > 0 ? names : type ? [embeddedName(type)] : [];
}

/** `new Client({ baseURL: x })` is how an instance with known fields is put in the IR. */
function instanceOf(type: Node, body: Node, at: At): Expression {
  return makeInstance(type, [fieldsOf(body, at)], at);
}

/** An instance of a named type. */
export function makeInstance(type: Node, args: readonly Expression[], at: At): Expression {
  const callee = typeExpression(namedType(type) ?? type);
  return at.file.draft.call({
    callee,
    arguments: args,
    isNew: true,
    typeArguments: [],
    scope: at.scope,
    place: at.file.place(type),
  });
}

function fieldsOf(body: Node, at: At): Expression {
  const isKeyed = childrenOf(body).every((child) => child.type === 'keyed_element');
  return isKeyed
    ? { is: 'object', entries: entriesOf(body, undefined, at, true) }
    : { is: 'list', items: itemsOf(body, undefined, at) };
}

function entriesOf(body: Node, type: Node | undefined, at: At, isStruct: boolean): readonly ObjectEntry[] {
  return childrenOf(body).flatMap((element): readonly ObjectEntry[] => {
    if (element.type !== 'keyed_element') return [];
    const [left, right] = ends(element);
    const value = elementOf(right, type, at);
    const key = left && (childrenOf(left)[0] ?? left);
    if (!key) return [];
    if (isStruct && key.type === 'identifier') return [{ key: key.text, value }];
    if (/^(interpreted|raw)_string_literal$/.test(key.type)) return [{ key: textIn(key), value }];
    return [{ computed: at.file.lower(key, at), value }];
  });
}

function ends(element: Node): readonly [Node | undefined, Node | undefined] {
  const [first, second] = childrenOf(element);
  return [part(element, 'key') ?? first, part(element, 'value') ?? second];
}

function itemsOf(body: Node, type: Node | undefined, at: At): readonly Expression[] {
  return childrenOf(body).map((element) => {
    const value = element.type === 'keyed_element' ? ends(element)[1] : element;
    return elementOf(value, type, at);
  });
}

/** An element without a type of its own has the one of the list or map around it. */
function elementOf(element: Node | undefined, type: Node | undefined, at: At): Expression {
  const inside = element?.type === 'literal_element' ? childrenOf(element)[0] : element;
  return inside?.type === 'literal_value' ? at.file.deeper(() => valueOf(type, inside, at), NOTHING) : at.file.lower(inside, at);
}
