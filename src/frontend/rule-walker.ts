import type { CallSite, Expression, TypeReference } from '../code/ir.ts';
import type { ModuleDraft } from './module-draft.ts';
import type { Node } from './syntax-node.ts';

/** How one kind of node is lowered in a place `At` of the language. */
type ExpressionRule<At extends { readonly scope: number }> = (node: Node, at: At, walker: RuleWalker<At>) => Expression;
type StatementRule<At extends { readonly scope: number }> = (node: Node, at: At, walker: RuleWalker<At>) => void;

/** How nodes are lowered, by their type in the grammar. Handed in, so that the files that lower one kind do not import one another. */
export interface WalkerRules<At extends { readonly scope: number }> {
  readonly expressions: Readonly<Record<string, ExpressionRule<At>>>;
  readonly statements: Readonly<Record<string, StatementRule<At>>>;
}

const DEEPEST = 400;

/** The walk of one syntax tree by a table of rules: the module under construction, and the way back into the recursion. */
export class RuleWalker<At extends { readonly scope: number }> {
  readonly draft: ModuleDraft;
  readonly #rules: WalkerRules<At>;
  #depth = 0;

  constructor(draft: ModuleDraft, rules: WalkerRules<At>) {
    this.draft = draft;
    this.#rules = rules;
  }

  expression(node: Node, at: At): Expression {
    const rule = this.#rules.expressions[node.type];
    if (this.#depth > DEEPEST) return { is: 'unknown', why: 'nested too deep' };
    this.#depth++;
    const lowered = rule ? rule(node, at, this) : this.opaque(node, at);
    this.#depth--;
    return lowered;
  }

  /** An expression without a value for us; what it calls counts all the same. */
  opaque(node: Node, at: At): Expression {
    this.children(node, at);
    return { is: 'unknown', why: 'an expression that is computed at run time' };
  }

  /** Lowers any node for what it declares and calls. */
  visit(node: Node, at: At): void {
    const statement = this.#rules.statements[node.type];
    if (this.#depth > DEEPEST) return;
    this.#depth++;
    if (statement) statement(node, at, this);
    else if (this.#rules.expressions[node.type]) this.expression(node, at);
    else this.children(node, at);
    this.#depth--;
  }

  children(node: Node, at: At): void {
    for (const child of partsOf(node)) this.visit(child, at);
  }

  place(node: Node): ReturnType<ModuleDraft['place']> {
    return this.draft.place(node.row);
  }

  /** Notes a call; what is not said is not there. */
  call(
    node: Node,
    at: At,
    parts: Pick<CallSite, 'callee' | 'arguments'> & { readonly isNew?: boolean; readonly decorates?: Expression },
  ): Expression {
    const typeArguments: readonly TypeReference[] = [];
    return this.draft.call({ isNew: false, ...parts, typeArguments, scope: at.scope, place: this.place(node) });
  }
}

/** The named children that are no comments. */
export function partsOf(node: Node): readonly Node[] {
  return node.namedChildren.filter((child): child is Node => child !== null && child.type !== 'comment');
}

export const NOTHING: Expression = { is: 'unknown', why: 'nothing is written there' };

export function literalOf(value: string | number | boolean | null): Expression {
  return { is: 'literal', value };
}

/** Something that a front end spells itself: `name` of the library model whose import is `specifier`. */
export function spelled(specifier: string, ...names: readonly string[]): Expression {
  const module: Expression = { is: 'module', specifier: literalOf(specifier) };
  return names.reduce<Expression>((of, name) => ({ is: 'member', of, name }), module);
}

/** Any item of a list. */
export function anyItem(of: Expression): Expression {
  return { is: 'index', of, key: { is: 'unknown', why: 'any item' } };
}
