import type { Expression, TypeReference } from '../../src/code/ir.ts';
import { ModuleDraft } from '../../src/frontend/module-draft.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import type { Source } from '../../src/model/analyzer.ts';

/** Where a construct is lowered: its scope, and the class it is a member of or lies in. */
export interface At {
  readonly scope: number;
  readonly class?: number;
}

/** An assignment met on the way; it is given to its variable or field when every declaration of the file is known. */
export interface Assignment {
  /** `a.B.C = …` is `a` with path `B`, `C`; `this.x = …` begins at `this`. */
  readonly path: readonly string[];
  readonly value: Expression;
  /** The items of a list that are added to the one that is there. */
  readonly isAdded?: true;
  readonly at: At;
  readonly row: number;
}

/** How nodes are lowered. Handed in, so that the files that lower one kind of node each do not import one another. */
export interface Rules {
  readonly expressions: ReadonlyMap<string, (node: Node, at: At, lowering: Lowering) => Expression>;
  readonly statements: ReadonlyMap<string, (node: Node, at: At, lowering: Lowering) => void>;
}

const DEEPEST = 400;

/** The module under construction, and the way back into the recursion. */
export class Lowering extends ModuleDraft {
  readonly assignments: Assignment[] = [];
  /** The namespace that declarations are met in. */
  namespace = '';
  readonly #rules: Rules;
  #depth = 0;

  constructor(source: Source, rules: Rules) {
    super(source, 'csharp');
    this.#rules = rules;
  }

  expression(node: Node, at: At): Expression {
    const rule = this.#rules.expressions.get(node.type);
    if (!rule || this.#depth > DEEPEST) {
      this.visitChildren(node, at);
      return { is: 'unknown', why: 'an expression that is computed at run time' };
    }
    this.#depth++;
    const expression = rule(node, at, this);
    this.#depth--;
    return expression;
  }

  /** An expression whose type is known from where it stands: `Client c = new(…)`. */
  typed(node: Node, type: TypeReference | undefined, at: At): Expression {
    if (node.type !== 'implicit_object_creation_expression') return this.expression(node, at);
    this.targetType = type;
    return this.expression(node, at);
  }

  /** The type a `new(…)` stands for, until it is met. */
  targetType: TypeReference | undefined;

  /** Lowers any node for what it declares and calls. */
  visit(node: Node, at: At): void {
    if (this.#depth > DEEPEST) return;
    this.#depth++;
    const statement = this.#rules.statements.get(node.type);
    if (statement) statement(node, at, this);
    else if (this.#rules.expressions.has(node.type)) this.expression(node, at);
    else this.visitChildren(node, at);
    this.#depth--;
  }

  visitChildren(node: Node, at: At): void {
    for (const child of node.namedChildren) this.visit(child, at);
  }

  at(node: Node): { readonly line: number; readonly text: string } {
    return this.place(node.row);
  }
}

/** Leaves out what is undefined, as optional properties want it. */
export function defined<K extends string, V>(key: K, value: V | undefined | null): { [P in K]?: V } {
  return (value === undefined || value === null ? {} : { [key]: value }) as { [P in K]?: V };
}

/** The named children of one kind. */
export function childrenOf(node: Node | null | undefined, ...types: readonly string[]): readonly Node[] {
  return node ? node.namedChildren.filter((child) => types.includes(child.type)) : [];
}

/** The node of a field. */
export function field(node: Node, name: string): Node | undefined {
  return node.childForFieldName(name) ?? undefined;
}

/** A name as it is spoken: `@event` is written so only because `event` is a keyword. */
export function plainName(node: Node | null | undefined): string {
  return (node?.text ?? '').replace(/^@/, '');
}

/** Whether a declaration carries a modifier. */
export function hasModifier(node: Node, modifier: string): boolean {
  return node.children.some((child) => child.type === 'modifier' && child.text === modifier);
}
