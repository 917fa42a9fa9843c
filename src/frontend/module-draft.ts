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
  Place,
  Scope,
  TypeDeclaration,
  Variable,
} from '../code/ir.ts';
import type { Source } from '../model/analyzer.ts';
import { shorten } from '../sdk/evidence.ts';

type Draft<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer I)[] ? I[] : T[K] };

export type VariableDraft = Draft<Variable>;
export type FieldDraft = Draft<Field>;
export type FunctionDraft = Draft<FunctionNode>;
export type ClassDraft = Omit<Draft<ClassNode>, 'fields'> & { fields: FieldDraft[] };
type ScopeDraft = Omit<Draft<Scope>, 'variables'> & { variables: VariableDraft[] };

/** One file's module under construction, for front ends that walk a syntax tree. */
export class ModuleDraft {
  readonly imports: Import[] = [];
  readonly requires = new Set<string>();
  /** What is required, with the scope that asks for it. */
  readonly taken: { readonly specifier: string; readonly scope: number }[] = [];
  /** Names of files that code computes to import them. */
  readonly computedImports: Bound[] = [];
  readonly opens: string[] = [];
  readonly exports: Export[] = [];
  readonly scopes: ScopeDraft[] = [];
  readonly functions: FunctionDraft[] = [];
  readonly classes: ClassDraft[] = [];
  readonly calls: CallSite[] = [];
  readonly types: TypeDeclaration[] = [];
  readonly path: string;
  readonly language: string;
  readonly #lines: readonly string[];
  /** Lines as they are shown; many constructs stand on one. */
  readonly #texts = new Map<number, string>();

  constructor(source: Source, language: string) {
    this.path = source.path;
    this.language = language;
    this.#lines = source.text.split('\n');
    this.openScope({ parent: null });
  }

  /** Whether a word stands anywhere in the file. */
  mentions(word: string): boolean {
    return this.#lines.some((line) => line.includes(word));
  }

  /** Where a construct stands; `row` counts from 0, as tree-sitter does. */
  place(row: number): Place {
    const known = this.#texts.get(row);
    const text = known ?? shorten(this.#lines[row] ?? '');
    if (known === undefined) this.#texts.set(row, text);
    return { line: row + 1, text };
  }

  /** Adds a scope; what lies in a top-level declaration belongs to it, however deep. */
  openScope(scope: Pick<Scope, 'parent' | 'function' | 'class'>, declaration?: string): number {
    const name = (scope.parent === null ? undefined : this.scopes[scope.parent]?.declaration) ?? declaration;
    // A scope is made for every function: spreads of what may not be there cost more than all else in it.
    const draft: ScopeDraft = { parent: scope.parent, variables: [] };
    if (scope.function !== undefined) draft.function = scope.function;
    if (scope.class !== undefined) draft.class = scope.class;
    if (name !== undefined) draft.declaration = name;
    this.scopes.push(draft);
    return this.scopes.length - 1;
  }

  /** Adds a variable to a scope, or its values to the one of that name that is there. */
  declare(scope: number, variable: VariableDraft): void {
    const variables = this.scopes[scope]?.variables;
    const known = variables?.find(({ name }) => name === variable.name);
    if (known) known.values.push(...variable.values);
    else variables?.push(variable);
  }

  /** The variable a name means in a scope or one around it. */
  find(scope: number, name: string): VariableDraft | undefined {
    for (let at: number | null | undefined = scope; at !== null && at !== undefined; at = this.scopes[at]?.parent) {
      const found = this.scopes[at]?.variables.find((variable) => variable.name === name);
      if (found) return found;
    }
    return undefined;
  }

  call(call: CallSite): Expression {
    this.calls.push(call);
    return { is: 'call', call: this.calls.length - 1 };
  }

  addFunction(node: FunctionDraft): number {
    this.functions.push(node);
    return this.functions.length - 1;
  }

  addClass(node: ClassDraft): number {
    this.classes.push(node);
    return this.classes.length - 1;
  }

  #takenByFunctions(): NonNullable<Module['taken']> {
    const isInFunction = (scope: number): boolean => {
      const { function: of, parent } = this.scopes[scope] ?? { parent: null };
      return of !== undefined || (parent !== null && isInFunction(parent));
    };
    const always = new Set(this.taken.filter(({ scope }) => !isInFunction(scope)).map(({ specifier }) => specifier));
    return this.taken.filter(({ specifier }) => !always.has(specifier));
  }

  finish(): Module {
    const { path, language, imports, exports, scopes, functions, classes, calls, types } = this;
    const requires = [...this.requires];
    const opens = this.opens.length > 0 ? { opens: this.opens } : {};
    const taken = this.#takenByFunctions();
    const { computedImports } = this;
    const importsByComputedName = computedImports.length > 0;
    return {
      path,
      language,
      imports,
      requires,
      ...(taken.length > 0 ? { taken } : {}),
      ...opens,
      exports,
      scopes,
      functions,
      classes,
      calls,
      types,
      importsByComputedName,
      ...(importsByComputedName ? { computedImports } : {}),
    };
  }
}

/**
 * A package or namespace that many files make up (Java, Go, C#), as a module that exports all of theirs. `path` is a name
 * that no file has, such as `package:com.acme.orders`; imports are resolved to it.
 */
export function namespaceModule(path: string, language: string, files: readonly string[]): Module {
  return {
    path,
    language,
    isNamespace: true,
    imports: [],
    requires: [],
    exports: files.map((from) => ({ name: '*', from })),
    scopes: [{ parent: null, variables: [] }],
    functions: [],
    classes: [],
    calls: [],
    types: [],
    importsByComputedName: false,
  };
}
