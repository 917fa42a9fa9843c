import type { Payload } from '../model/payload.ts';
import { cleanText, isSecretKey } from '../sdk/secrets.ts';
import type { CodeBase } from './code-base.ts';
import type { ClassNode, Decorator, Expression, Field, Module, Place, TypeDeclaration, TypeReference } from './ir.ts';
import { lastNameOf } from './last-names.ts';
import { writtenType } from './written-types.ts';

const MOST_FIELDS = 40;

/** A data type that the repository declares: an interface or alias, or a class, record or struct. */
export type Declared =
  | { readonly is: 'type'; readonly module: Module; readonly node: TypeDeclaration }
  | { readonly is: 'class'; readonly module: Module; readonly node: ClassNode };

/** Finds what a type name means in a file: declared there, imported, or in an opened package. */
export function declaredType(base: CodeBase, module: Module, name: string, seen: Seen = new Set()): Declared | undefined {
  const here = declaredIn(base, module, name);
  if (here) return here;
  const [head = '', ...rest] = name.split('.');
  const imported = module.imports.find(({ local }) => local === head) ?? base.openedImport(module, head);
  const path = imported && base.resolveImport(imported.specifier, module);
  const file = path === undefined ? undefined : base.module(path);
  if (!imported || !file) return undefined;
  const wanted = imported.imported === '*' ? rest.join('.') : imported.imported === 'default' ? head : imported.imported;
  return exportedType(base, file, rest.length > 0 && imported.imported !== '*' ? rest.join('.') : wanted, seen);
}

function declaredIn(base: CodeBase, module: Module, name: string): Declared | undefined {
  const [head = '', ...rest] = name.split('.');
  if (rest.length > 0 && !module.classes.some((each) => each.name === head)) return undefined;
  const plain = rest.at(-1) ?? head;
  const type = module.types.find((each) => each.name === plain);
  if (type) return { is: 'type', module, node: type };
  const index = module.classes.findIndex((each) => each.name === plain && !each.isPart);
  const found = index < 0 ? undefined : base.classThing(module, index);
  return found && { is: 'class', module: found.module, node: found.node };
}

/** The names that were asked for on the way, file by file. */
type Seen = Set<string>;

function exportedType(base: CodeBase, module: Module, name: string, seen: Seen): Declared | undefined {
  const key = `${module.path} ${name}`;
  if (name === '' || seen.has(key)) return undefined;
  seen.add(key);
  const own = declaredIn(base, module, name) ?? passedOn(base, module, name, seen);
  if (own) return own;
  return module.imports.some(({ local }) => local === name) ? declaredType(base, module, name, seen) : undefined;
}

/** What a file exports from others, by name or as a whole. */
function passedOn(base: CodeBase, module: Module, name: string, seen: Seen): Declared | undefined {
  const named = module.exports.filter((each) => each.name === name || each.name === '*');
  for (const each of module.isNamespace ? base.starsFor(module, name) : named) {
    const path = each.from === undefined ? undefined : base.resolveImport(each.from, module);
    const file = path === undefined ? undefined : base.module(path);
    const found = file && exportedType(base, file, each.name === '*' ? name : (each.imported ?? name), seen);
    if (found) return found;
  }
  return undefined;
}

/** The fields of a type with those that it inherits; undefined for what has none: an enum, a service. */
export function payloadOf(base: CodeBase, declared: Declared, written: string): Payload | undefined {
  const all = fieldsOf(base, declared).slice(0, MOST_FIELDS);
  if (all.length === 0) return undefined;
  const fields = Object.fromEntries(all.map(([name, type]) => [name, cleanType(name, type)]));
  return { type: written, fields, evidence: { path: declared.module.path, ...placed(declared.node.place) } };
}

function placed({ line, text }: Place) {
  return { line, text };
}

