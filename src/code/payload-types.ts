import type { Payload } from '../model/payload.ts';
import { lineageOf } from './classes.ts';
import { innerType } from './code-base.ts';
import { declaredType, payloadOf, typeText } from './declared-types.ts';
import { Evaluator, type World } from './evaluate.ts';
import type { Expression, ObjectEntry, TypeReference } from './ir.ts';
import { type Shape, shapeOf, type TypeHere } from './static-types.ts';
import type { Frame, Located } from './thing.ts';

const DEEPEST = 4;
const MOST_FIELDS = 40;
/** What says how to send, not what. */
const NO_PAYLOAD = /(Options|Config|Configuration|Settings|Properties|Context)$/;

/** The payload that a shape is: a data type of the repository, or an object literal. */
export function payloadOfShape(world: World, shape: Shape): Payload | undefined {
  return shape.is === 'type' ? payloadOfType(world, shape, 0) : payloadOfLiteral(world, shape);
}

/** The first data type of the repository that a type is or is made of: of `Promise<Order[]>`, `Order[]`. */
export function payloadOfType(world: World, type: TypeHere, depth: number): Payload | undefined {
  const { reference, module, frame } = type;
  if (depth > DEEPEST || NO_PAYLOAD.test(reference.name)) return undefined;
  const bound = boundType(world, reference.name, frame);
  if (bound) return payloadOfType(world, bound, depth + 1);
  if (reference.name.startsWith('[')) return payloadOfMember(world, type, depth);
  const declared = declaredType(world.base, module, reference.name);
  const own = declared && payloadOf(world.base, declared, typeText({ ...reference, arguments: [] }));
  if (own) return own;
  for (const argument of reference.arguments) {
    const inner = payloadOfType(world, { ...type, reference: argument }, depth + 1);
    if (inner) return isMany(reference) ? { ...inner, type: `${inner.type}[]` } : inner;
  }
  return undefined;
}

function isMany({ name }: TypeReference): boolean {
  return /(^|\.)(Array|List|Set|Collection|Iterable|Flux|IEnumerable|IList|ICollection|IReadOnlyList|Sequence|list|Page)$/.test(
    name,
  );
}

/** What a class that is made stands in for a type parameter of a class that it extends. */
function boundType(world: World, name: string, frame: Frame | undefined): TypeHere | undefined {
  for (let at = frame; at; at = at.next) {
    if (!at.self) continue;
    const { classes } = lineageOf(new Evaluator(world), at.self.of);
    for (const [index, each] of classes.entries()) {
      const position = each.node.typeParameters.indexOf(name);
      const below = position < 0 ? undefined : classes[index - 1];
      const reference = below?.node.extendsArguments[position];
      if (below && reference) return { reference, module: below.module, frame: at.next };
    }
  }
  return undefined;
}

/** `T['data']`: the type of one field, which may be written in place. */
function payloadOfMember(world: World, { reference, module, frame }: TypeHere, depth: number): Payload | undefined {
  const key = reference.name.slice(1, -1);
  const [of] = reference.arguments;
  const owner = of && (boundType(world, of.name, frame) ?? { reference: of, module });
  const declared = owner && declaredType(world.base, owner.module, owner.reference.name);
  const text = declared?.is === 'type' ? declared.node.fields[key] : undefined;
  if (!owner || !declared || text === undefined) return undefined;
  if (!text.startsWith('{'))
    return payloadOfType(world, { reference: { name: text, arguments: [] }, module: declared.module }, depth + 1);
  const fields = fieldsInText(text);
  const { line, text: written } = declared.node.place;
  return (
    fields && { type: `${owner.reference.name}.${key}`, fields, evidence: { path: declared.module.path, line, text: written } }
  );
}

/** `{ id: string; lines: Line[] }` in parts. */
function fieldsInText(text: string): Readonly<Record<string, string>> | undefined {
  const parts: string[] = [''];
  let depth = 0;
  for (const char of text.slice(1, text.endsWith('}') ? -1 : undefined)) {
    if ('{[(<'.includes(char)) depth++;
    if ('}])>'.includes(char)) depth--;
    if (depth === 0 && (char === ';' || char === ',')) parts.push('');
    else parts[parts.length - 1] += char;
  }
  const fields = parts.flatMap((part) => {
    const cut = part.indexOf(':');
    const name = part
      .slice(0, cut)
      .trim()
      .replace(/^readonly /, '')
      .replace(/\?$/, '');
    return cut > 0 && /^\w+$/.test(name) ? [[name, part.slice(cut + 1).trim()] as const] : [];
  });
  return fields.length > 0 ? Object.fromEntries(fields.slice(0, MOST_FIELDS)) : undefined;
}

/** An object literal: its keys, with what their values are known to be. */
function payloadOfLiteral(world: World, located: Located): Payload | undefined {
  const { module, expression } = located;
  if (expression.is !== 'object') return undefined;
  const fields = Object.fromEntries(
    expression.entries.flatMap((entry) => literalFields(world, located, entry)).slice(0, MOST_FIELDS),
  );
  return Object.keys(fields).length > 0 && module ? { type: 'object', fields } : undefined;
}

function literalFields(world: World, located: Located, entry: ObjectEntry): readonly (readonly [string, string])[] {
  if ('spread' in entry) {
    const shape = shapeOf(world, { ...located, expression: entry.spread });
    return Object.entries((shape && payloadOfShape(world, shape)?.fields) ?? {});
  }
  return 'key' in entry ? [[entry.key, valueText(world, { ...located, expression: entry.value })]] : [];
}

function valueText(world: World, located: Located): string {
  const { expression } = located;
  const plain = plainType(expression);
  if (plain) return plain;
  if (expression.is === 'member') return memberText(world, { ...located, expression: expression.of }, expression.name);
  const shape = shapeOf(world, located);
  return shape?.is === 'type' ? typeText(innerType(shape.reference)) : (shape?.is ?? 'unknown');
}

function memberText(world: World, of: Located, name: string): string {
  const shape = shapeOf(world, of);
  return (shape && payloadOfShape(world, shape)?.fields[name]) ?? 'unknown';
}

function plainType(expression: Expression): string | undefined {
  if (expression.is === 'literal') return expression.value === null ? 'null' : typeof expression.value;
  if (expression.is === 'concat') return 'string';
  return expression.is === 'list' ? 'list' : undefined;
}
