import type { Expression } from '../../src/code/ir.ts';
import { partsOf } from '../../src/frontend/rule-walker.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import { lowerDecorators } from './decorators.ts';
import type { At, Lowering } from './lowering.ts';
import { reboundWithin } from './rebound.ts';
import { typeOf } from './types.ts';

const ABSTRACT = /(^|\.)(ABC|Protocol)$/;

/** A class with its attributes and methods. Its bases are alternatives of one, because any of them can bring a member. */
export function lowerClass(node: Node, at: At, lowering: Lowering, decorators: readonly Node[] = []): void {
  const { draft } = lowering;
  const name = node.childForFieldName('name')?.text ?? '';
  const index = draft.addClass({
    name,
    scope: at.scope,
    isAbstract: false,
    typeParameters: [],
    extendsArguments: [],
    implements: [],
    fields: [],
    methods: [],
    decorators: [],
    place: lowering.place(node),
  });
  const scope = draft.openScope({ parent: at.scope, class: index }, at.scope === 0 ? name : undefined);
  lowerBases(node, index, { ...at, scope }, lowering);
  const body = node.childForFieldName('body');
  if (body) lowering.visit(body, { scope, class: index, method: index, rebound: reboundWithin(at) });
  const draftClass = draft.classes[index];
  if (draftClass?.methods.some((method) => draft.functions[method]?.isAbstract)) draftClass.isAbstract = true;
  const expression: Expression = { is: 'class', class: index };
  const made = lowerDecorators(decorators, expression, at, lowering, draftClass);
  const values = [expression, ...made].map((each) => ({ expression: each, scope: at.scope }));
  draft.declare(at.scope, { name, values, place: lowering.place(node.childForFieldName('name') ?? node) });
  if (at.class === undefined) return;
  const fields = draft.classes[at.class]?.fields;
  const value = { expression, scope: at.scope };
  fields?.push({ name, values: [value], isStatic: true, isAbstract: false, decorators: [], place: lowering.place(node) });
}

function lowerBases(node: Node, index: number, at: At, lowering: Lowering): void {
  const draft = lowering.draft.classes[index];
  const list = node.childForFieldName('superclasses');
  if (!draft || !list) return;
  const bases = partsOf(list).filter(({ type }) => type !== 'keyword_argument');
  const options = bases
    .filter((base) => !ABSTRACT.test(base.text) && base.text !== 'object')
    .map((base) => lowering.expression(base.type === 'subscript' ? (base.childForFieldName('value') ?? base) : base, at));
  const [only] = options;
  if (only) draft.extends = { expression: options.length > 1 ? { is: 'choice', options } : only, scope: at.scope };
  draft.extendsArguments = bases.flatMap((base) => typeOf(base)?.arguments ?? []);
  draft.implements = bases.flatMap((base) => typeOf(base) ?? []);
}
