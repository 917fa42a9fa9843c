import type { CallSite, ClassNode, Expression, Module } from '../../src/code/ir.ts';
import { followingImports, type Resolve } from './imported-names.ts';

const DEEPEST = 8;

/** What the fields of a class are asked for as. */
export interface Root {
  readonly operation: string;
  /** Names of fields stay as they are written. */
  readonly isPlain: boolean;
}

/** A class of the repository, and its file. */
export interface Declared {
  readonly node: ClassNode;
  readonly module: Module;
}

/** What a name means in a file: a class, or what is made of some. */
type Meant = Declared | { readonly value: Expression; readonly module: Module };

/** The classes that schemas are made of, with those that they extend. */
export class GraphqlClasses {
  readonly roots = new Map<ClassNode, Root>();
  readonly #based = new Map<ClassNode, boolean>();
  readonly #find: (module: Module, name: string) => Meant | undefined;

  constructor(modules: readonly Module[], speaking: readonly Module[], resolve: Resolve) {
    this.#find = followingImports(modules, resolve, meantIn);
    for (const module of speaking)
      for (const call of module.calls) if (lastName(call.callee) === 'Schema') this.#addSchema(call, module);
  }

  /** The classes that an expression names, alone or among what is put together: `merge_types("Query", (Orders, Stock))`. */
  namedIn(expression: Expression, module: Module, seen = new Set<Expression>(), depth = 0): readonly Declared[] {
    const inside = (all: readonly Expression[]) => all.flatMap((each) => this.namedIn(each, module, seen, depth + 1));
    if (depth > DEEPEST) return [];
    if (expression.is === 'list') return inside(expression.items);
    if (expression.is === 'choice') return inside(expression.options);
    if (expression.is === 'keyword') return inside([expression.of]);
    if (expression.is === 'call') return inside(module.calls[expression.call]?.arguments ?? []);
    const name = dottedName(expression);
    const found = name === undefined ? undefined : this.#find(module, name);
    if (!found || !('value' in found)) return found ? [found] : [];
    if (seen.has(found.value)) return [];
    return this.namedIn(found.value, found.module, seen.add(found.value), depth + 1);
  }

  /** Whether a class has a base of a kind; each class is asked once. */
  isBased({ node, module }: Declared, isOfKind: (base: Expression, module: Module) => boolean): boolean {
    const known = this.#based.get(node);
    if (known !== undefined) return known;
    this.#based.set(node, false);
    const bases = node.extends?.expression;
    const all = bases?.is === 'choice' ? bases.options : bases ? [bases] : [];
    const isBased = all.some((base) => isOfKind(base, module));
    this.#based.set(node, isBased);
    return isBased;
  }

  /** `Schema(query=Query, mutation=Mutation)` */
  #addSchema({ arguments: args }: CallSite, module: Module): void {
    const isPlain = args.some((each) => keepsNames(each, module.calls));
    for (const each of args) {
      if (each.is !== 'keyword' || !/^(?:query|mutation|subscription)$/.test(each.name)) continue;
      this.#add(this.namedIn(each.of, module), { operation: each.name, isPlain });
    }
  }

  /** `class Query(OrderQueries, StockQueries)` has the fields of both. */
  #add(classes: readonly Declared[], root: Root): void {
    for (const { node, module } of classes) {
      if (this.roots.has(node)) continue;
      this.roots.set(node, root);
      if (node.extends) this.#add(this.namedIn(node.extends.expression, module), root);
    }
  }
}

/** What a file has under names of its own: a class goes before a variable, and what stands first before what follows. */
function meantIn(module: Module): ReadonlyMap<string, Meant> {
  const values = (module.scopes[0]?.variables ?? []).flatMap(
    ({ name, values: [first] }): readonly (readonly [string, Meant])[] =>
      first ? [[name, { value: first.expression, module }]] : [],
  );
  const classes = module.classes.flatMap((node): readonly (readonly [string, Meant])[] =>
    node.name === undefined ? [] : [[node.name, { node, module }]],
  );
  return new Map([...values.reverse(), ...classes.reverse()]);
}

/** `config=StrawberryConfig(auto_camel_case=False)`, `auto_camelcase=False` */
function keepsNames(argument: Expression, calls: readonly CallSite[]): boolean {
  if (argument.is !== 'keyword') return false;
  const { name, of } = argument;
  if (/^auto_camel_?case$/.test(name)) return of.is === 'literal' && of.value === false;
  return name === 'config' && of.is === 'call' && (calls[of.call]?.arguments ?? []).some((each) => keepsNames(each, []));
}

/** `schema.Query` */
export function dottedName(expression: Expression): string | undefined {
  if (expression.is === 'name') return expression.name;
  const of = expression.is === 'member' ? dottedName(expression.of) : undefined;
  return of === undefined || expression.is !== 'member' ? undefined : `${of}.${expression.name}`;
}

/** The `Query` of `schema.Query`. */
export function lastName(expression: Expression): string | undefined {
  return expression.is === 'name' || expression.is === 'member' ? expression.name : undefined;
}
