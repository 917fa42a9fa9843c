import type { ClassNode, Expression, Field, FunctionNode, Module } from './ir.ts';
import { exporterOf } from './used-variables.ts';

/** The class that a function is a member of and its name there: a method, or what a field holds (`pay = async () => …`). */
export function heldBy({ classes }: Module, { class: owner, name }: FunctionNode, at: number) {
  if (owner !== undefined) return { owner, name };
  for (const [index, { fields }] of classes.entries()) {
    const field = fields.find((each) => isFunction(each) && each.values.some(({ expression }) => isIt(expression, at)));
    if (field) return { owner: index, name: field.name };
  }
  return undefined;
}

export function isFunction({ isStatic, decorators, values }: Field): boolean {
  return !isStatic && decorators.length === 0 && values.length === 1 && values[0]?.expression.is === 'function';
}

function isIt(expression: Expression, index: number): boolean {
  return expression.is === 'function' && expression.function === index;
}

/** Whether a language knows the members of a class by their plain names: they are variables of its scope. */
export function isNamedAlone({ scopes }: Module, owner: number | undefined, name: string): boolean {
  return scopes.some((scope) => scope.class === owner && scope.variables.some((each) => each.name === name));
}

/** A function that something of a class, an object or a file is called by. */
export interface Member {
  readonly name: string;
  /** The other members of its object. */
  readonly siblings: readonly string[];
  /** Set for a function that its file exports by itself: nobody has it at hand for having others of the file. */
  readonly isExported?: true;
  /** A method of a language in which nothing but a member names it: a variable of that name is another thing. */
  readonly isOfThis?: true;
  /** The method, where nothing but a call by its name runs it. */
  readonly plain?: FunctionNode;
}

/** The first names of what a class extends and implements. */
export function typesAbove({ extends: above, implements: kinds }: ClassNode): readonly string[] {
  const names = kinds.map(({ name }) => name.split('.')[0] ?? name);
  const root = above && rootOf(above.expression);
  return root === undefined ? names : [...names, root];
}

/** `Base` of `Base`, `library` of `library.Base`. */
function rootOf(expression: Expression): string | undefined {
  if (expression.is === 'member') return rootOf(expression.of);
  return expression.is === 'name' ? expression.name : undefined;
}

/** `exports.send = (letter) => …` beside others. */
export function exportedAround(scope: number, module: Module): Member | undefined {
  const name = module.scopes[scope]?.declaration === undefined ? exporterOf(scope, module) : undefined;
  return name === undefined ? undefined : { name, siblings: [], isExported: true };
}

/** What a top-level name holds. */
export function keptIn(module: Module, declaration: string | undefined): readonly Expression[] {
  const values = module.scopes[0]?.variables.find(({ name }) => name === declaration)?.values ?? [];
  return values.map(({ expression }) => expression);
}

/** What the function around another one returns: `return { get orders() { … } }`. */
export function returnedAround({ scopes, functions }: Module, { scope }: FunctionNode): readonly Expression[] {
  const around = functions[scopes[scopes[scope]?.parent ?? -1]?.function ?? -1];
  return around?.returns.map(({ expression }) => expression) ?? [];
}

/** The entry of an object that a function is. */
export function entryIn(index: number, objects: readonly Expression[]): Member | undefined {
  for (const expression of objects) {
    if (expression.is !== 'object') continue;
    const named = expression.entries.flatMap((entry) => ('key' in entry ? [entry] : []));
    const own = named.find(({ value }) => value.is === 'function' && value.function === index);
    if (own) return { name: own.key, siblings: named.map(({ key }) => key) };
  }
  return undefined;
}
