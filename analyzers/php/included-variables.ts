import type { CallSite, Expression, Module, Variable } from '../../src/code/ir.ts';
import { spelled } from '../../src/frontend/rule-walker.ts';

// https://www.php.net/manual/en/function.include.php: a file has the variables of the place that includes it.

const INCLUDE = 'include';
/** Under this name, which no code can have, a file gives a variable to what it includes. */
const GIVEN = '#variable ';

/** How the inclusion of a file is spelled. */
export const INCLUDED: Expression = spelled('asbuilt.php', INCLUDE);

interface Inclusion {
  readonly from: Module;
  readonly scope: number;
}

/** Variables that a file takes from the one that includes it: `$app` in a file of routes. */
export function linkIncludedVariables(
  modules: readonly Module[],
  find: (specifier: string, from: string) => string | undefined,
): readonly Module[] {
  const included = new Map<string, Inclusion[]>();
  for (const from of modules) {
    for (const { specifier, scope } of from.calls.flatMap(inclusionOf)) {
      const path = find(specifier, from.path);
      if (path !== undefined) included.set(path, [...(included.get(path) ?? []), { from, scope }]);
    }
  }
  if (included.size === 0) return modules;
  const taken = new Map(modules.map((module) => [module.path, takenBy(module, included.get(module.path) ?? [])] as const));
  const all = [...taken.values()].flat();
  return modules.map((module) => {
    const given = all.filter(({ from }) => from.path === module.path);
    const exports = given.map(({ name, scope }) => ({
      name: GIVEN + name,
      value: { expression: { is: 'name' as const, name }, scope },
    }));
    const own = taken.get(module.path) ?? [];
    if (exports.length === 0 && own.length === 0) return module;
    return { ...withVariables(module, own), exports: [...module.exports, ...exports] };
  });
}

function inclusionOf({ callee, arguments: [file], scope }: CallSite): readonly { specifier: string; scope: number }[] {
  if (callee.is !== 'member' || callee.name !== INCLUDE || callee.of.is !== 'module' || file?.is !== 'module') return [];
  const specifier = textOf(file.specifier);
  return specifier === undefined ? [] : [{ specifier, scope }];
}

function textOf(expression: Expression): string | undefined {
  if (expression.is === 'literal') return String(expression.value);
  const parts = expression.is === 'concat' ? expression.parts.map(textOf) : [undefined];
  return parts.includes(undefined) ? undefined : parts.join('');
}

interface Taken extends Inclusion {
  readonly name: string;
}

/** Variables that statements of the file call methods of, that it declares nowhere, and that the including file has there. */
function takenBy({ calls, scopes }: Module, inclusions: readonly Inclusion[]): readonly Taken[] {
  if (inclusions.length === 0) return [];
  const names = calls.flatMap(({ callee, scope }) => (scope === 0 && callee.is === 'member' ? variableIn(callee.of) : []));
  const free = new Set(names.filter((name) => !scopes[0]?.variables.some((each) => each.name === name)));
  return inclusions.flatMap(({ from, scope }) => {
    const declared = from.scopes[scope]?.variables ?? [];
    return declared.flatMap(({ name }) => (free.has(name) ? [{ from, scope, name }] : []));
  });
}

function variableIn(of: Expression): readonly string[] {
  return of.is === 'name' && of.name.startsWith('$') ? [of.name] : [];
}

function withVariables(module: Module, taken: readonly Taken[]): Module {
  const [first, ...others] = module.scopes;
  const place = { line: 1, text: '' };
  const variables = taken.map(({ name, from }): Variable => {
    const file: Expression = { is: 'module', specifier: { is: 'literal', value: from.path } };
    return { name, values: [{ expression: { is: 'member', of: file, name: GIVEN + name }, scope: 0 }], place };
  });
  return first ? { ...module, scopes: [{ ...first, variables: [...first.variables, ...variables] }, ...others] } : module;
}
