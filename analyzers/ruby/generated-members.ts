import type { Expression, Parameter } from '../../src/code/ir.ts';
import type { ClassDraft } from '../../src/frontend/module-draft.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import { constantNamed } from './constants.ts';
import type { At, Lowering } from './lowering.ts';

/** What code outside of a class sets on the class itself: `Orders.base_url = …`. Those that name the class have it by this name. */
const SET = 'asbuilt.set.';

/** The name under which a program has what is set on a class. */
export function setName(constant: string, attribute: string): string {
  return `${SET}${constant.replace(/^::/, '')}.${attribute}`;
}

/** Whether a name is one of those. */
export function isSetName(name: string): boolean {
  return name.startsWith(SET);
}

/** https://docs.ruby-lang.org/en/3.3/Forwardable.html */
const DELEGATORS = /^def_(?:instance_)?delegators?$/;
/** Macros that write methods, by what they write for each name that they are given. */
const MACROS: readonly (readonly [
  macro: RegExp,
  write: (name: string, given: Given, node: Node, at: At, lowering: Lowering) => void,
])[] = [
  [
    /^attr_(?:reader|accessor|writer)$/,
    (name, _, node, at, lowering) =>
      at.isStatic ? addClassReader(name, undefined, node, at, lowering) : addReader(name, node, at, lowering),
  ],
  [
    /^(?:(?:thread_)?[mc]attr_(?:accessor|reader)|class_attribute|config_accessor)$/,
    (name, { named }, node, at, lowering) => addClassReader(name, named('default'), node, at, lowering),
  ],
  [
    /^delegate$/,
    (name, { named }, node, at, lowering) => {
      const to = named('to');
      if (to?.is === 'literal' && !named('prefix')) addDelegate(name, String(to.value), node, at, lowering);
    },
  ],
  [
    DELEGATORS,
    (name, { names, isMany }, node, at, lowering) => {
      const [to, only, alias = name] = names;
      if (to === undefined || name === to) return;
      if (isMany) addDelegate(name, to, node, at, lowering);
      else if (name === only && alias === name) addDelegate(name, to, node, at, lowering);
      else if (name === only) addRenamed(alias, { of: to, method: name }, node, at, lowering);
    },
  ],
];

/** What a macro is given. */
interface Given {
  readonly names: readonly string[];
  readonly named: (key: string) => Expression | undefined;
  /** Of delegators: every name is one of a method; else there is one, and what follows is its name here. */
  readonly isMany: boolean;
}

/** Writes the methods that a macro stands for, if it stands for any. */
export function generateMembers(name: string, args: readonly Expression[], node: Node, at: At, lowering: Lowering): boolean {
  const found = MACROS.find(([macro]) => macro.test(name));
  if (!found) return false;
  const names = args.flatMap((given) => (given.is === 'literal' ? [String(given.value)] : []));
  const named = (key: string) => args.flatMap((given) => (given.is === 'keyword' && given.name === key ? [given.of] : []))[0];
  for (const each of names) found[1](each, { names, named, isMany: name.endsWith('s') }, node, at, lowering);
  return true;
}

interface Generated {
  readonly name: string;
  readonly kind?: 'method' | 'constructor' | 'getter';
  readonly isStatic: boolean;
  readonly parameters?: readonly Parameter[];
}

/** A method that no `def` writes. Gives the place inside of it. */
function addMethod({ name, kind = 'method', isStatic, parameters = [] }: Generated, node: Node, at: At, lowering: Lowering): At {
  const { draft } = lowering;
  const place = lowering.place(node);
  const index = draft.addFunction({
    name,
    kind,
    scope: 0,
    parameters: [...parameters],
    returns: [],
    ...(at.class === undefined ? {} : { class: at.class }),
    isStatic,
    isAbstract: false,
    decorators: [],
    place,
  });
  const scope = draft.openScope({ parent: at.scope, function: index });
  for (const [parameter, each] of parameters.entries()) draft.declare(scope, { name: each.name, values: [], parameter, place });
  const fn = draft.functions[index];
  if (fn) fn.scope = scope;
  if (at.class !== undefined) draft.classes[at.class]?.methods.push(index);
  return { ...at, scope, function: index, isBody: false };
}

