import type {
  Bound,
  CallSite,
  ClassNode,
  Export,
  Expression,
  Field,
  FunctionNode,
  Import,
  Module,
  ObjectEntry,
  Place,
  Scope,
  TypeDeclaration,
  Variable,
} from '../../src/code/ir.ts';
import { shorten } from '../../src/sdk/evidence.ts';
import { ts } from './compiler.ts';

type Draft<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer I)[] ? I[] : T[K] };

export type VariableDraft = Draft<Variable>;
export type FieldDraft = Draft<Field>;
type ScopeDraft = Omit<Draft<Scope>, 'variables'> & { variables: VariableDraft[] };
export type ClassDraft = Omit<Draft<ClassNode>, 'fields'> & { fields: FieldDraft[] };
/** `yields` are what a generator gives one after the other. */
export type FunctionDraft = Draft<FunctionNode> & { isArrow: boolean; yields?: Bound[] };

/** Block-scoped names that had to be renamed, because blocks are flattened into the function around them. */
export interface Names {
  readonly outer: Names | undefined;
  readonly renamed: ReadonlyMap<string, string>;
}

/** Where a construct is lowered: the scope of the intermediate representation, and the names in force there. */
export interface At {
  readonly scope: number;
  readonly names: Names | undefined;
}

/** An assignment met on the way; it is given to its variable or field when every declaration is known. */
export interface Assignment {
  readonly to: { readonly name: string } | { readonly class: number } | { readonly object: number };
  /** `a.b.c = …` is name `a` with path `b`, `c`; an expression is a computed key. */
  readonly path: readonly (string | Expression)[];
  readonly value: Expression;
  /** `+=`: the value is put behind what the variable held. */
  readonly appends: boolean;
  /** The value is a list of items that are added to the list that is there. */
  readonly addsItems?: boolean;
  readonly scope: number;
  /** The conditions under which it is assigned. */
  readonly guards?: readonly Expression[];
  /** Only where the value is there at all. */
  readonly isOptional?: true;
  /** Whatever a field was declared with is gone. */
  readonly isAnew?: true;
  readonly place: Place;
}

/** How nodes are lowered. Handed in, so that the files that lower one kind of node each do not import one another. */
export interface Rules {
  readonly expressions: ReadonlyMap<ts.SyntaxKind, (node: never, at: At, lowering: Lowering) => Expression>;
  readonly statements: ReadonlyMap<ts.SyntaxKind, (node: never, at: At, lowering: Lowering) => void>;
}

