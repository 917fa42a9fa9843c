import type { CallSite, ClassNode, Expression, FunctionNode, Module, Scope } from '../../src/code/ir.ts';

/**
 * Gives a class that extends one of a package the constructor that it has without writing it: it hands all that it is called with to the
 * class that it extends. https://developer.mozilla.org/docs/Web/JavaScript/Reference/Classes/constructor
 */
export function withImplicitConstructors(
  modules: readonly Module[],
  resolveImport: (specifier: string, fromPath: string) => string | undefined,
): readonly Module[] {
  const passed = mostPassed(modules);
  return modules.map((module) => {
    const found = module.classes.flatMap((node, index) =>
      isWithoutConstructor(node, module) && extendsPackage(node, module, resolveImport) ? [index] : [],
    );
    return found.reduce((each, index) => withConstructor(each, index, passed), module);
  });
}

/** By the names of classes: the most arguments that a `new` of them has. */
function mostPassed(modules: readonly Module[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const { calls } of modules)
    for (const { callee, isNew, arguments: given } of calls)
      if (isNew && callee.is === 'name') found.set(callee.name, Math.max(found.get(callee.name) ?? 0, given.length));
  return found;
}

function isWithoutConstructor({ methods }: ClassNode, { functions }: Module): boolean {
  return !methods.some((index) => functions[index]?.kind === 'constructor');
}

function extendsPackage(
  { extends: base }: ClassNode,
  { imports, path }: Module,
  resolveImport: (specifier: string, fromPath: string) => string | undefined,
): boolean {
  const name = base && rootOf(base.expression);
  const imported = imports.find(({ local }) => local === name);
  return imported !== undefined && !imported.isTypeOnly && resolveImport(imported.specifier, path) === undefined;
}

function rootOf(expression: Expression): string | undefined {
  if (expression.is === 'member') return rootOf(expression.of);
  return expression.is === 'name' ? expression.name : undefined;
}

function withConstructor(module: Module, index: number, passed: ReadonlyMap<string, number>): Module {
  const { scopes, functions, classes, calls } = module;
  const body = scopes.findIndex((scope) => scope.class === index);
  const node = classes[index];
  if (!node || body < 0) return module;
  const { place } = node;
  const names = Array.from({ length: passed.get(node.name ?? '') ?? 0 }, (_, position) => `#${position}`);
  const scope: Scope = {
    ...scopes[body],
    parent: body,
    function: functions.length,
    variables: names.map((name, parameter) => ({ name, values: [], parameter, place })),
  };
  const { class: _, ...inside } = scope;
  const made: FunctionNode = {
    kind: 'constructor',
    scope: scopes.length,
    parameters: names.map((name) => ({ name, isRest: false, isField: false, decorators: [] })),
    returns: [],
    class: index,
    isStatic: false,
    isAbstract: false,
    decorators: [],
    place,
  };
  const call: CallSite = {
    callee: { is: 'super' },
    arguments: names.map((name) => ({ is: 'name', name })),
    isNew: false,
    typeArguments: [],
    scope: scopes.length,
    place,
  };
  return {
    ...module,
    scopes: [...scopes, inside],
    functions: [...functions, made],
    classes: classes.with(index, { ...node, methods: [...node.methods, functions.length] }),
    calls: [...calls, call],
  };
}
