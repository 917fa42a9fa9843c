import type { CallSite, Expression, FunctionNode, Module } from '../../src/code/ir.ts';
import type { Resolve } from './imported-names.ts';

/**
 * `app.config.from_object('shop.config.Config')` is the class or module of that name, also where the text is what a parameter is by default.
 * https://flask.palletsprojects.com/en/stable/api/#flask.Config.from_object
 */
export function linkFlaskObjects(modules: readonly Module[], resolve: Resolve): readonly Module[] {
  return modules.map((module) => {
    const loading = module.calls.filter(isLoading);
    return loading.length > 0 ? withObjects(module, loading, resolve) : module;
  });
}

function isLoading({ callee, arguments: args }: CallSite): boolean {
  const of = callee.is === 'member' && callee.name === 'from_object' ? callee.of : undefined;
  return of?.is === 'member' && of.name === 'config' && args.length > 0;
}

function withObjects(module: Module, loading: readonly CallSite[], resolve: Resolve): Module {
  const loaded = new Set(module.requires);
  const meant = (expression: Expression | undefined) => {
    const object = expression && imported(expression, module.path, resolve);
    if (object) loaded.add(fileOf(object));
    return object;
  };
  const calls = module.calls.map((call) => {
    const object = loading.includes(call) ? meant(call.arguments[0]) : undefined;
    return object ? { ...call, arguments: [object, ...call.arguments.slice(1)] } : call;
  });
  const passed = new Set(loading.flatMap((call) => parameterPassed(call, module) ?? []));
  const functions = module.functions.map((node) => ({
    ...node,
    parameters: node.parameters.map((each) => {
      const object = passed.has(`${node.scope}|${each.name}`) ? meant(each.default) : undefined;
      return object ? { ...each, default: object } : each;
    }),
  }));
  return { ...module, calls, functions, requires: [...loaded] };
}

/** The parameter, by the scope of its function, that a call hands on as it is. */
function parameterPassed({ arguments: [first], scope }: CallSite, { functions }: Module): string | undefined {
  const isOwn = (node: FunctionNode) => node.scope === scope && node.parameters.some(({ name }) => isNamed(first, name));
  return first?.is === 'name' && functions.some(isOwn) ? `${scope}|${first.name}` : undefined;
}

function isNamed(expression: Expression | undefined, name: string): boolean {
  return expression?.is === 'name' && expression.name === name;
}

function imported(expression: Expression, path: string, resolve: Resolve): Expression | undefined {
  if (expression.is !== 'literal' || typeof expression.value !== 'string') return undefined;
  const text = expression.value;
  const end = text.lastIndexOf('.');
  const [home, name] = [text.slice(0, Math.max(end, 0)), text.slice(end + 1)];
  if (resolve(text, path) !== undefined) return moduleNamed(text);
  return home !== '' && resolve(home, path) !== undefined ? { is: 'member', of: moduleNamed(home), name } : undefined;
}

/** The name of the module that something is, or is in. */
function fileOf(object: Expression): string {
  const home = object.is === 'member' ? object.of : object;
  return home.is === 'module' && home.specifier.is === 'literal' ? String(home.specifier.value) : '';
}

function moduleNamed(name: string): Expression {
  return { is: 'module', specifier: { is: 'literal', value: name } };
}