const PROTOTYPE = /\b([\w$]+)\s*\.prototype\b|\binherits\(\s*(?:[\w$]+\.)*([\w$]+)\s*,/g;

/** The module under construction, and the way back into the recursion. */
export class Lowering {
  readonly imports: Import[] = [];
  readonly requires = new Set<string>();
  readonly loads = new Set<string>();
  readonly taken: { readonly specifier: string; readonly scope: number; readonly guards?: readonly Expression[] }[] = [];
  /** Texts that something is compared with; of constants their names. */
  readonly compared = new Set<string>();
  /** Names of what is asked for by computed keys. */
  readonly tables = new Set<string>();
  readonly asks: NonNullable<Module['asks']>[number][] = [];
  readonly exports: Export[] = [];
  readonly scopes: ScopeDraft[] = [];
  readonly functions: FunctionDraft[] = [];
  readonly classes: ClassDraft[] = [];
  readonly calls: CallSite[] = [];
  readonly types: TypeDeclaration[] = [];
  readonly assignments: Assignment[] = [];
  /** The entries of the object literal that a function's `this` is. */
  readonly objects = new Map<number, ObjectEntry[]>();
  /** Functions and classes that are the value of a top-level variable, with its name. */
  readonly declarations = new Map<ts.Node, string>();
  /** Names that are used as values somewhere; an import of which only the type is used is gone when the code runs. */
  readonly usedNames = new Set<string>();
  /** Classes by name, with what they inherit from: `util.inherits(Orders, Client)`. */
  readonly heirs: { readonly name: string; readonly base: Expression; readonly scope: number }[] = [];
  importsByComputedName = false;
  readonly computedImports: Bound[] = [];
  /** What becomes of what loops return whose results are gathered, by the functions that they are. */
  readonly gatherings = new Map<number, (result: Expression, scope: number) => void>();
  /** The conditions around the place that is being lowered. */
  readonly guards: Expression[] = [];
  readonly #places = new Map<number, Place>();

  readonly path: string;
  readonly file: ts.SourceFile;
  readonly #rules: Rules;
  readonly #reserved = new Map<number, Set<string>>();
  #prototypes: ReadonlySet<string> | undefined;

  constructor(path: string, file: ts.SourceFile, rules: Rules) {
    this.path = path;
    this.file = file;
    this.#rules = rules;
  }

  /** Names that have a prototype somewhere in the file. */
  get prototypes(): ReadonlySet<string> {
    const found =
      this.#prototypes ?? new Set([...this.file.text.matchAll(PROTOTYPE)].flatMap(([, name, heir]) => name ?? heir ?? []));
    this.#prototypes = found;
    return found;
  }

  expression(node: ts.Expression, at: At): Expression {
    const rule = this.#rules.expressions.get(node.kind);
    if (rule) return rule(node as never, at, this);
    this.visitChildren(node, at);
    return { is: 'unknown', why: 'an expression that is computed at run time' };
  }

  /** Lowers any node for what it declares and calls. */
  visit(node: ts.Node, at: At): void {
    const statement = this.#rules.statements.get(node.kind);
    if (statement) statement(node as never, at, this);
    else if (this.#rules.expressions.has(node.kind)) this.expression(node as ts.Expression, at);
    else if (!ts.isTypeNode(node)) this.visitChildren(node, at);
  }

  visitChildren(node: ts.Node, at: At): void {
    node.forEachChild((child) => this.visit(child, at));
  }

  place(node: ts.Node): Place {
    const line = this.file.getLineAndCharacterOfPosition(node.getStart(this.file)).line;
    const known = this.#places.get(line);
    if (known) return known;
    const starts = this.file.getLineStarts();
    const place = { line: line + 1, text: shorten(this.file.text.slice(starts[line] ?? 0, starts[line + 1])) };
    this.#places.set(line, place);
    return place;
  }

  /** Adds a scope; what lies in a top-level declaration belongs to it, however deep. */
  openScope(scope: Pick<Scope, 'parent' | 'function' | 'class'>, declaration: string | undefined): number {
    const inherited = scope.parent === null ? undefined : this.scopes[scope.parent]?.declaration;
    const name = inherited ?? declaration;
    const draft: ScopeDraft = { parent: scope.parent, variables: [] };
    if (scope.function !== undefined) draft.function = scope.function;
    if (scope.class !== undefined) draft.class = scope.class;
    if (name !== undefined) draft.declaration = name;
    this.scopes.push(draft);
    return this.scopes.length - 1;
  }

  /** Keeps names for a scope's own variables before they are met. */
  reserve(scope: number, names: Iterable<string>): void {
    const reserved = this.#reserved.get(scope) ?? new Set();
    for (const name of names) reserved.add(name);
    this.#reserved.set(scope, reserved);
  }

  /** Whether the scope or one around it has a variable of that name. */
  isReserved(scope: number, name: string): boolean {
    for (let at: number | null | undefined = scope; at !== null && at !== undefined; at = this.scopes[at]?.parent) {
      if (this.#reserved.get(at)?.has(name)) return true;
    }
    return false;
  }

  /** Adds a variable to a scope, or the values to the one of that name that is there. */
  declare(scope: number, variable: VariableDraft): void {
    const variables = this.scopes[scope]?.variables;
    const known = variables?.find(({ name }) => name === variable.name);
    if (known) known.values.push(...variable.values);
    else variables?.push(variable);
  }
}

/** The name that a block-scoped name goes by in the flattened scope. */
export function nameIn(at: At, name: string): string {
  for (let names = at.names; names; names = names.outer) {
    const renamed = names.renamed.get(name);
    if (renamed !== undefined) return renamed;
  }
  return name;
}

/** A name that is read or written, as it is called in the flattened scope. */
export function useName(name: string, at: At, lowering: Lowering): Expression & { readonly is: 'name'; readonly name: string } {
  lowering.usedNames.add(name);
  return { is: 'name', name: nameIn(at, name) };
}

/** Leaves out what is undefined, as optional properties want it. */
export function defined<K extends string, V>(key: K, value: V | undefined): { [P in K]?: V } {
  return (value === undefined ? {} : { [key]: value }) as { [P in K]?: V };
}

/** The variable of a name that is in sight of a scope. */
export function findVariable(name: string, scope: number, lowering: Lowering): VariableDraft | undefined {
  for (let at = lowering.scopes[scope]; at; at = at.parent === null ? undefined : lowering.scopes[at.parent]) {
    const found = at.variables.find((variable) => variable.name === name);
    if (found) return found;
  }
  return undefined;
}
