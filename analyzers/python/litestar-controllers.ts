// https://docs.litestar.dev/latest/usage/routing/overview.html#class-based-controllers
import type { CallSite, ClassNode, Expression, Module } from '../../src/code/ir.ts';

/** Handlers of a controller lie below the path that its class states. */
export function linkLitestar(modules: readonly Module[]): readonly Module[] {
  return modules.map((module) =>
    module.imports.some(({ specifier }) => specifier.split('.')[0] === 'litestar') ? withPaths(module) : module,
  );
}

function withPaths(module: Module): Module {
  const paths = new Map(
    module.classes.flatMap((node) => {
      const path = pathOf(node);
      return path === undefined ? [] : node.methods.map((method) => [method, path] as const);
    }),
  );
  return paths.size === 0 ? module : { ...module, calls: module.calls.map((call) => below(call, paths)) };
}

function pathOf({ fields, extends: base }: ClassNode): string | undefined {
  const isController = base?.expression.is === 'name' && base.expression.name === 'Controller';
  const value = isController ? fields.find(({ name }) => name === 'path')?.values[0]?.expression : undefined;
  return value?.is === 'literal' && typeof value.value === 'string' ? value.value : undefined;
}

function below(call: CallSite, paths: ReadonlyMap<number, string>): CallSite {
  const path = call.decorates?.is === 'function' ? paths.get(call.decorates.function) : undefined;
  if (path === undefined) return call;
  const [first, ...others] = call.arguments;
  const own = first?.is === 'literal' ? String(first.value ?? '') : '';
  const whole: Expression = { is: 'literal', value: `${path.replace(/\/$/, '')}/${own.replace(/^\//, '')}` };
  return { ...call, arguments: [whole, ...(first?.is === 'literal' ? others : call.arguments)] };
}
