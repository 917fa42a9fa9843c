import type { Expression } from '../../src/code/ir.ts';
import { addPart, plainField } from '../../src/frontend/class-drafts.ts';
import { literalOf, NOTHING, partsOf } from '../../src/frontend/rule-walker.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import { withoutTypeArguments } from '../../src/frontend/type-arguments.ts';

import { clientCall } from './conventions.ts';
import { converted, written } from './conversions.ts';
import { type At, inner, memberOf, type Walker } from './lowering.ts';
import { lowerPath } from './paths.ts';
import { bindPattern } from './patterns.ts';
import { OTHERWISE, SAME, SAME_WITH_WORDS } from './same-methods.ts';
import { typeArguments } from './types.ts';

/** Functions that give what they are given, and what puts a value into a holder. */
const HOLDERS =
  /^((String|Cow|Arc|Rc|Box|Mutex|RwLock|RefCell|Data|Some|Ok|Bytes|Uri|Url|PathBuf)(::(from|new|from_str|parse|from_static))?)$/;
/** What is made when it is first needed: https://doc.rust-lang.org/std/sync/struct.LazyLock.html */
const LAZY = /^(Lazy|LazyLock|OnceCell|OnceLock|thread|task)::(new|spawn)$/;

/** `orders::place(x)`, `client.get(url)`, `String::from("x")`, `list.unwrap()`. */
export function lowerCall(node: Node, at: At, walker: Walker): Expression {
  const callee = node.childForFieldName('function');
  const list = node.childForFieldName('arguments');
  const args = list ? partsOf(list).filter(({ type }) => type !== 'attribute_item') : [];
  const bare = callee?.type === 'generic_function' ? callee.childForFieldName('function') : callee;
  if (!callee || !bare) return NOTHING;
  if (bare.type === 'field_expression') return lowerMethod(node, bare, callee, args, at, walker);
  const path = pathOf(bare);
  const last = path.slice(-2).join('::');
  const [first] = args;
  if (first && args.length === 1 && (HOLDERS.test(last) || HOLDERS.test(path.at(-1) ?? ''))) return walker.expression(first, at);
  if (first && LAZY.test(last)) return bodyOf(first, at, walker);
  if (path.at(-1) === 'Err') return { is: 'unknown', why: visited(args, at, walker) };
  const lowered = args.map((each) => walker.expression(each, at));
  if (/^[A-Z]\w*::(parse|from_args)$/.test(last) && args.length === 0)
    return walker.call(node, at, { callee: lowerPath(path.slice(0, -1), at, walker), arguments: [], isNew: true });
  return clientCall(node, path, lowered, at, walker) ?? addCall(node, callee, lowerPathOf(bare, at, walker), lowered, at, walker);
}

function visited(args: readonly Node[], at: At, walker: Walker): string {
  for (const each of args) walker.visit(each, at);
  return 'something that went wrong';
}

/** The names of a path without its type arguments. */
export function pathOf(node: Node): readonly string[] {
  return withoutTypeArguments(node.text)
    .split('::')
    .filter((part) => part !== '');
}

function lowerPathOf(node: Node, at: At, walker: Walker): Expression {
  const isPath = node.type === 'identifier' || node.type === 'scoped_identifier';
  return isPath ? lowerPath(pathOf(node), at, walker) : walker.expression(node, at);
}

/** A method of a value; many only hand the value on. */
function lowerMethod(node: Node, bare: Node, callee: Node, args: readonly Node[], at: At, walker: Walker): Expression {
  const name = bare.childForFieldName('field')?.text ?? '';
  const value = bare.childForFieldName('value') ?? bare;
  const of = walker.expression(value, at);
  const [first] = args;
  if (args.length === 0 && SAME.has(name)) return converted(of, name);
  if (SAME_WITH_WORDS.has(name)) return of;
  const told = written(name, args, at, walker);
  if (told) return told;
  if (first && OTHERWISE.has(name)) return { is: 'fallback', first: of, second: bodyOf(first, at, walker) };
  if (first && name === 'and_then' && first.type === 'closure_expression') return bodyOf(first, at, walker, of);
  if (first && name === 'map' && /^(String::from|Into::into|ToString::to_string|str::to_string|Arc::new)$/.test(first.text))
    return of;
  const lowered = args.map((each) => walker.expression(each, at));
  return addCall(node, callee, memberOf(of, name), withNamed(lowered), at, walker);
}

