import type { Node } from 'web-tree-sitter';
import type { Expression } from '../../src/code/ir.ts';
import type { ModuleDraft } from '../../src/frontend/module-draft.ts';

/** Where a construct is lowered: its scope, the function and class around it, and the name that its `self` goes by. */
export interface At {
  readonly scope: number;
  readonly function?: number | undefined;
  /** The class whose body this directly is. */
  readonly class?: number | undefined;
  /** The class whose method this lies in. */
  readonly method?: number | undefined;
  /** `self` of the method around, or `cls` of a class method. */
  readonly self?: { readonly name: string; readonly isClass: boolean } | undefined;
  /** Names that `global` takes from the module. */
  readonly globals?: Set<string> | undefined;
}

type ExpressionRule = (node: Node, at: At, lowering: Lowering) => Expression;
type StatementRule = (node: Node, at: At, lowering: Lowering) => void;

/** How nodes are lowered, by their type in the grammar. Handed in, so that the files that lower one kind do not import one another. */
export interface Rules {
  readonly expressions: Readonly<Record<string, ExpressionRule>>;
  readonly statements: Readonly<Record<string, StatementRule>>;
}

const DEEPEST = 400;

/** The module under construction, and the way back into the recursion. */
export class Lowering {
  readonly draft: ModuleDraft;
  readonly #rules: Rules;
  #depth = 0;

  constructor(draft: ModuleDraft, rules: Rules) {
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
    for (const child of node.namedChildren) if (child && child.type !== 'comment') this.visit(child, at);
  }

  place(node: Node): ReturnType<ModuleDraft['place']> {
    return this.draft.place(node.startPosition.row);
  }
}

/** The named children that are no comments. */
export function partsOf(node: Node): readonly Node[] {
  return node.namedChildren.filter((child): child is Node => child !== null && child.type !== 'comment');
}

export const NOTHING: Expression = { is: 'unknown', why: 'nothing is written there' };
