import type { CallSite, ClassNode, Expression, Module } from '../../src/code/ir.ts';
import { classAround } from './enclosing-class.ts';

/** Texts by the names that stand for them: `ServiceNames.Orders`. */
export type Constants = ReadonlyMap<string, Expression>;

/** A longer text is no name of anything. */
const LONGEST_TEXT = 2000;

/** The constants of all classes; a name that stands for several texts stands for none. */
export function constantsOf(modules: readonly Module[]): Constants {
  const found = new Map<string, Expression>();
  const several = new Set<string>();
  for (const [name, value] of modules.flatMap(({ classes }) => classes.flatMap(constantsIn))) {
    const known = found.get(name);
    if (known && JSON.stringify(known) !== JSON.stringify(value)) several.add(name);
    found.set(name, value);
  }
  for (const name of several) found.delete(name);
  return found;
}

function constantsIn({ name, fields }: ClassNode): readonly (readonly [string, Expression])[] {
  return fields.flatMap((field) => {
    const [value, ...others] = field.values;
    return field.isStatic && value && others.length === 0 ? [[`${name}.${field.name}`, value.expression] as const] : [];
  });
}

/** From one constant to the next. */
const MOST_HOPS = 100;

/** What constants come to; one that leads back to itself comes to nothing. */
const texts = new WeakMap<Constants, Map<string, string | undefined>>();

/** The text that an expression stands for in a class: a constant of it or of another one, or texts and constants put together. */
function constantText(of: Expression, inside: string | undefined, constants: Constants, hops = 0): string | undefined {
  if (of.is === 'literal') return typeof of.value === 'string' ? of.value : undefined;
  if (of.is === 'concat') {
    const parts = of.parts.map((part) => constantText(part, inside, constants, hops));
    const text = parts.every((part) => part !== undefined) ? parts.join('') : undefined;
    return text !== undefined && text.length <= LONGEST_TEXT ? text : undefined;
  }
  const holder = of.is === 'name' ? inside : of.is === 'member' ? lastName(of.of) : undefined;
  return holder !== undefined && 'name' in of ? textNamed(`${holder}.${of.name}`, holder, constants, hops + 1) : undefined;
}

function textNamed(name: string, holder: string, constants: Constants, hops: number): string | undefined {
  const known = texts.get(constants) ?? new Map<string, string | undefined>();
  texts.set(constants, known);
  if (hops > MOST_HOPS || known.has(name)) return known.get(name);
  known.set(name, undefined);
  const value = constants.get(name);
  known.set(name, value && constantText(value, holder, constants, hops));
  return known.get(name);
}

/** `Names.Databases.Orders` is known by the class that holds it. */
function lastName(of: Expression): string | undefined {
  return of.is === 'name' || of.is === 'member' ? of.name : undefined;
}

/** The file as it would be with its constants written where they are passed to calls. */
export function withConstants(module: Module, constants: Constants): Module {
  const variables = module.scopes[0]?.variables ?? [];
  const textOf = (expression: Expression, inside: string | undefined): Expression => {
    if (expression.is === 'keyword') return { ...expression, of: textOf(expression.of, inside) };
    if (expression.is !== 'name' && expression.is !== 'member') return expression;
    const [value, ...others] = variables.find(({ name }) => expression.is === 'name' && expression.name === name)?.values ?? [];
    const held = value && others.length === 0 ? value.expression : expression;
    const text = constantText(held, inside, constants);
    return text === undefined ? (held.is === 'literal' ? held : expression) : { is: 'literal', value: text };
  };
  const calls = module.calls.map((call): CallSite => {
    const inside = classAround(call.scope, module)?.name;
    return { ...call, arguments: call.arguments.map((each) => textOf(each, inside)) };
  });
  return { ...module, calls };
}
