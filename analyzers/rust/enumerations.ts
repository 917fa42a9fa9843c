// https://doc.rust-lang.org/reference/items/enumerations.html
import type { Expression } from '../../src/code/ir.ts';
import { plainField } from '../../src/frontend/class-drafts.ts';
import { literalOf, partsOf } from '../../src/frontend/rule-walker.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import { pathOf } from './calls.ts';
import { type At, memberOf, nameOf, type Walker } from './lowering.ts';

/** The field of an instance that says which variant it is; no name of Rust's begins like this. */
const VARIANT = '#variant';

/**
 * Variants are static members of their type. Where methods ask `self` which of them it is, each is an instance that knows; else it stands for its
 * name, or for the text that strum gives it.
 */
export function lowerVariants(node: Node, index: number, at: At, walker: Walker): void {
  const isAsked = isMatchedInside(node);
  const own = walker.draft.classes[index];
  if (isAsked && own) own.isEnumeration = true;
  let attributes: Node[] = [];
  for (const each of partsOf(node.childForFieldName('body') ?? node)) {
    if (each.type === 'attribute_item') attributes.push(each);
    if (each.type !== 'enum_variant') continue;
    if (isAsked) lowerVariant(each, node, index, at, walker);
    else addStatic(each, literalOf(spelledOut(attributes) ?? nameIn(each)), index, at, walker);
    attributes = [];
  }
}

function nameIn(node: Node): string {
  return node.childForFieldName('name')?.text ?? '';
}

/** `#[strum(serialize = "orders.placed")]`: https://docs.rs/strum/latest/strum/additional_attributes/ */
function spelledOut(attributes: readonly Node[]): string | undefined {
  const texts = attributes.flatMap(({ text }) => /\bstrum\([^)]*\b(?:to_string|serialize)\s*=\s*"([^"]+)"/.exec(text)?.[1] ?? []);
  return texts.length === 1 ? texts[0] : undefined;
}

const matched = new WeakMap<Node, ReadonlySet<string>>();

/** Whether an `impl` block beside the type matches `self`. */
function isMatchedInside(node: Node): boolean {
  const { parent } = node;
  if (!parent) return false;
  const names = matched.get(parent) ?? new Set(parent.namedChildren.flatMap(matchedIn));
  matched.set(parent, names);
  return names.has(nameIn(node));
}

/** The type of an `impl` block that matches `self`. */
function matchedIn(node: Node): readonly string[] {
  if (node.type !== 'impl_item' || !/\bmatch\s+[*&]?\s*self\b/.test(node.text)) return [];
  return pathOf(node.childForFieldName('type') ?? node).slice(-1);
}

/** One with values is a function that makes it, one without is made already. */
function lowerVariant(node: Node, type: Node, index: number, at: At, walker: Walker): void {
  const body = node.childForFieldName('body');
  const values = body?.type === 'ordered_field_declaration_list' ? typesIn(body).map((_, position) => `#${position}`) : [];
  if (body === null || body === undefined) addStatic(node, made(node, type, [], at, walker), index, at, walker);
  else addMaker(node, type, values, index, at, walker);
}

function typesIn(body: Node): readonly Node[] {
  return partsOf(body).filter(({ type }) => !/^(attribute_item|visibility_modifier)$/.test(type));
}

function made(node: Node, type: Node, values: readonly string[], at: At, walker: Walker): Expression {
  const told: Expression = { is: 'keyword', name: VARIANT, of: literalOf(nameIn(node)) };
  const given = values.map((name, position): Expression => ({ is: 'keyword', name: String(position), of: nameOf(name) }));
  return walker.call(node, at, { callee: nameOf(nameIn(type)), arguments: [told, ...given], isNew: true });
}

function addStatic(node: Node, expression: Expression, index: number, at: At, walker: Walker): void {
  const values = [{ expression, scope: at.scope }];
  walker.draft.classes[index]?.fields.push({ ...plainField(nameIn(node), walker.place(node)), values, isStatic: true });
}

function addMaker(node: Node, type: Node, values: readonly string[], index: number, at: At, walker: Walker): void {
  const { draft } = walker;
  const fn = draft.functions.length;
  const scope = draft.openScope({ parent: at.scope, function: fn }, nameIn(type));
  const place = walker.place(node);
  const parameters = values.map((name) => ({ name, isRest: false, isField: false, decorators: [] }));
  const flags = { isStatic: false, isAbstract: false, decorators: [] };
  draft.addFunction({ name: nameIn(node), kind: 'function', scope, parameters, returns: [], ...flags, place });
  for (const [position, name] of values.entries()) draft.declare(scope, { name, values: [], parameter: position, place });
  draft.functions[fn]?.returns.push({ expression: made(node, type, values, { ...at, scope }, walker), scope });
  addStatic(node, { is: 'function', function: fn }, index, at, walker);
}

/** An arm of a `match`: its pattern and what it comes to. */
export interface Arm {
  readonly pattern: Node | null;
  readonly result: Expression;
}

/** `match topic { Topic::Placed => "orders.placed", … }` is what stands beside the variant; undefined where other things are told apart. */
export function variantOf(of: Expression, arms: readonly Arm[]): Expression | undefined {
  const named = arms.map(({ pattern, result }) => ({ variants: pattern ? variantsIn(pattern) : undefined, result }));
  const [otherwise] = named.flatMap(({ variants, result }) => (variants?.length === 0 ? [result] : []));
  const entries = named.flatMap(({ variants = [], result }) => variants.map((key) => ({ key, value: result })));
  if (entries.length === 0 || named.some(({ variants }) => variants === undefined)) return undefined;
  const chosen: Expression = { is: 'index', of: { is: 'object', entries }, key: memberOf(of, VARIANT) };
  return otherwise ? { is: 'fallback', first: chosen, second: otherwise } : chosen;
}

/** The variants that a pattern stands for, none for all others; undefined where more than the variant matters. */
function variantsIn(pattern: Node): readonly string[] | undefined {
  if (pattern.type === 'match_pattern') {
    const [inside, condition] = partsOf(pattern);
    if (condition) return undefined;
    return inside ? variantsIn(inside) : [];
  }
  if (/^(reference_pattern|ref_pattern|captured_pattern)$/.test(pattern.type)) {
    const inside = partsOf(pattern).at(-1);
    return inside && variantsIn(inside);
  }
  if (pattern.type === 'or_pattern') {
    const all = partsOf(pattern).map(variantsIn);
    return all.some((each) => each?.length !== 1) ? undefined : all.flatMap((each) => each ?? []);
  }
  if (pattern.text === '_') return [];
  return variantNamed(pattern);
}

function variantNamed(pattern: Node): readonly string[] | undefined {
  const isAround = /^(tuple_struct_pattern|struct_pattern)$/.test(pattern.type);
  if (!isAround && !/^(scoped_identifier|identifier)$/.test(pattern.type)) return undefined;
  const path = pathOf(isAround ? (partsOf(pattern)[0] ?? pattern) : pattern);
  const [type = '', name = ''] = path.slice(-2);
  return path.length > 1 && /^[A-Z]/.test(type) && /^[A-Z]/.test(name) ? [name] : undefined;
}