function returns(value: Expression, { function: index, scope }: At, lowering: Lowering): void {
  if (index !== undefined) lowering.draft.functions[index]?.returns.push({ expression: value, scope });
}

function ownField(name: string): Expression {
  return { is: 'member', of: { is: 'this' }, name: `@${name}` };
}

/** `attr_reader :url` is a method that gives the variable. */
function addReader(name: string, node: Node, at: At, lowering: Lowering): void {
  returns(ownField(name), addMethod({ name, isStatic: at.isStatic === true }, node, at, lowering), lowering);
}

/** `mattr_accessor :url`, and `attr_accessor :url` of the class itself: whoever names the class may set it. */
function addClassReader(name: string, value: Expression | undefined, node: Node, at: At, lowering: Lowering): void {
  const draft = at.class === undefined ? undefined : lowering.draft.classes[at.class];
  if (!draft) return;
  for (const isStatic of [true, false]) returns(ownField(name), addMethod({ name, isStatic }, node, at, lowering), lowering);
  const set = constantNamed(`::${setName(draft.name ?? '', name)}`, node, at, lowering);
  addValues(`@${name}`, [...(value ? [value] : []), set], draft, node, at, lowering);
}

function addValues(name: string, of: readonly Expression[], draft: ClassDraft, node: Node, at: At, lowering: Lowering): void {
  const values = of.map((expression) => ({ expression, scope: at.scope }));
  const known = draft.fields.find((field) => field.name === name);
  if (known) known.values.push(...values);
  else draft.fields.push({ name, values, isStatic: false, isAbstract: false, decorators: [], place: lowering.place(node) });
}

/** `delegate :get, to: :connection`, `def_delegators :@connection, :get`: the method of another, as if it were its own. */
function addDelegate(name: string, to: string, node: Node, at: At, lowering: Lowering): void {
  const inside = addMethod({ name, kind: 'getter', isStatic: at.isStatic === true }, node, at, lowering);
  returns({ is: 'member', of: ownObject(to, node, inside, lowering), name }, inside, lowering);
}

/** `def_delegator :@connection, :get, :order`: a method that calls one of another name with all that it is given. */
function addRenamed(name: string, to: { of: string; method: string }, node: Node, at: At, lowering: Lowering): void {
  const parameters: readonly Parameter[] = [{ name: 'given', isRest: true, isField: false, decorators: [] }];
  const inside = addMethod({ name, isStatic: at.isStatic === true, parameters }, node, at, lowering);
  const callee: Expression = { is: 'member', of: ownObject(to.of, node, inside, lowering), name: to.method };
  const given: Expression = { is: 'spread', of: { is: 'name', name: 'given' } };
  returns(lowering.call(node, inside, { callee, arguments: [given] }), inside, lowering);
}

/** What a variable of the object holds, or what its method gives. */
function ownObject(name: string, node: Node, inside: At, lowering: Lowering): Expression {
  const own: Expression = { is: 'member', of: { is: 'this' }, name };
  return name.startsWith('@') ? own : lowering.call(node, inside, { callee: own, arguments: [] });
}

/** `include Singleton`: https://docs.ruby-lang.org/en/3.3/Singleton.html */
export function addOnlyInstance(node: Node, at: At, lowering: Lowering): void {
  if (at.class === undefined) return;
  const inside = addMethod({ name: 'instance', isStatic: true }, node, at, lowering);
  const callee: Expression = { is: 'class', class: at.class };
  returns(lowering.call(node, inside, { callee, arguments: [], isNew: true }), inside, lowering);
}

/** `Struct.new(:host, :port)`, `Data.define(:host, :port)`: made with its members, and read by their names. */
export function addRecord(names: readonly string[], node: Node, at: At, lowering: Lowering): void {
  const draft = at.class === undefined ? undefined : lowering.draft.classes[at.class];
  if (!draft) return;
  const parameters = names.map((name): Parameter => ({ name, isRest: false, isField: false, decorators: [] }));
  const inside = addMethod({ name: 'initialize', kind: 'constructor', isStatic: false, parameters }, node, at, lowering);
  for (const name of names) {
    addValues(`@${name}`, [{ is: 'name', name }], draft, node, inside, lowering);
    addReader(name, node, at, lowering);
  }
}
