import type { Expression } from '../../src/code/ir.ts';
import type { ClassDraft } from '../../src/frontend/module-draft.ts';
import { partsOf } from '../../src/frontend/rule-walker.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import { argumentNodes, blockOf, lowerArguments, positionalNodes } from './arguments.ts';
import { generateMembers } from './generated-members.ts';
import type { At, Lowering } from './lowering.ts';

/** What the fields are called that hold it, apart from its methods. */
export const MACRO = ':';

/** What an inclusion is told besides: the method of the class that does a job. */
export const PERFORM = 'def perform';

/** What a letter is told besides: the mail server that the program's configuration names. */
export const SMTP = 'mail server';

/** What blocks of macros name by a macro of their own: `topic :orders do consumer OrdersConsumer end`. */
const TOLD_INSIDE: Readonly<Record<string, string>> = { topic: 'consumer' };

/** The same, where the arguments themselves are what counts: `Mail.defaults do delivery_method :smtp, address: 'relay' end`. */
const GIVEN_INSIDE: Readonly<Record<string, string>> = {
  defaults: 'delivery_method',
  // https://lostisland.github.io/faraday/#/getting-started/quick-start: `connection.get { |request| request.url '/orders' }`
  ...Object.fromEntries(['get', 'post', 'put', 'patch', 'delete'].map((verb) => [verb, 'url'])),
};

/** The arguments of a macro with what its block says. */
export function toldInside(name: string, block: Node | undefined, at: At, lowering: Lowering): readonly Expression[] {
  const inner = Object.hasOwn(TOLD_INSIDE, name) ? TOLD_INSIDE[name] : undefined;
  const body = block?.childForFieldName('body');
  if (inner === undefined || !body) return [];
  return partsOf(body).flatMap((part): readonly Expression[] => {
    const [given] = part.type === 'call' && part.childForFieldName('method')?.text === inner ? positionalNodes(part) : [];
    return given ? [{ is: 'keyword', name: inner, of: lowering.expression(given, at) }] : [];
  });
}

/** The arguments of the call inside a block that says all. */
export function givenInside(name: string, block: Node | undefined, at: At, lowering: Lowering): readonly Expression[] {
  const inner = Object.hasOwn(GIVEN_INSIDE, name) ? GIVEN_INSIDE[name] : undefined;
  const body = block?.childForFieldName('body');
  if (inner === undefined || !body) return [];
  const call = partsOf(body).find((part) => part.type === 'call' && part.childForFieldName('method')?.text === inner);
  return call ? lowerArguments(argumentNodes(call), at, lowering) : [];
}

/** What the block of a `new` sets on what is made, where makers take it as well: `Faraday.new { |f| f.url_prefix = 'http://…' }`. */
const SET_INSIDE = /^(url_prefix)$/;

export function setInside(made: Node, at: At, lowering: Lowering): readonly Expression[] {
  const block = blockOf(made);
  const body = block?.childForFieldName('body');
  const [parameter] = partsOf(block?.childForFieldName('parameters') ?? made);
  return (body ? partsOf(body) : []).flatMap((part): readonly Expression[] => {
    const [left, right] = part.type === 'assignment' ? [part.childForFieldName('left'), part.childForFieldName('right')] : [];
    const name = left?.childForFieldName('method')?.text ?? '';
    const isSet = SET_INSIDE.test(name) && left?.childForFieldName('receiver')?.text === parameter?.text;
    return isSet && right ? [{ is: 'keyword', name, of: lowering.expression(right, at) }] : [];
  });
}

/**
 * What a class says of itself by calls in its body, `base_uri 'http://…'` or `sidekiq_options queue: :mail`, can be asked of it:
 * the first argument by the call's name, every named one by both names.
 */
export function noteMacro(name: string, args: readonly Expression[], node: Node, at: At, lowering: Lowering): void {
  const draft = at.isBody && at.class !== undefined ? lowering.draft.classes[at.class] : undefined;
  if (!draft) return;
  if (generateMembers(name, args, node, at, lowering)) return;
  for (const given of args)
    if (given.is === 'keyword' && given.name !== '**') addField(`${name}.${given.name}`, given.of, draft, node, at, lowering);
  const [first] = args;
  if (first && first.is !== 'keyword') addField(name, first, draft, node, at, lowering);
}

function addField(name: string, value: Expression, draft: ClassDraft, node: Node, at: At, lowering: Lowering): void {
  if (draft.fields.some((field) => field.name === MACRO + name)) return;
  const values = [{ expression: value, scope: at.scope }];
  draft.fields.push({
    name: MACRO + name,
    values,
    isStatic: true,
    isAbstract: false,
    decorators: [],
    place: lowering.place(node),
  });
}