/** A field's type as it may be shown: what a secret is allowed to be may be the secret itself. */
export function cleanType(name: string, type: string): string {
  return isSecretKey(name) && /['"`]/.test(type) ? 'string' : cleanText(type);
}

type FieldText = readonly [name: string, type: string];

function fieldsOf(
  base: CodeBase,
  { module, ...declared }: Declared,
  seen = new Set<TypeDeclaration | ClassNode>(),
): readonly FieldText[] {
  if (seen.has(declared.node)) return [];
  seen.add(declared.node);
  const inherited = (names: readonly string[]) =>
    names.flatMap((name) => {
      const parent = declaredType(base, module, name);
      return parent ? fieldsOf(base, parent, seen) : [];
    });
  if (declared.is === 'type') {
    const { node } = declared;
    return merged([...inherited(node.extends.map(({ name }) => name)), ...Object.entries(node.fields)]);
  }
  const { node } = declared;
  if (!isData(module, node)) return [];
  const parent = node.extends?.expression;
  const embedded = node.fields.filter(({ isEmbedded }) => isEmbedded).map(({ name }) => name);
  const own = dataFields(node).flatMap((field) => fieldText(field));
  return merged([...inherited([...(parent?.is === 'name' ? [parent.name] : []), ...embedded]), ...own]);
}

/** Python declares fields where others declare static ones: with a type, in a class that has no fields of its instances. */
function dataFields({ fields }: ClassNode): readonly Field[] {
  const own = fields.filter(({ isStatic, isEmbedded }) => !isStatic && !isEmbedded);
  return own.length > 0 ? own : fields.filter(({ isStatic, type }) => isStatic && type !== undefined);
}

/** One field a name, the last one that says it. */
function merged(fields: readonly FieldText[]): readonly FieldText[] {
  return [...new Map(fields)];
}

/** Annotations of what is stored or sent as a whole, whatever else it does: JPA, Spring Data, JAXB, Lombok, TypeORM, Mongoose of NestJS. */
const ENTITY = /^(Entity|Embeddable|MappedSuperclass|Document|RedisHash|XmlRootElement|Data|Value|Schema)$/;

/** What only carries data: it is said to be an entity, or has fields, and no method that does more than read or write one of them. */
function isData(module: Module, node: ClassNode): boolean {
  if (node.decorators.some(({ callee }) => ENTITY.test(nameOf(callee)))) return true;
  const methods = node.methods.flatMap((index) => module.functions[index] ?? []);
  const names = new Set(node.fields.map(({ name }) => name.toLowerCase()));
  const isPlain = (name: string) =>
    names.has(name.replace(/^(get|set|is|with)_?/i, '').toLowerCase()) ||
    /^(_+\w+_+|to|from|equals|hash|compare|builder|validate|copy|clone)/i.test(name);
  return methods.every(({ kind, name = '', isStatic }) => kind !== 'method' || isStatic || isPlain(name));
}

function fieldText(field: Field): readonly FieldText[] {
  const type = writtenType(field.place.text, field.name) ?? (field.type && typeText(field.type)) ?? 'unknown';
  const name = wireName(field);
  return name === '-' || isKeptBack(field) ? [] : [[name, type]];
}

/** Annotations of what is never sent, where they name no condition: Jackson, JSON-B's and .NET's, class-transformer. */
const KEPT_BACK = /^(JsonIgnore|JsonBackReference|JsonbTransient|Exclude)$/;

function isKeptBack({ decorators }: Field): boolean {
  return decorators.some((each) => each.arguments.length === 0 && KEPT_BACK.test(nameOf(each.callee)));
}

const RENAMING = /^(JsonProperty|JsonPropertyName|SerializedName|Expose)$/;

/** The name on the wire: a struct's tag, an annotation, else the field's own. */
function wireName({ name, place, decorators }: Field): string {
  const [, tag] = /\bjson:"([^",]*)/.exec(place.text) ?? [];
  return tag || textIn(decorators) || name;
}

function textIn(decorators: readonly Decorator[]): string | undefined {
  for (const {
    callee,
    arguments: [first],
  } of decorators) {
    if (RENAMING.test(nameOf(callee)) && first?.is === 'literal' && typeof first.value === 'string') return first.value;
  }
  return undefined;
}

function nameOf(callee: Expression): string {
  return lastNameOf(callee) ?? '';
}

/** A type as it is written. */
export function typeText({ name, arguments: args }: TypeReference): string {
  const [only] = args;
  if (name === 'Array' && only) return `${typeText(only)}[]`;
  return args.length > 0 ? `${name}<${args.map(typeText).join(', ')}>` : name;
}
