import type { Expression } from '../../src/code/ir.ts';
import type { ClassDraft } from '../../src/frontend/module-draft.ts';
import { literalOf, partsOf, spelled } from '../../src/frontend/rule-walker.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import { blockOf, positionalNodes } from './arguments.ts';
import { constantNamed, isConstant } from './constants.ts';
import { classPaths } from './framework-paths.ts';
import { addOnlyInstance, addRecord } from './generated-members.ts';
import { GRPC, noteServed, servedName } from './grpc-services.ts';
import type { At, Lowering } from './lowering.ts';
import { MACRO, PERFORM } from './macros.ts';
import { startOfRoutes } from './rails-scopes.ts';
import { noteJob } from './resque-jobs.ts';

/** A class or module; both have members, and what a module has comes to those that include it. */
export function lowerClass(node: Node, at: At, lowering: Lowering): Expression {
  const opened = openClass(node, node.childForFieldName('name')?.text ?? '', at, lowering);
  const made = opened.class === undefined ? undefined : lowering.draft.classes[opened.class];
  const body = node.childForFieldName('body');
  const superclass = node.childForFieldName('superclass');
  const routes = /(^|::)Hanami::Routes$/.test(partsOf(superclass ?? node)[0]?.text ?? '') ? startOfRoutes(at) : undefined;
  const inside: At = { ...opened, paths: body ? classPaths(superclass, body) : [], routes };
  const members = superclass && recordMembers(partsOf(superclass)[0]);
  if (members) addRecord(members, node, inside, lowering);
  else if (made && superclass) extend(made, parentOf(superclass, inside, lowering), inside);
  if (body) lowerMembers(body, inside, lowering);
  if (made) settle(made, node, inside, lowering);
  return literalOf(inside.nesting.join('::'));
}

/** A class or module without anything yet, and the place inside of it. */
function openClass(node: Node, written: string, at: At, lowering: Lowering): At {
  const { draft } = lowering;
  const nesting = [...at.nesting, ...written.replace(/^::/, '').split('::')];
  const name = nesting.join('::');
  const index = draft.addClass({
    name,
    scope: at.scope,
    isAbstract: node.type === 'module',
    typeParameters: [],
    extendsArguments: [],
    implements: [],
    fields: [],
    methods: [],
    decorators: [],
    place: lowering.place(node),
  });
  const scope = draft.openScope({ parent: 0, class: index }, name);
  return { scope, class: index, isBody: true, nesting };
}

/** The members of what `Struct.new(:host, :port)` or `Data.define(:host, :port)` makes. */
function recordMembers(node: Node | null | undefined): readonly string[] | undefined {
  const [receiver, method] = [node?.childForFieldName('receiver')?.text, node?.childForFieldName('method')?.text];
  if (!node || !/^(::)?(Struct\.new|Data\.define)$/.test(`${receiver}.${method}`)) return undefined;
  return positionalNodes(node).flatMap((each) => (each.type === 'simple_symbol' ? each.text.slice(1) : []));
}

/** `Endpoint = Struct.new(:host, :port) do … end`: a class like any other. */
export function lowerRecord(name: Node, value: Node | null, at: At, lowering: Lowering): Expression | undefined {
  const members = recordMembers(value);
  if (!value || !members) return undefined;
  const inside = openClass(name, name.text, at, lowering);
  addRecord(members, value, inside, lowering);
  const body = blockOf(value)?.childForFieldName('body');
  if (body) lowerMembers(body, inside, lowering);
  const index = inside.class ?? 0;
  lowering.draft.declare(0, {
    name: inside.nesting.join('::'),
    values: [{ expression: { is: 'class', class: index }, scope: 0 }],
    place: lowering.place(name),
  });
  return { is: 'class', class: index };
}

function parentOf(superclass: Node, at: At, lowering: Lowering): Expression {
  const [parent] = partsOf(superclass);
  const service = parent && servedName(parent.text);
  if (service !== undefined) return spelled(GRPC, 'Service');
  return parent ? lowering.expression(parent, at) : literalOf(null);
}

/** One more that the class has members from: what it extends goes before what it includes. */
function extend(draft: ClassDraft, parent: Expression, at: At): void {
  const { extends: known } = draft;
  const options = known?.expression.is === 'choice' ? known.expression.options : known ? [known.expression] : [];
  const expression: Expression = options.length === 0 ? parent : { is: 'choice', options: [...options, parent] };
  draft.extends = { expression, scope: at.scope };
}

function lowerMembers(body: Node, at: At, lowering: Lowering): void {
  let isStatic = at.isStatic;
  for (const part of partsOf(body)) {
    if (/^(module_function|extend self)$/.test(part.text)) isStatic = true;
    else lowering.visit(part, { ...at, isStatic });
  }
}

/** Sidekiq's, Shoryuken's and Active Job's is `perform`, that of Sneakers is `work`. */
const PERFORMS = /^(perform|work)$/;

/** `class << self … end`. */
export function lowerSingleton(node: Node, at: At, lowering: Lowering): Expression {
  const body = node.childForFieldName('body');
  if (body) lowerMembers(body, { ...at, isStatic: true }, lowering);
  return literalOf(null);
}

/** What a class is when all of it is known: declared by its full name, and told to what it is made from. */
function settle(draft: ClassDraft, node: Node, at: At, lowering: Lowering): void {
  const index = at.class ?? 0;
  const isNamespace = draft.methods.length === 0 && draft.fields.length === 0 && !draft.extends;
  if (!isNamespace || node.type === 'class') {
    const values = [{ expression: { is: 'class' as const, class: index }, scope: 0 }];
    lowering.draft.declare(0, { name: draft.name ?? '', values, place: draft.place });
  }
  noteServed(node.childForFieldName('superclass')?.text ?? '', draft, at, lowering);
  noteJob(draft, at, lowering);
  const options = draft.extends?.expression.is === 'choice' ? draft.extends.expression.options : [draft.extends?.expression];
  for (const of of options) if (of && of.is === 'name') noteIncluded(of, draft, node, at, lowering);
}

/** `include Sidekiq::Job` and `< ApplicationConsumer` are calls too, with what the class's macros say and the method that does a job as arguments. */
function noteIncluded(of: Expression, draft: ClassDraft, node: Node, at: At, lowering: Lowering): void {
  const told = draft.fields.filter(({ name }) => name.startsWith(MACRO));
  const args = told.flatMap(({ name, values: [value] }): Expression[] =>
    value ? [{ is: 'keyword', name: name.slice(MACRO.length), of: value.expression }] : [],
  );
  const performs = draft.methods.find((index) => PERFORMS.test(lowering.draft.functions[index]?.name ?? ''));
  const body: Expression[] =
    performs === undefined ? [] : [{ is: 'keyword', name: PERFORM, of: { is: 'function', function: performs } }];
  const callee: Expression = { is: 'member', of, name: 'included' };
  lowering.call(node, at, { callee, arguments: [...args, ...body] });
}

/** `include Retries`, `extend Queues`, `prepend Tracing` in a class's body. */
export function lowerInclude(names: readonly Node[], at: At, lowering: Lowering): void {
  const draft = at.class === undefined ? undefined : lowering.draft.classes[at.class];
  for (const name of names) {
    if (draft && isConstant(name)) extend(draft, constantNamed(name.text, name, at, lowering), at);
    if (/^(::)?Singleton$/.test(name.text)) addOnlyInstance(name, at, lowering);
  }
}
