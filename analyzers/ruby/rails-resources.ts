import { partsOf } from '../../src/frontend/rule-walker.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import { namedNode } from './arguments.ts';
import { plainText } from './texts.ts';

/** One action of a resource: what it answers and where. */
export interface Action {
  readonly methods: readonly string[];
  readonly isMember: boolean;
  readonly end: string;
  /** Shows a form, which applications for programs have none of. */
  readonly isForm: boolean;
}

// https://guides.rubyonrails.org/routing.html#crud-verbs-and-actions
const ACTIONS: readonly (readonly [name: string, methods: string, isMember: boolean, end: string])[] = [
  ['index', 'GET', false, ''],
  ['create', 'POST', false, ''],
  ['new', 'GET', false, 'new'],
  ['show', 'GET', true, ''],
  ['edit', 'GET', true, 'edit'],
  ['update', 'PATCH PUT', true, ''],
  ['destroy', 'DELETE', true, ''],
];

/** The actions that a call of `resources` or `resource` leaves, or those around it whose options hold for it. */
export function actionsOf(call: Node, isSingular: boolean, around: readonly Node[] = []): readonly Action[] {
  const told = [call, ...around].find((each) => textsAt(each, 'only') ?? textsAt(each, 'except')) ?? call;
  const only = textsAt(told, 'only');
  const except = textsAt(told, 'except') ?? [];
  return ACTIONS.filter(
    ([name]) => (only ?? [name]).includes(name) && !except.includes(name) && !(isSingular && name === 'index'),
  ).map(([, methods, isMember, end]) => ({ methods: methods.split(' '), isMember, end, isForm: end !== '' }));
}

function textsAt(call: Node, name: string): readonly string[] | undefined {
  const node = namedNode(call, name);
  return node && textsOf(node);
}

/** One text or symbol, or a list of them. */
export function textsOf(node: Node): readonly string[] {
  const text = plainText(node);
  return text === undefined ? partsOf(node).flatMap((part) => plainText(part) ?? []) : [text];
}
