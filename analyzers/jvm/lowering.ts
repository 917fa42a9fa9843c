import type { Expression } from '../../src/code/ir.ts';
import type { ModuleDraft } from '../../src/frontend/module-draft.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import type { BuiltText } from './built-texts.ts';

/** The local names of one block, by what they are called in the flattened scope. */
export interface Block {
  readonly outer: Block | undefined;
  readonly locals: Map<string, string>;
}

/** The class around a construct, with the names its body declares: a bare name in Java may be one of them. */
export interface Owner {
  readonly index: number;
  readonly name: string;
  readonly fields: ReadonlySet<string>;
  readonly methods: ReadonlySet<string>;
  /** Fields that nothing sets once the object is there: Kotlin's `val`. */
  readonly constants?: ReadonlySet<string>;
  /** Whether names may be inherited. */
  readonly hasParent: boolean;
  /** The gRPC service that its superclass is the generated base of. */
  readonly grpcService?: string | undefined;
  readonly outer: Owner | undefined;
}

/** Where a construct is lowered. */
export interface At {
  readonly scope: number;
  readonly block: Block;
  readonly owner: Owner | undefined;
  /** The function whose `return` statements count here. */
  readonly function?: number | undefined;
  /** Variables around whose members bare names may be, nearest first (Kotlin's functions with a receiver). */
  readonly receivers?: readonly string[];
  /** Those of them that `this` means. */
  readonly thisReceivers?: readonly string[];
  /** The parameter that keeps what is told to a lambda's receiver. */
  readonly told?: string | undefined;
  /** What the switch around yields. */
  readonly yields?: Expression[] | undefined;
}

type ExpressionRule = (node: Node, at: At, lowering: Lowering) => Expression;
type StatementRule = (node: Node, at: At, lowering: Lowering) => void;

/** How nodes are lowered, by type. Handed in, so that the files that lower one kind of node each do not import one another. */
export interface Rules {
  readonly expressions: ReadonlyMap<string, ExpressionRule>;
  readonly statements: ReadonlyMap<string, StatementRule>;
}

/** One file on its way to a module, and the way back into the recursion. */
export class Lowering {
  readonly draft: ModuleDraft;
  /** Empty for the unnamed package. */
  package = '';
  /** Names that static imports bring in one by one. */
  readonly staticNames = new Set<string>();
  /** Texts that calls still add to, by what stands for them. */
  readonly builtTexts = new Map<Expression, BuiltText>();
  /** Whether some `import static a.B.*` may bring in any name. */
  hasStaticWildcard = false;
  readonly #rules: Rules;

  constructor(draft: ModuleDraft, rules: Rules) {
    this.draft = draft;
    this.#rules = rules;
  }

  expression(node: Node | null | undefined, at: At): Expression {
    const rule = node && this.#rules.expressions.get(node.type);
    if (node && rule) return rule(node, at, this);
    if (node) this.visitChildren(node, at);
    return { is: 'unknown', why: 'an expression that is computed at run time' };
  }

  /** Lowers any node for what it declares and calls. */
  visit(node: Node, at: At): void {
    const statement = this.#rules.statements.get(node.type);
    if (statement) statement(node, at, this);
    else if (this.#rules.expressions.has(node.type)) this.expression(node, at);
    else this.visitChildren(node, at);
  }

  /** Whether a node has no value. */
  isStatement(node: Node): boolean {
    return this.#rules.statements.has(node.type);
  }

  visitChildren(node: Node, at: At): void {
    for (const child of node.namedChildren) this.visit(child, at);
  }

  place(node: Node) {
    return this.draft.place(node.row);
  }
}

/** A block inside another. */
export function innerBlock(at: At): At {
  return { ...at, block: { outer: at.block, locals: new Map() } };
}

/** What a local name is called in the flattened scope; undefined when no block around has it. */
export function localName(at: At, name: string): string | undefined {
  for (let block: Block | undefined = at.block; block; block = block.outer) {
    const found = block.locals.get(name);
    if (found !== undefined) return found;
  }
  return undefined;
}

/**
 * Gives a local variable its name in the flattened scope: blocks beside one another may use the same name for other things, and so may
 * the `value` that it begins as, which calls a function of that name: `val producer = producer()`.
 */
export function bindLocal(at: At, name: string, lowering: Lowering, value?: Node): string {
  const taken = lowering.draft.scopes[at.scope]?.variables ?? [];
  const same = taken.filter((each) => each.name === name || each.name.startsWith(`${name}#`)).length;
  const plain = same === 0 ? name : `${name}#${same}`;
  const bound = isCalled(name, value?.text ?? '') ? `${name}${BESIDE_FUNCTION}${same}` : plain;
  at.block.locals.set(name, bound);
  return bound;
}

/** Stands in the name of a variable beside which a function goes by the same one: to call that name is to call the function. */
export const BESIDE_FUNCTION = '#beside';

/** Whether the name stands there as one of its own, with what it is called with behind it. Names in backticks hold whatever they like. */
function isCalled(name: string, text: string): boolean {
  for (let at = text.indexOf(name); name !== '' && at !== -1; at = text.indexOf(name, at + 1)) {
    const behind = text.slice(at + name.length, at + name.length + LONGEST_GAP);
    if (!/[.\w$]/.test(text[at - 1] ?? '') && /^`?\s*\(/.test(behind)) return true;
  }
  return false;
}

const LONGEST_GAP = 22;
