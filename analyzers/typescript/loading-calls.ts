import type { Expression, Module } from '../../src/code/ir.ts';

/** A function of a package, by the names it is exported as. */
export interface NamedFunction {
  readonly packages: readonly string[];
  readonly names: readonly string[];
}

const DEEPEST = 4;

/** Whether an expression is the function: imported, required, or required in place. `Redis = Redis.default` leads back to the name. */
export function loadedBy(module: Module, expression: Expression | undefined, wanted: NamedFunction, depth = 0): boolean {
  if (!expression || depth > DEEPEST) return false;
  if (expression.is === 'name')
    return isImported(module, expression.name, wanted) || isRequired(module, expression.name, wanted, depth);
  if (expression.is === 'member')
    return wanted.names.includes(expression.name) && isPackage(module, expression.of, wanted, depth);
  return wanted.names.includes('default') && isPackage(module, expression, wanted, depth);
}

function isImported({ imports }: Module, name: string, { packages, names }: NamedFunction): boolean {
  return imports.some((each) => each.local === name && packages.includes(each.specifier) && names.includes(each.imported));
}

/** `const AutoLoad = require('@fastify/autoload')`, `const { loadControllers } = require('awilix-express')` */
function isRequired(module: Module, name: string, wanted: NamedFunction, depth: number): boolean {
  const values = (module.scopes[0]?.variables ?? []).filter((each) => each.name === name).flatMap((each) => each.values);
  return values.some(({ expression }) => !(expression.is === 'name') && loadedBy(module, expression, wanted, depth + 1));
}

function isPackage(module: Module, expression: Expression, { packages }: NamedFunction, depth: number): boolean {
  if (expression.is === 'name') {
    const { name } = expression;
    return (
      module.imports.some((each) => each.local === name && packages.includes(each.specifier)) ||
      isRequired(module, name, { packages, names: ['default'] }, depth)
    );
  }
  const specifier = expression.is === 'module' ? expression.specifier : undefined;
  return specifier?.is === 'literal' && packages.includes(String(specifier.value));
}

/** A file of the repository as what it exports as a whole. */
export function whole(path: string): Expression {
  return { is: 'module', specifier: { is: 'literal', value: `/${path}` } };
}

export function entryOf(expression: Expression, key: string): Expression | undefined {
  if (expression.is !== 'object') return undefined;
  const found = expression.entries.find((entry) => 'key' in entry && entry.key === key);
  return found && 'value' in found ? found.value : undefined;
}

/** What the only variable of a name was set to. */
export function held(expression: Expression, { scopes }: Module): Expression {
  if (expression.is !== 'name') return expression;
  const values = scopes
    .flatMap(({ variables }) => variables.filter(({ name }) => name === expression.name))
    .flatMap((it) => it.values);
  return values.length === 1 ? (values[0]?.expression ?? expression) : expression;
}

/** The texts in an expression, in what its names were set to and in what is called in it. */
export function textsIn(expression: Expression, module: Module, depth = 0): readonly string[] {
  if (depth > DEEPEST) return [];
  if (expression.is === 'literal') return typeof expression.value === 'string' ? [expression.value] : [];
  const inside = partsOf(expression, module).flatMap((each) => textsIn(each, module, depth + 1));
  // The parts of a path stand for themselves, those of a text make one: `'rou' + 'tes'`.
  const isText =
    expression.is === 'concat' && inside.length === expression.parts.length && !/^(file|https?):/.test(inside[0] ?? '');
  return isText ? [inside.join('')] : inside;
}

function partsOf(expression: Expression, module: Module): readonly Expression[] {
  if (expression.is === 'name') return [held(expression, module)].filter((each) => each !== expression);
  if (expression.is === 'concat') return expression.parts;
  return expression.is === 'call' ? (module.calls[expression.call]?.arguments ?? []) : [];
}
