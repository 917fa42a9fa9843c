import type { Bound, Expression, Place } from '../../src/code/ir.ts';
import { type ClassDraft, type FunctionDraft, ModuleDraft } from '../../src/frontend/module-draft.ts';
import { partsOf } from '../../src/frontend/rule-walker.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import type { Source } from '../../src/sdk/index.ts';

const DEEPEST = 250;

export const NOTHING: Expression = { is: 'unknown', why: 'not a value' };

/** The function whose body is being read, and what it leaves beside its first result. */
export interface Body {
  readonly draft: FunctionDraft;
  readonly outs: Record<string, Bound[]>;
  /** Names of the parameters by index, for assignments through them. */
  readonly parameters: readonly string[];
  readonly results: readonly string[];
  readonly resultCount: number;
  /** Name and class of a method's receiver. */
  readonly receiver?: { readonly name: string; readonly class: number };
}

/** Where a node stands: the scope its names are looked up in and the function around it. */
export interface At {
  readonly file: GoFile;
  readonly scope: number;
  readonly body?: Body | undefined;
}

/** One file while it is lowered. */
export class GoFile {
  readonly draft: ModuleDraft;
  /** Types of this file that are no structs, by name: `type Routes []Route`. */
  readonly named = new Map<string, Node>();
  /** Classes by the name of their type; those declared elsewhere are parts. */
  readonly classes = new Map<string, number>();

  /** Structs that functions declare for themselves, with the scope that they stand in. */
  private readonly local: { readonly name: string; readonly type: Node; readonly scope: number }[] = [];
  private depth = 0;
  private readonly rule: (node: Node, at: At) => Expression;

  /** `rule` is how every expression is lowered; those who lower one kind of it do not know the others. */
  constructor(source: Source, rule: (node: Node, at: At) => Expression) {
    this.draft = new ModuleDraft(source, 'go');
    this.rule = rule;
  }

  /** What an expression is; calls in it are noted even where its value is beyond us. */
  lower(node: Node | undefined, at: At): Expression {
    return node ? this.deeper(() => this.rule(node, at), NOTHING) : NOTHING;
  }

  /** Goes one level down; what is nested deeper than anybody writes is left out. */
  deeper<T>(run: () => T, otherwise: T): T {
    if (this.depth >= DEEPEST) return otherwise;
    this.depth++;
    try {
      return run();
    } finally {
      this.depth--;
    }
  }

  /** The class of a type of this package; one that another file declares has a part of it here. */
  classOf(type: string, node: Node): number {
    const known = this.classes.get(type);
    if (known !== undefined) return known;
    const index = this.draft.addClass({ ...emptyClass(type, this.place(node)), isPart: true });
    this.classes.set(type, index);
    return index;
  }

  declareWithin(name: string, type: Node, scope: number): void {
    this.local.push({ name, type, scope });
  }

  /** What a name means as a type of the functions around a scope. */
  typeWithin(name: string, scope: number): Node | undefined {
    const known = this.local.filter((each) => each.name === name);
    if (known.length === 0) return undefined;
    for (let at: number | null | undefined = scope; typeof at === 'number'; at = this.draft.scopes[at]?.parent) {
      const found = known.find((each) => each.scope === at);
      if (found) return found.type;
    }
    return undefined;
  }

  place(node: Node): Place {
    return this.draft.place(node.row);
  }

  /** The specifier that a name of an imported package stands for. */
  imported(name: string): string | undefined {
    return this.draft.imports.find((each) => each.local === name)?.specifier;
  }
}

/** A scope of its own inside: what an `if` or `for` declares is not seen behind it. */
export function inner(at: At): At {
  return { ...at, scope: at.file.draft.openScope({ parent: at.scope }) };
}

export function part(node: Node, name: string): Node | undefined {
  return node.childForFieldName(name) ?? undefined;
}

/** The named children without comments. */
export function childrenOf(node: Node): readonly Node[] {
  return partsOf(node);
}

/** The expressions of a list, or the one that stands alone. */
export function listed(node: Node | undefined): readonly Node[] {
  if (!node) return [];
  return node.type === 'expression_list' ? childrenOf(node) : [node];
}

export function nameOf(name: string): Expression {
  return { is: 'name', name };
}

export function memberOf(of: Expression, name: string): Expression {
  return { is: 'member', of, name };
}

export function textOf(value: string | number | boolean | null): Expression {
  return { is: 'literal', value };
}

/** The further results of a call: `=1` is the second. */
export function furtherResult(call: Expression, index: number): Expression {
  return call.is === 'call' ? { is: 'out', call: call.call, name: `=${index}` } : NOTHING;
}

/** A class at the top of the file without members yet. */
export function emptyClass(name: string, place: Place): ClassDraft {
  return {
    name,
    scope: 0,
    isAbstract: false,
    typeParameters: [],
    extendsArguments: [],
    implements: [],
    fields: [],
    methods: [],
    decorators: [],
    place,
  };
}
