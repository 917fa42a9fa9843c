import type { Language, Tree } from 'web-tree-sitter';
import { AFTER, END, FIELD, type GrammarNames, NAMED, Node, ROW, SIZE, START, TYPE } from './syntax-node.ts';

/**
 * The functions of the parser's WebAssembly that walk a tree; `tree` is its address. They share one buffer: each goes on with the
 * cursor where the last one left it, so nothing is handed over and back as it is by `TreeCursor`, which takes several times as long.
 */
export interface Runtime {
  _ts_tree_root_node_wasm(tree: number): void;
  /** Puts a cursor on the node in the buffer. */
  _ts_tree_cursor_new_wasm(tree: number): void;
  _ts_tree_cursor_delete_wasm(tree: number): void;
  _ts_tree_cursor_goto_first_child_wasm(tree: number): number;
  _ts_tree_cursor_goto_next_sibling_wasm(tree: number): number;
  _ts_tree_cursor_goto_parent_wasm(tree: number): number;
  _ts_tree_cursor_current_node_type_id_wasm(tree: number): number;
  _ts_tree_cursor_current_node_is_named_wasm(tree: number): number;
  _ts_tree_cursor_current_node_is_missing_wasm(tree: number): number;
  _ts_tree_cursor_current_field_id_wasm(tree: number): number;
  _ts_tree_cursor_start_index_wasm(tree: number): number;
  _ts_tree_cursor_end_index_wasm(tree: number): number;
}

/** The kind of an error in every grammar. */
const ERROR = 0xffff;

/** Copies trees of one grammar. */
export class TreeCopier {
  readonly #runtime: Runtime;
  readonly #names: GrammarNames;
  #numbers = new Int32Array(SIZE << 12);
  #count = 0;
  #mayHaveErrors = false;
  /** The first node that is an error. */
  #error: number | undefined;

  constructor(runtime: Runtime, { types, fields }: Language) {
    this.#runtime = runtime;
    this.#names = {
      types: Array.from(types, (type: string | undefined) => type && comparable(type)),
      fields: fields.map((field) => field && comparable(field)),
    };
  }

  /** In one walk and without recursion: a file may be nested to any depth. */
  copy(tree: Tree, text: string): Node {
    const address = addressOf(tree);
    this.#mayHaveErrors = tree.rootNode.hasError;
    this.#error = undefined;
    this.#count = 0;
    this.#runtime._ts_tree_root_node_wasm(address);
    this.#runtime._ts_tree_cursor_new_wasm(address);
    this.#walk(address);
    this.#runtime._ts_tree_cursor_delete_wasm(address);
    const numbers = this.#numbers.slice(0, this.#count * SIZE);
    noteRows(numbers, text);
    const errorRow = this.#error === undefined ? undefined : numbers[this.#error * SIZE + ROW];
    return new Node({ text, names: this.#names, numbers, errorRow, made: new Array(this.#count) }, 0, null);
  }

  #walk(address: number): void {
    const runtime = this.#runtime;
    const around: number[] = [];
    for (;;) {
      const at = this.#add(address);
      if (this.#mayHaveErrors) this.#noteError(at, address, around.at(-1));
      if (runtime._ts_tree_cursor_goto_first_child_wasm(address) !== 0) {
        around.push(at);
        continue;
      }
      this.#numbers[at * SIZE + AFTER] = this.#count;
      while (runtime._ts_tree_cursor_goto_next_sibling_wasm(address) === 0) {
        const parent = around.pop();
        if (parent === undefined) return;
        this.#numbers[parent * SIZE + AFTER] = this.#count;
        runtime._ts_tree_cursor_goto_parent_wasm(address);
      }
    }
  }

  #add(address: number): number {
    const runtime = this.#runtime;
    const at = this.#count++ * SIZE;
    if (at >= this.#numbers.length) this.#grow();
    const isNamed = runtime._ts_tree_cursor_current_node_is_named_wasm(address);
    this.#numbers[at + TYPE] = runtime._ts_tree_cursor_current_node_type_id_wasm(address);
    this.#numbers[at + FIELD] = runtime._ts_tree_cursor_current_field_id_wasm(address) + isNamed * NAMED;
    this.#numbers[at + START] = runtime._ts_tree_cursor_start_index_wasm(address);
    this.#numbers[at + END] = runtime._ts_tree_cursor_end_index_wasm(address);
    return at / SIZE;
  }

  /** What the parser made up has no text; what is in an error follows no rule that could have named it. */
  #noteError(at: number, address: number, parent: number | undefined): void {
    const numbers = this.#numbers;
    if (parent !== undefined && numbers[parent * SIZE + TYPE] === ERROR)
      numbers[at * SIZE + FIELD] = (numbers[at * SIZE + FIELD] ?? 0) & NAMED;
    const isMissing = () => this.#runtime._ts_tree_cursor_current_node_is_missing_wasm(address) !== 0;
    const isEmpty = numbers[at * SIZE + START] === numbers[at * SIZE + END];
    if (numbers[at * SIZE + TYPE] === ERROR || (isEmpty && isMissing())) this.#error ??= at;
  }

  #grow(): void {
    const grown = new Int32Array(this.#numbers.length * 2);
    grown.set(this.#numbers);
    this.#numbers = grown;
  }
}

function addressOf(tree: Tree): number {
  const address: unknown = Reflect.get(tree, 0);
  if (typeof address !== 'number') throw new Error('The parser keeps its trees in another way than it did.');
  return address;
}

/** The same text, as the engine of JavaScript keeps names: compared by place instead of letter by letter. */
function comparable(name: string): string {
  return Object.keys({ [name]: true })[0] ?? name;
}

/** The lines that nodes begin in; no node begins before the one that stands before it. */
function noteRows(numbers: Int32Array, text: string): void {
  let row = 0;
  let next = text.indexOf('\n');
  for (let at = 0; at < numbers.length; at += SIZE) {
    for (; next >= 0 && next < (numbers[at + START] ?? 0); next = text.indexOf('\n', next + 1)) row++;
    numbers[at + ROW] = row;
  }
}
