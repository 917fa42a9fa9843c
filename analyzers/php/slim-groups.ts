import type { Expression, FunctionNode, Module, Scope, Variable } from '../../src/code/ir.ts';

// https://www.slimframework.com/docs/v3/objects/router.html#route-groups

/**
 * In version 3 `$this` in the function of a group is the group's application, and in that of a route the container: the first gets it as a parameter,
 * all others have a variable of their own that nobody tells.
 */
export function linkSlimGroups(modules: readonly Module[]): readonly Module[] {
  return modules.map((module) => {
    const groups = new Set(
      module.calls.flatMap(({ callee, arguments: [, body] }) => (nameOf(callee) === 'group' ? indexOf(body) : [])),
    );
    const bound = [...groups].filter((index) => module.functions[index]?.parameters.length === 0);
    return bound.length === 0 ? module : withThis(module, new Set(bound));
  });
}

function nameOf(callee: Expression): string | undefined {
  return callee.is === 'member' ? callee.name : undefined;
}

function indexOf(body: Expression | undefined): readonly number[] {
  return body?.is === 'function' ? [body.function] : [];
}

function withThis(module: Module, groups: ReadonlySet<number>): Module {
  const functions = module.functions.map((node, index): FunctionNode => {
    const parameters = [{ name: 'this', isRest: false, isField: false, decorators: [] }];
    return groups.has(index) ? { ...node, parameters } : node;
  });
  const scopes = module.scopes.map((scope): Scope => {
    const node = scope.function === undefined ? undefined : module.functions[scope.function];
    if (!node || scope.function === undefined || node.class !== undefined) return scope;
    const variable: Variable = { name: '$this', values: [], place: node.place };
    const own = groups.has(scope.function) ? { ...variable, parameter: 0 } : variable;
    return { ...scope, variables: [...scope.variables, own] };
  });
  return { ...module, functions, scopes };
}
