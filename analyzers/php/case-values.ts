import type { Expression, Module } from '../../src/code/ir.ts';

/** Texts of constants and of the cases of enumerations, by the full name of their class and their own. */
type CaseValues = ReadonlyMap<string, Expression>;

/** What the classes of the repository say that their constants and cases are. */
export function caseValues(modules: readonly Module[]): CaseValues {
  return new Map(
    modules.flatMap((module) =>
      module.classes.flatMap(({ name, fields }) =>
        fields.flatMap((field) => {
          const [value, ...others] = field.isStatic ? field.values : [];
          const text = value && textOf(value.expression, module);
          const isText = text?.is === 'literal' && others.length === 0;
          return isText ? [[`${inNamespace(name ?? '', module)}::${field.name}`, text] as const] : [];
        }),
      ),
    ),
  );
}

/** A case that is made with its text has that. */
function textOf(value: Expression, { calls }: Module): Expression | undefined {
  const made = value.is === 'call' ? calls[value.call] : undefined;
  return made?.callee.is === 'class' ? made.arguments[0] : value;
}

/** `QueueName::Money->value`, `QueueName::Money` and `Queues::MONEY` as the text that they are; all else as it is. */
export function withCaseValue(expression: Expression, module: Module, values: CaseValues): Expression {
  if (expression.is !== 'member') return expression;
  if (expression.name === 'value' && expression.of.is === 'member') return withCaseValue(expression.of, module, values);
  if (expression.of.is !== 'name') return expression;
  return values.get(`${fullName(expression.of.name, module)}::${expression.name}`) ?? expression;
}

/** The full name of what a file means by a name. */
export function fullName(name: string, module: Module): string {
  const found = module.imports.find(({ local }) => local === name);
  return found ? `${found.specifier}\\${found.imported}` : inNamespace(name, module);
}

/** The full name of what a file declares. */
export function inNamespace(name: string, { opens }: Module): string {
  return name.includes('\\') ? name : [...(opens?.slice(0, 1) ?? []), name].join('\\');
}