/** `set("bootstrap.servers", x)`: a value that is told under a written name is passed by that name too. */
function withNamed(args: readonly Expression[]): readonly Expression[] {
  const [key, value, more] = args;
  if (more || !value || key?.is !== 'literal' || typeof key.value !== 'string' || !/^[a-z][\w.]*$/.test(key.value)) return args;
  return [...args, { is: 'keyword', name: key.value, of: value }];
}

/** What a closure without a life of its own gives; its parameter is the value it is called on. */
function bodyOf(node: Node, at: At, walker: Walker, given?: Expression): Expression {
  if (node.type !== 'closure_expression') return walker.expression(node, at);
  const inside = inner(at);
  const [parameter] = partsOf(node.childForFieldName('parameters') ?? node);
  const pattern = parameter?.type === 'parameter' ? parameter.childForFieldName('pattern') : parameter;
  if (pattern && given) bindPattern(pattern, given, inside, walker);
  const body = node.childForFieldName('body');
  return body ? walker.expression(body, inside) : NOTHING;
}

function addCall(node: Node, callee: Node, lowered: Expression, args: readonly Expression[], at: At, walker: Walker): Expression {
  const name = lowered.is === 'member' || lowered.is === 'name' ? lowered.name : '';
  const field = callee.childForFieldName('field') ?? callee.childForFieldName('function')?.childForFieldName('field');
  return walker.draft.call({
    callee: lowered,
    arguments: args,
    isNew: /^[A-Z]/.test(name) && /[a-z]/.test(name),
    typeArguments: typeArguments(callee.childForFieldName('type_arguments'), walker),
    scope: at.scope,
    place: walker.place(field ?? node),
  });
}

/** `Settings { url, port: 80 }`: an instance whose fields are passed by name. */
export function lowerStruct(node: Node, at: At, walker: Walker): Expression {
  const body = node.childForFieldName('body');
  const args = (body ? partsOf(body) : []).flatMap((each): readonly Expression[] => {
    if (each.type === 'shorthand_field_initializer')
      return [{ is: 'keyword', name: each.text, of: lowerPath([each.text], at, walker) }];
    const value = each.childForFieldName('value');
    const field = each.childForFieldName('field')?.text;
    if (each.type !== 'field_initializer' || !value || field === undefined) return [];
    return [{ is: 'keyword', name: field, of: walker.expression(value, at) }];
  });
  const name = node.childForFieldName('name');
  const path = name ? pathOf(name) : [];
  const callee = lowerPath(path, at, walker);
  const type = path.at(-1) === 'Self' ? at.self : path.at(-1);
  if (type !== undefined) tellFields(type, args, node, at, walker);
  return walker.call(node, at, { callee, arguments: args, isNew: true });
}

/** What an instance is made with may be what the type's fields are, wherever one is asked for by its type alone. */
function tellFields(type: string, args: readonly Expression[], node: Node, at: At, walker: Walker): void {
  const { draft } = walker;
  const own = draft.classes.find((each) => each.name === type) ?? draft.classes[addPart(type, walker.place(node), draft)];
  for (const each of args) {
    if (each.is !== 'keyword') continue;
    const value = { expression: each.of, scope: at.scope };
    const field = own?.fields.find(({ name }) => name === each.name);
    if (field) field.values.push(value);
    else own?.fields.push({ ...plainField(each.name, walker.place(node)), values: [value] });
  }
}

export function numberOf(node: Node): Expression {
  const value = Number(node.text.replace(/_/g, '').replace(/([iuf]\d+|[iu]size)$/, ''));
  return Number.isNaN(value) ? NOTHING : literalOf(value);
}
