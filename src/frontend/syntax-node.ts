/** What the numbers of a grammar stand for. */
export interface GrammarNames {
  readonly types: readonly (string | undefined)[];
  readonly fields: readonly (string | null)[];
}

/** The numbers of a node: its kind, */
export const TYPE = 0;
/** the name under which its parent has it, with {@link NAMED} added to it, */
export const FIELD = 1;
/** where it begins and ends in the text, */
export const START = 2;
export const END = 3;
/** the line that it begins in, */
export const ROW = 4;
/** and the next node that is no part of it. */
export const AFTER = 5;
export const SIZE = 6;
/** The grammar has a rule for the node; else it is a text such as `(`. */
export const NAMED = 1 << 16;

/** A syntax tree as numbers, {@link SIZE} a node: each node stands before its parts, and those in the order of the text. */
export interface SyntaxTree {
  readonly text: string;
  readonly names: GrammarNames;
  readonly numbers: Int32Array;
  /** The line of the first place that the grammar could not make sense of, counted from 0. */
  readonly errorRow: number | undefined;
  /** The nodes that somebody has asked for. Each is made once, so that nodes are the same when they stand for the same. */
  readonly made: (Node | undefined)[];
}

/**
 * One node of a syntax tree. The parser keeps its trees outside of JavaScript, where every question costs a crossing, and front ends
 * ask each node many: so they ask a copy (`copy-tree.ts`).
 */
export class Node {
  /** Its kind in the grammar; `ERROR` for text that the grammar could not make sense of. */
  readonly type: string;
  readonly parent: Node | null;
  readonly #tree: SyntaxTree;
  readonly #at: number;
  #children: readonly Node[] | undefined;
  #namedChildren: readonly Node[] | undefined;

  constructor(tree: SyntaxTree, at: number, parent: Node | null) {
    this.type = tree.names.types[tree.numbers[at * SIZE + TYPE] ?? 0] || 'ERROR';
    this.parent = parent;
    this.#tree = tree;
    this.#at = at;
  }

  get text(): string {
    return this.#tree.text.slice(this.startIndex, this.endIndex);
  }

  /** Where it begins and ends in the text, and in which line it begins, all counted from 0. */
  get startIndex(): number {
    return this.#number(START);
  }

  get endIndex(): number {
    return this.#number(END);
  }

  get row(): number {
    return this.#number(ROW);
  }

  /** Whether the grammar has a rule for it; else it is a text such as `(`. */
  get isNamed(): boolean {
    return this.#number(FIELD) >= NAMED;
  }

  get errorRow(): number | undefined {
    return this.#tree.errorRow;
  }

  get children(): readonly Node[] {
    this.#children ??= this.#childrenFrom(0);
    return this.#children;
  }

  get namedChildren(): readonly Node[] {
    this.#namedChildren ??= this.#childrenFrom(NAMED);
    return this.#namedChildren;
  }

  get firstChild(): Node | null {
    return this.children[0] ?? null;
  }

  get nextSibling(): Node | null {
    return this.#beside(1);
  }

  get previousSibling(): Node | null {
    return this.#beside(-1);
  }

  get previousNamedSibling(): Node | null {
    let before = this.previousSibling;
    while (before && !before.isNamed) before = before.previousSibling;
    return before;
  }

  childForFieldName(name: string): Node | null {
    const { numbers, names } = this.#tree;
    const end = this.#number(AFTER);
    for (let at = this.#at + 1; at < end; at = numbers[at * SIZE + AFTER] ?? end)
      if (names.fields[(numbers[at * SIZE + FIELD] ?? 0) % NAMED] === name) return this.#child(at);
    return null;
  }

  childrenForFieldName(name: string): readonly Node[] {
    const { fields } = this.#tree.names;
    return this.children.filter((child) => fields[child.#number(FIELD) % NAMED] === name);
  }

  /** The nodes of a kind in the order of the text, this one among them. */
  descendantsOfType(type: string): readonly Node[] {
    const found: Node[] = [];
    const work: Node[] = [this];
    for (let node = work.pop(); node; node = work.pop()) {
      if (node.type === type) found.push(node);
      const { children } = node;
      for (let at = children.length - 1; at >= 0; at--) work.push(children[at] as Node);
    }
    return found;
  }

  #number(which: number): number {
    return this.#tree.numbers[this.#at * SIZE + which] ?? 0;
  }

  /** {@link NAMED} and above are those that have a rule. */
  #childrenFrom(leastField: number): readonly Node[] {
    const { numbers } = this.#tree;
    const children: Node[] = [];
    const end = this.#number(AFTER);
    for (let at = this.#at + 1; at < end; at = numbers[at * SIZE + AFTER] ?? end)
      if ((numbers[at * SIZE + FIELD] ?? 0) >= leastField) children.push(this.#child(at));
    return children;
  }

  #child(at: number): Node {
    const { made } = this.#tree;
    const known = made[at];
    if (known) return known;
    const child = new Node(this.#tree, at, this);
    made[at] = child;
    return child;
  }

  #beside(step: number): Node | null {
    const siblings = this.parent?.children ?? [];
    let [place, end] = [0, siblings.length];
    while (place < end) {
      const middle = (place + end) >> 1;
      const other = siblings[middle];
      if (other && other.#at < this.#at) place = middle + 1;
      else end = middle;
    }
    return siblings[place + step] ?? null;
  }
}
