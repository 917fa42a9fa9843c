import type { Decorator, Module } from '../../src/code/ir.ts';

/** What the decorator of a remote procedure is told besides: the name of its service. */
export const SERVICE = 'of service';

/**
 * Remote procedures are called by the name of their service, which its class states, and their own.
 * https://nameko.readthedocs.io/en/stable/built_in_extensions.html#rpc
 */
export function linkNameko(modules: readonly Module[]): readonly Module[] {
  return modules.map((module) =>
    module.imports.some(({ specifier }) => specifier === 'nameko.rpc') ? withNames(module) : module,
  );
}

function withNames(module: Module): Module {
  const names = new Map(
    module.classes.flatMap(({ fields, methods }) => {
      const name = fields.find((field) => field.name === 'name')?.values[0]?.expression;
      return name?.is === 'literal' ? methods.map((method) => [method, name] as const) : [];
    }),
  );
  const functions = module.functions.map((each, index) => {
    const of = names.get(index);
    return of ? { ...each, decorators: each.decorators.map((decorator) => told(decorator, of)) } : each;
  });
  return { ...module, functions };
}

function told(decorator: Decorator, of: Decorator['callee']): Decorator {
  return { ...decorator, arguments: [...decorator.arguments, { is: 'keyword', name: SERVICE, of }] };
}
