import type { CallSite, ClassNode, Expression, Module } from '../../src/code/ir.ts';

/** Texts by the names that stand for them: `ServiceNames.Orders`. */
export type Constants = ReadonlyMap<string, Expression>;

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
    const isConstant = field.isStatic && value?.expression.is === 'literal' && others.length === 0;
    return isConstant ? [[`${name}.${field.name}`, value.expression] as const] : [];
  });
}

/** The file as it would be with its constants written where they are passed to calls. */
export function withConstants(module: Module, constants: Constants): Module {
  const variables = module.scopes[0]?.variables ?? [];
  const textOf = (expression: Expression): Expression => {
    if (expression.is === 'keyword') return { ...expression, of: textOf(expression.of) };
    if (expression.is === 'member' && expression.of.is === 'name')
      return constants.get(`${expression.of.name}.${expression.name}`) ?? expression;
    const [value, ...others] = variables.find(({ name }) => expression.is === 'name' && expression.name === name)?.values ?? [];
    return value?.expression.is === 'literal' && others.length === 0 ? value.expression : expression;
  };
  const calls = module.calls.map((call): CallSite => ({ ...call, arguments: call.arguments.map(textOf) }));
  return { ...module, calls };
}
